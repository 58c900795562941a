import { text } from '../i18n/text';
import { hasHits } from '../state/base/query-words';
import { hasCustomer } from '../state/care/erase-slice';
import { type SearchState, shownResults } from '../state/search/search-slice';
import type { AppState, AppStore } from '../state/store';
import { changeOfTimes } from '../state/window/settings-slice';
import { isTimelineShown } from '../state/window/view-slice';
import type { Command, CommandContext } from './command';

const listed = (search: { readonly kind: string }) => search.kind !== 'unasked';

const SAVED_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const walksHits = (search: SearchState) => hasHits(shownResults(search)?.query.text ?? '');

async function stepHit(store: AppStore, by: 1 | -1): Promise<void> {
  if ((await store.getState().stepHit(by)) === 'end') {
    store.getState().say(text(by > 0 ? 'search.lastHit' : 'search.firstHit'));
  }
}

/** A mark may be set as soon as a conversation is chosen. */
const marks = ({ open }: AppState) => open.kind === 'open' || open.kind === 'opening';
const reads = ({ open, reading }: AppState) => open.kind === 'open' && !reading;

function eraseOpen(store: AppStore, kind: 'conversation' | 'customer'): void {
  const { open, askToErase } = store.getState();
  if (open.kind === 'open') void askToErase({ kind, key: open.conversation.key });
}

/** The page stands still while it is printed: all there is to draw is drawn before. */
async function print({ store, host, page }: CommandContext): Promise<void> {
  const { setPrinting } = store.getState();
  setPrinting(true);
  await page.painted();
  try {
    if ((await host.print()) === 'failed') store.getState().tell({ kind: 'print-failed' });
  } finally {
    setPrinting(false);
  }
}

/** From line to line of what is looked for in the transcript, else from hit to hit of the search. */
function step({ store, page }: CommandContext, by: 1 | -1): void {
  if (page.transcript()?.step(by) !== true && walksHits(store.getState().search)) void stepHit(store, by);
}

function stepNote({ store, page }: CommandContext, by: 1 | -1): void {
  if (page.transcript()?.stepNote(by) !== true) store.getState().say(text('marks.noLineNotes'));
}

