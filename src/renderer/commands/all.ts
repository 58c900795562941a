import { isBeside } from '../state/view-slice';
import type { Command } from './command';

const listed = (search: { readonly kind: string }) => search.kind !== 'unasked';

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
    id: 'search.clear',
    name: 'command.search.clear',
    keys: [],
    when: ({ draft }) => draft !== '',
    run: ({ store }) => void store.getState().find(''),
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
    id: 'conversation.close',
    name: 'command.conversation.close',
    keys: [],
    when: ({ open }) => open.kind !== 'none',
    run: ({ store }) => store.getState().closeConversation(),
  },
  {
    id: 'conversation.source',
    name: 'command.conversation.source',
    keys: ['Mod+U'],
    when: ({ open }) => open.kind === 'open',
    run: ({ store }) => {
      const { changeSettings, settings, width, drawer, togglePane } = store.getState();
      changeSettings({ inspectorTab: 'source' });
      const hidden = isBeside(width, 'inspector') ? !settings.inspectorShown : drawer !== 'inspector';
      if (hidden) togglePane('inspector');
    },
  },
  {
    id: 'transcript.findNext',
    name: 'command.transcript.findNext',
    keys: ['F3'],
    macKeys: ['Mod+G'],
    when: ({ open, draft }) => open.kind === 'open' && draft !== '',
    run: ({ store }) => store.getState().stepHit(1),
  },
  {
    id: 'transcript.findPrevious',
    name: 'command.transcript.findPrevious',
    keys: ['Shift+F3'],
    macKeys: ['Mod+Shift+G'],
    when: ({ open, draft }) => open.kind === 'open' && draft !== '',
    run: ({ store }) => store.getState().stepHit(-1),
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
    run: ({ store }) => store.getState().changeSettings({ zone: 'recorded' }),
  },
  {
    id: 'zone.mine',
    name: 'command.zone.mine',
    keys: [],
    run: ({ store }) => store.getState().changeSettings({ zone: 'mine' }),
  },
  {
    id: 'zone.utc',
    name: 'command.zone.utc',
    keys: [],
    run: ({ store }) => store.getState().changeSettings({ zone: 'utc' }),
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
    run: ({ host }) => void host.print(),
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
    id: 'app.shortcuts',
    name: 'command.app.shortcuts',
    keys: ['?', 'F1'],
    macKeys: ['?'],
    run: ({ store }) => store.getState().showDialog({ kind: 'shortcuts' }),
  },
];
