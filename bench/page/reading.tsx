import '../../src/renderer/styles/tokens.css';
import '../../src/renderer/styles/base.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { openArchive } from '../../src/renderer/archive/client';
import { TimelinePane } from '../../src/renderer/features/timeline/TimelinePane';
import { ConversationHeader } from '../../src/renderer/features/transcript/header/ConversationHeader';
import { TranscriptRow } from '../../src/renderer/features/transcript/lines/TranscriptRow';
import { PlainRows } from '../../src/renderer/features/transcript/plain/PlainRows';
import { memberOf } from '../../src/renderer/features/transcript/rows/article-props';
import { rowsOf } from '../../src/renderer/features/transcript/rows/rows';
import { TranscriptPane } from '../../src/renderer/features/transcript/TranscriptPane';
import { estimatedHeight } from '../../src/renderer/features/transcript/window/row-height';
import { importCorpus } from './lectern';
import { longChat, longConversation } from './reading-conversation';

const ROW = 'article[data-item]';
const nothing = () => {};

/** Scrolling so many frames at so many pixels each: how long the frames were, and in how many something was blank. */
export interface ScrollRun {
  readonly frames: readonly number[];
  readonly blank: number;
}

const held = new Map<number, Conversation>();
let root: Root | undefined;
let show: (node: ReactNode) => void = nothing;

function conversationOf(lines: number): Conversation {
  const conversation = held.get(lines) ?? longConversation(lines);
  held.set(lines, conversation);
  return conversation;
}

function freshRoot(): void {
  root?.unmount();
  document.getElementById('stage')?.remove();
  const stage = document.createElement('div');
  stage.id = 'stage';
  Object.assign(stage.style, { display: 'flex', flexDirection: 'column', width: '620px', height: '800px' });
  document.body.replaceChildren(stage);
  root = createRoot(stage);
  show = node => root?.render(node);
}

function transcriptOf(conversation: Conversation, selected?: ItemKey): ReactNode {
  return (
    <TranscriptPane
      conversation={conversation}
      zone="utc"
      selected={selected}
      onSelect={nothing}
      hits={NO_KEYS}
      phrases={NO_PHRASES}
      onOpenLink={nothing}
    />
  );
}

const NO_KEYS: readonly ItemKey[] = [];
const NO_PHRASES: readonly [] = [];

/** Milliseconds until the first row is painted: of the transcript, or of the whole pane with header and timeline. */
export async function openReading(lines: number, what: 'transcript' | 'pane' | 'plain' | 'virtual'): Promise<number> {
  const conversation = conversationOf(lines);
  freshRoot();
  await painted();
  const started = performance.now();
  switch (what) {
    case 'transcript':
      show(transcriptOf(conversation));
      break;
    case 'pane':
      show(
        <>
          <ConversationHeader conversation={conversation} zone="utc" />
          <TimelinePane conversation={conversation} zone="utc" selected={undefined} onSelect={nothing} />
          {transcriptOf(conversation)}
        </>,
      );
      break;
    case 'plain':
      show(<PlainPeer conversation={conversation} />);
      break;
    case 'virtual':
      show(<VirtualPeer conversation={conversation} />);
      break;
  }
  while (document.querySelector(ROW) === null) await turn();
  await painted();
  return performance.now() - started;
}

/** Milliseconds until a conversation of so many messages has come from the archive to the page, each time it is asked. */
export async function readingFromArchive(lines: number, times: number): Promise<readonly number[]> {
  const chat = longChat(lines);
  await importCorpus(new File([JSON.stringify(chat)], `${lines}.json`));
  const archive = openArchive();
  const { hits } = await archive.search({ text: `id:${chat.chatId}`, sort: [], offset: 0, limit: 1 });
  const key = hits[0]?.head.key;
  if (key === undefined) throw new Error('the conversation is not in the archive');
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    const conversation = await archive.conversation(key);
    taken.push(performance.now() - started);
    if (conversation?.messages.length !== lines) throw new Error('it is not whole');
  }
  archive.close();
  return taken;
}