/** Every command of the window, in the order in which palette and shortcut list show them. */
export const ALL_COMMANDS: readonly Command[] = [
  {
    id: 'import.open',
    name: 'command.import.open',
    keys: ['Mod+O'],
    run: ({ page }) => page.chooseFiles('files'),
  },
  {
    id: 'import.openFolder',
    name: 'command.import.openFolder',
    keys: ['Mod+Shift+O'],
    run: ({ page }) => page.chooseFiles('folder'),
  },
  {
    id: 'search.focus',
    name: 'command.search.focus',
    keys: ['Mod+Shift+F', '/'],
    run: ({ page }) => page.focusSearch(),
  },
  {
    id: 'search.lift',
    name: 'command.search.lift',
    keys: [],
    when: ({ draft, cleared: lifted }) => draft.trim() !== '' || lifted !== undefined,
    run: ({ store }) => void store.getState().clearQuery(),
  },
  {
    id: 'search.save',
    name: 'command.search.save',
    keys: ['Mod+S'],
    when: ({ draft }) => draft.trim() !== '',
    run: ({ store }) => store.getState().showDialog({ kind: 'save-search' }),
  },
  {
    id: 'search.help',
    name: 'command.search.help',
    keys: [],
    run: ({ store }) => store.getState().showDialog({ kind: 'search-help' }),
  },
  {
    id: 'search.asText',
    name: 'command.search.asText',
    keys: [],
    run: ({ store }) => {
      const { settings, changeSettings } = store.getState();
      changeSettings({ searchAsText: !settings.searchAsText });
    },
  },
  {
    id: 'search.saved',
    name: 'command.search.saved',
    keys: [],
    run: ({ store }) => store.getState().showDialog({ kind: 'searches-text' }),
  },
  ...SAVED_KEYS.map(
    (key, nth): Command => ({
      id: `search.saved${key}`,
      name: `command.search.saved${key}`,
      keys: [key],
      when: ({ saved }) => saved[nth] !== undefined,
      run: ({ store }) => void store.getState().runSaved(nth),
    }),
  ),
  {
    id: 'search.rebuildIndex',
    name: 'command.search.rebuildIndex',
    keys: [],
    when: ({ indexWork }) => indexWork.kind !== 'working',
    run: ({ store }) => void store.getState().rebuildIndex(),
  },
  {
    id: 'archive.backUp',
    name: 'command.archive.backUp',
    keys: [],
    when: ({ library, markCounts }) =>
      (library.kind === 'known' && library.imports.length > 0) || (markCounts?.marked ?? 0) > 0,
    run: ({ store }) => store.getState().showDialog({ kind: 'backup' }),
  },
  {
    id: 'archive.restore',
    name: 'command.archive.restore',
    keys: [],
    run: ({ page }) => page.chooseFiles('backup'),
  },
  {
    id: 'archive.saveMarks',
    name: 'command.marks.save',
    keys: [],
    run: ({ store }) => void store.getState().saveMarks(),
  },
  {
    id: 'archive.loadMarks',
    name: 'command.marks.load',
    keys: [],
    run: ({ page }) => page.chooseFiles('marks'),
  },
  {
    id: 'imports.show',
    name: 'command.imports.show',
    keys: [],
    when: ({ library }) => library.kind === 'known' && library.imports.length > 0,
    run: ({ store }) => store.getState().showPlace('imports'),
  },
  {
    id: 'archive.erase',
    name: 'command.archive.erase',
    keys: [],
    when: ({ library }) => library.kind === 'known' && library.imports.length > 0,
    run: ({ store }) => void store.getState().askToErase({ kind: 'everything' }),
  },
  {
    id: 'archive.check',
    name: 'command.archive.check',
    keys: [],
    run: ({ store }) => store.getState().showDialog({ kind: 'check-archive' }),
  },
  {
    id: 'conversation.goTo',
    name: 'command.conversation.goTo',
    keys: ['Mod+K'],
    run: ({ store }) => store.getState().showDialog({ kind: 'go-to' }),
  },
  {
    id: 'library.next',
    name: 'command.library.next',
    keys: ['J', 'Alt+ArrowDown'],
    when: ({ search }) => listed(search),
    run: ({ store }) => void store.getState().stepConversation(1),
  },
  {
    id: 'library.previous',
    name: 'command.library.previous',
    keys: ['K', 'Alt+ArrowUp'],
    when: ({ search }) => listed(search),
    run: ({ store }) => void store.getState().stepConversation(-1),
  },
  {
    id: 'library.return',
    name: 'command.library.return',
    keys: ['Escape'],
    when: ({ open }) => open.kind !== 'none',
    run: ({ store, page }) => {
      const { width, closeConversation } = store.getState();
      if (width === 'single') closeConversation();
      page.focusList();
    },
  },
  {
    id: 'conversation.close',
    name: 'command.conversation.close',
    keys: [],
    when: ({ open }) => open.kind !== 'none',
    run: ({ store }) => store.getState().closeConversation(),
  },
  {
    id: 'conversation.erase',
    name: 'command.conversation.erase',
    keys: [],
    when: ({ open }) => open.kind === 'open',
    run: ({ store }) => eraseOpen(store, 'conversation'),
  },
  {
    id: 'conversation.eraseCustomer',
    name: 'command.conversation.eraseCustomer',
    keys: [],
    when: ({ open }) => open.kind === 'open' && hasCustomer(open.conversation),
    run: ({ store }) => eraseOpen(store, 'customer'),
  },
  {
    id: 'export.conversation',
    name: 'command.export.conversation',
    keys: ['Mod+Shift+E'],
    when: ({ open }) => open.kind === 'open',
    run: ({ store }) => store.getState().showDialog({ kind: 'export', what: 'conversation' }),
  },
  {
    id: 'export.found',
    name: 'command.export.found',
    keys: ['Mod+Alt+E'],
    when: ({ search }) => (shownResults(search)?.total ?? 0) > 0,
    run: ({ store }) => store.getState().showDialog({ kind: 'export', what: 'found' }),
  },
  {
    id: 'conversation.source',
    name: 'command.conversation.source',
    keys: ['Mod+U'],
    when: ({ open }) => open.kind === 'open',
    run: ({ store }) => store.getState().showInspector('source'),
  },
  {
    id: 'transcript.find',
    name: 'command.transcript.find',
    keys: ['Mod+F'],
    // the reading view is left to the find of the system
    when: reads,
    run: ({ page }) => page.transcript()?.find(),
  },
  {
    id: 'transcript.findNext',
    name: 'command.transcript.findNext',
    keys: ['F3'],
    macKeys: ['Mod+G'],
    when: ({ open, search }) => open.kind === 'open' || walksHits(search),
    run: context => step(context, 1),
  },
  {
    id: 'transcript.findPrevious',
    name: 'command.transcript.findPrevious',
    keys: ['Shift+F3'],
    macKeys: ['Mod+Shift+G'],
    when: ({ open, search }) => open.kind === 'open' || walksHits(search),
    run: context => step(context, -1),
  },
  {
    id: 'transcript.copy',
    name: 'command.transcript.copy',
    keys: ['Mod+Shift+C'],
    when: reads,
    run: ({ page }) => page.transcript()?.copy('rich'),
  },
  {
    id: 'transcript.copyMarkdown',
    name: 'command.transcript.copyMarkdown',
    keys: [],
    when: reads,
    run: ({ page }) => page.transcript()?.copy('markdown'),
  },
  {
    id: 'transcript.copyLink',
    name: 'command.transcript.copyLink',
    keys: [],
    when: reads,
    run: ({ page }) => page.transcript()?.copyLink(),
  },
  {
    id: 'transcript.reading',
    name: 'command.transcript.reading',
    keys: [],
    when: ({ open }) => open.kind === 'open',
    run: ({ store }) => store.getState().setReading(!store.getState().reading),
  },
  {
    id: 'transcript.nextNote',
    name: 'command.transcript.nextNote',
    keys: ['N'],
    when: reads,
    run: context => stepNote(context, 1),
  },
  {
    id: 'transcript.previousNote',
    name: 'command.transcript.previousNote',
    keys: ['Shift+N'],
    when: reads,
    run: context => stepNote(context, -1),
  },
  {
    id: 'marks.flag',
    name: 'command.marks.flag',
    keys: ['Mod+D'],
    when: marks,
    run: ({ store }) => void store.getState().flipFlag(),
  },
  {
    id: 'marks.reviewed',
    name: 'command.marks.reviewed',
    keys: ['R'],
    when: marks,
    run: ({ store }) => void store.getState().flipReviewed(),
  },
  {
    id: 'marks.note',
    name: 'command.marks.note',
    keys: ['M'],
    when: marks,
    run: ({ store }) => store.getState().wantNote(),
  },
  {
    id: 'marks.tag',
    name: 'command.marks.tag',
    keys: ['T'],
    when: marks,
    run: ({ store }) => store.getState().wantTag(),
  },
  {
    id: 'marks.undo',
    name: 'command.marks.undo',
    keys: ['Mod+Z'],
    leavesTyping: true,
    when: ({ undoable }) => undoable.length > 0,
    run: ({ store }) => void store.getState().undoMark(),
  },
  {
    id: 'marks.redo',
    name: 'command.marks.redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    macKeys: ['Mod+Shift+Z'],
    leavesTyping: true,
    when: ({ redoable }) => redoable.length > 0,
    run: ({ store }) => void store.getState().redoMark(),
  },
  {
    id: 'view.back',
    name: 'command.view.back',
    keys: ['Alt+ArrowLeft'],
    macKeys: ['Mod+['],
    leavesTyping: true,
    run: ({ page }) => page.visit(-1),
  },
  {
    id: 'view.forward',
    name: 'command.view.forward',
    keys: ['Alt+ArrowRight'],
    macKeys: ['Mod+]'],
    leavesTyping: true,
    run: ({ page }) => page.visit(1),
  },
  {
    id: 'view.mask',
    name: 'command.view.mask',
    keys: ['Mod+Shift+M'],
    run: ({ store }) => store.getState().toggleMasking(),
  },
  {
    id: 'pane.next',
    name: 'command.pane.next',
    keys: ['F6'],
    run: ({ page }) => page.focusPane(1),
  },
  {
    id: 'pane.previous',
    name: 'command.pane.previous',
    keys: ['Shift+F6'],
    run: ({ page }) => page.focusPane(-1),
  },
  {
    id: 'timeline.toggle',
    name: 'command.timeline.toggle',
    keys: ['L'],
    when: ({ open }) => open.kind === 'open',
    run: ({ store }) => store.getState().showTimeline(!isTimelineShown(store.getState())),
  },
  {
    id: 'sidebar.toggle',
    name: 'command.sidebar.toggle',
    keys: ['Mod+B'],
    run: ({ store }) => store.getState().togglePane('sidebar'),
  },
  {
    id: 'inspector.toggle',
    name: 'command.inspector.toggle',
    keys: ['Mod+I'],
    run: ({ store }) => store.getState().togglePane('inspector'),
  },
  {
    id: 'zone.recorded',
    name: 'command.zone.recorded',
    keys: [],
    run: ({ store }) => store.getState().changeSettings(changeOfTimes('recorded')),
  },
  {
    id: 'zone.mine',
    name: 'command.zone.mine',
    keys: [],
    run: ({ store }) => store.getState().changeSettings(changeOfTimes('mine')),
  },
  {
    id: 'zone.utc',
    name: 'command.zone.utc',
    keys: [],
    run: ({ store }) => store.getState().changeSettings(changeOfTimes('utc')),
  },
  {
    id: 'zone.elapsed',
    name: 'command.zone.elapsed',
    keys: [],
    run: ({ store }) => store.getState().changeSettings(changeOfTimes('elapsed')),
  },
  {
    id: 'theme.system',
    name: 'command.theme.system',
    keys: [],
    run: ({ store }) => store.getState().changeSettings({ theme: 'system' }),
  },
  {
    id: 'theme.light',
    name: 'command.theme.light',
    keys: [],
    run: ({ store }) => store.getState().changeSettings({ theme: 'light' }),
  },
  {
    id: 'theme.dark',
    name: 'command.theme.dark',
    keys: [],
    run: ({ store }) => store.getState().changeSettings({ theme: 'dark' }),
  },
  {
    id: 'density.toggle',
    name: 'command.density.toggle',
    keys: [],
    run: ({ store }) => {
      const { settings, changeSettings } = store.getState();
      changeSettings({ density: settings.density === 'compact' ? 'comfortable' : 'compact' });
    },
  },
  {
    id: 'import.cancel',
    name: 'command.import.cancel',
    keys: [],
    when: ({ importing }) => importing.kind === 'importing' || importing.kind === 'previewing',
    run: ({ store }) => store.getState().cancelImport(),
  },
  {
    id: 'app.print',
    name: 'command.app.print',
    keys: ['Mod+P'],
    when: ({ open }) => open.kind === 'open',
    run: context => void print(context),
  },
  {
    id: 'app.palette',
    name: 'command.app.palette',
    keys: ['Mod+Shift+P'],
    run: ({ store }) => store.getState().showDialog({ kind: 'palette' }),
  },
  {
    id: 'app.settings',
    name: 'command.app.settings',
    keys: ['Mod+,'],
    run: ({ store }) => store.getState().showDialog({ kind: 'settings' }),
  },
  {
    id: 'app.diagnostics',
    name: 'command.app.diagnostics',
    keys: [],
    run: ({ store }) => store.getState().showDialog({ kind: 'diagnostics' }),
  },
  {
    id: 'app.shortcuts',
    name: 'command.app.shortcuts',
    keys: ['?', 'F1'],
    macKeys: ['?'],
    run: ({ store }) => store.getState().showDialog({ kind: 'shortcuts' }),
  },
];