/** Milliseconds until a line far down is painted, as when a search result is opened. */
export async function jumpReading(lines: number, share: number): Promise<number> {
  const conversation = conversationOf(lines);
  freshRoot();
  show(transcriptOf(conversation));
  await painted();
  const key = conversation.messages[Math.floor(lines * share)]?.key;
  const started = performance.now();
  show(transcriptOf(conversation, key));
  while (!isInSight(document.querySelector(`article[data-item$=" ${key}"]`))) await turn();
  await painted();
  return performance.now() - started;
}

/** Scrolls what is open. */
export async function scrollReading(by: number, frames: number): Promise<ScrollRun> {
  const scroller = scrollerOf();
  scroller.scrollTop = 0;
  await painted();
  const times: number[] = [];
  let blank = 0;
  let before = await frame();
  for (let n = 0; n < frames; n++) {
    scroller.scrollTop += by;
    const now = await frame();
    times.push(now - before);
    before = now;
    if (n % 8 === 0 && isBlank(scroller)) {
      blank++;
      before = await frame();
    }
  }
  return { frames: times, blank };
}

/** Milliseconds that the page works for each step of panning a timeline that shows a third of so many items. */
export async function panTimeline(lines: number, steps: number): Promise<readonly number[]> {
  freshRoot();
  show(<TimelinePane conversation={conversationOf(lines)} zone="utc" selected={undefined} onSelect={nothing} />);
  await painted();
  const plotNow = () => document.querySelector<HTMLElement>('[role="application"]');
  // a long conversation's timeline is drawn after everything else
  while (plotNow() === null) await painted();
  const plot = plotNow();
  const press = (key: string) => plot?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  for (let n = 0; n < 3; n++) {
    press('w');
    await painted();
  }
  const times: number[] = [];
  for (let n = 0; n < steps; n++) {
    const started = performance.now();
    press(n % 20 < 10 ? 'd' : 'a');
    // what a key press changes is drawn before the next task
    await turn();
    times.push(performance.now() - started);
    await frame();
  }
  return times;
}

function PlainPeer({ conversation }: { readonly conversation: Conversation }) {
  const rows = useMemo(() => rowsOf([conversation], 'utc'), [conversation]);
  const members = useMemo(() => [memberOf(conversation)], [conversation]);
  return (
    <div style={{ height: 800, overflow: 'auto' }}>
      <PlainRows
        rows={rows}
        part={{ from: 0, until: rows.rows.length, firstArticle: 1, lastArticle: rows.articles.length }}
        members={members}
        zone="utc"
        onOpenLink={nothing}
      />
    </div>
  );
}

/** The same rows in the list component that is most used for this. */
function VirtualPeer({ conversation }: { readonly conversation: Conversation }) {
  const rows = useMemo(() => rowsOf([conversation], 'utc'), [conversation]);
  const member = useMemo(() => memberOf(conversation), [conversation]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => {
      const row = rows.rows[index];
      return row === undefined ? 0 : estimatedHeight(row, 620);
    },
    getItemKey: index => rows.rows[index]?.key ?? index,
    overscan: 6,
  });
  return (
    <div ref={scroller} style={{ height: 800, overflow: 'auto' }}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows.rows[index];
          return (
            row && (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                style={{ position: 'absolute', width: '100%', transform: `translateY(${start}px)` }}
              >
                <TranscriptRow
                  row={row}
                  id="peer"
                  index={index}
                  setSize={rows.articles.length}
                  selected={false}
                  hit={false}
                  flashing={false}
                  focusable={false}
                  zone="utc"
                  member={member}
                  highlight={undefined}
                  onOpenLink={nothing}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function scrollerOf(): HTMLElement {
  let element = document.querySelector<HTMLElement>(ROW)?.parentElement;
  while (element && !/auto|scroll/.test(getComputedStyle(element).overflowY)) element = element.parentElement;
  if (!element) throw new Error('nothing here scrolls');
  return element;
}

function isInSight(element: Element | null): boolean {
  if (element === null) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < 800;
}

function isBlank(scroller: HTMLElement): boolean {
  const { left, top, width, height } = scroller.getBoundingClientRect();
  return [0.1, 0.5, 0.9].some(share => {
    const there = document.elementFromPoint(left + width / 2, top + height * share);
    return there?.closest('[data-row], [data-index]') === null && there.closest(ROW) === null;
  });
}

const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve));

/** The next task. */
function turn(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** After the next frame has been painted. */
async function painted(): Promise<void> {
  await frame();
  await turn();
}
