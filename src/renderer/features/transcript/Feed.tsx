import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { text } from '../../i18n/text';
import { MessageMenu } from './copy/MessageMenu';
import { useCopying } from './copy/use-copying';
import styles from './Feed.module.css';
import { FindBar } from './find/FindBar';
import { TranscriptMap } from './find/TranscriptMap';
import { useFinding } from './find/use-finding';
import { destinationsIn } from './header/destinations';
import { LinkedConversations } from './header/LinkedConversations';
import { TranscriptToolbar } from './header/TranscriptToolbar';
import { useLineNotes } from './lines/use-line-notes';
import type { Member } from './rows/article-props';
import { beginningsOf } from './rows/beginnings';
import { foldableOf, foldRows } from './rows/fold-rows';
import { countMarked, markedIndexes } from './rows/marked-rows';
import { type Foldable, isArticle, type Row } from './rows/row';
import { rowKey } from './rows/row-key';
import { rowsOf } from './rows/rows';
import { TranscriptOverlays } from './TranscriptOverlays';
import { TimestampTooltip } from './time/TimestampTooltip';
import type { TranscriptPaneProps } from './transcript-props';
import { useFeedKeys } from './use-feed-keys';
import { useHandle } from './use-handle';
import { FeedRows } from './window/FeedRows';
import type { FeedWindow } from './window/feed-window';
import { heightsOf } from './window/row-height';
import { likelyPane, rememberedPlace, rememberPane, rememberPlace } from './window/scroll-memory';

interface FeedProps extends TranscriptPaneProps {
  readonly members: readonly Member[];
}

export function Feed(props: FeedProps) {
  const { conversation, members, zone, selected, onSelect, hits, phrases, onOpenLink, onOpenConversation } = props;
  const id = useId();
  const [folded, setFolded] = useState<ReadonlySet<Foldable>>(new Set());
  const selectedKey = selected === undefined ? undefined : rowKey(conversation.key, selected);
  const all = useMemo(
    () =>
      rowsOf(
        members.map(each => each.conversation),
        zone,
      ),
    [members, zone],
  );
  const hitRows = useMemo(() => new Set(hits.map(item => rowKey(conversation.key, item))), [hits, conversation.key]);
  const [opened, setOpened] = useState(
    () =>
      new Set(
        beginningsOf(all)
          .filter(({ holds }) => selectedKey && holds(selectedKey))
          .map(({ key }) => key),
      ) as ReadonlySet<string>,
  );
  const rows = useMemo(() => foldRows(all, folded, opened, hitRows), [all, folded, opened, hitRows]);
  const heights = useMemo(() => heightsOf(rows.rows, likelyPane().width), [rows]);

  const selectedIndex = selectedKey === undefined ? undefined : rows.indexOf.get(selectedKey);

  const [begin] = useState(() => {
    const place = selectedIndex === undefined ? rememberedPlace(conversation.key) : undefined;
    const row = selectedIndex ?? (place === undefined ? undefined : rows.indexOf.get(place.key));
    if (row === undefined) return undefined;
    return place === undefined ? { kind: 'middle' as const, row } : { kind: 'top' as const, row, inset: place.inset };
  });
  const scroller = useRef<HTMLDivElement>(null);
  const feed = useRef<HTMLDivElement>(null);
  const view = useRef<FeedWindow>(null);
  const focusWanted = useRef(false);

  const [active, setActive] = useState<string>();
  const [flashed, setFlashed] = useState(selectedKey);
  const [cameFrom, setCameFrom] = useState<string>();
  const activeIndex =
    (active === undefined ? undefined : rows.indexOf.get(active)) ?? selectedIndex ?? rows.articles[0];

  // the selection this pane made or has already shown: only another one is scrolled to
  const shown = useRef(selectedKey);
  const select = (row: Row | undefined) => {
    if (!isArticle(row)) {
      shown.current = undefined;
      onSelect(undefined);
      return;
    }
    shown.current = row.key;
    const owner = members[row.member]?.conversation.key;
    if (owner === undefined || owner === conversation.key) onSelect(row.item);
    else onOpenConversation?.(owner, row.item);
  };
  /** Selects a row and shows it, as if it had been selected elsewhere. */
  const jump = (key: string | undefined) => {
    const index = key === undefined ? undefined : rows.indexOf.get(key);
    if (index === undefined) return;
    const row = rows.rows[index];
    select(row);
    setActive(row?.key);
    setFlashed(row?.key);
    view.current?.goTo(index, 'middle');
  };

  useLayoutEffect(() => {
    const shownView = view.current;
    rememberPane({ width: scroller.current?.clientWidth });
    return () => {
      const place = shownView?.placeNow();
      if (place !== undefined) rememberPlace(conversation.key, place);
    };
  }, [conversation.key]);
  useLayoutEffect(() => {
    if (selectedKey === shown.current || selectedIndex === undefined || selectedKey === undefined) return;
    const row = rows.rows[selectedIndex];
    // it is folded away: unfolded, it is looked for again
    if (row?.kind === 'fold') {
      setOpened(before => new Set([...before, row.key]));
      return;
    }
    shown.current = selectedKey;
    setActive(selectedKey);
    setFlashed(selectedKey);
    view.current?.goTo(selectedIndex, 'middle');
  }, [selectedKey, selectedIndex, rows]);

  const copying = useCopying({ rows, members, zone, selectedIndex });
  const { marked } = copying;
  const markedRows = markedIndexes(marked, rows);
  const finding = useFinding({
    rows,
    members,
    phrases,
    places: props.places,
    conversation,
    selectedIndex,
    onJump: jump,
    focusWanted,
    // what is folded would not be found
    onOpen: () => setOpened(before => new Set([...before, ...beginningsOf(all).map(({ key }) => key)])),
  });
  const onKeyDown = useFeedKeys({
    scroller,
    feed,
    focusWanted,
    view,
    rows,
    activeIndex,
    selected: selected !== undefined,
    select,
    setActive,
    copying,
  });
  const lineNotes = useLineNotes({
    all,
    marks: props.marks,
    selected: selectedKey,
    onGo: (owner, item) => {
      if (owner === conversation.key) onSelect(item);
      else onOpenConversation?.(owner, item);
    },
  });
  useHandle(props.handle, finding, copying, lineNotes);

  const foldable = useMemo(() => new Set(all.rows.map(foldableOf).filter(kind => kind !== undefined)), [all]);
  const destinations = useMemo(() => destinationsIn(rows), [rows]);

  const foundRows = finding.found ?? hitRows;
  const latestJump = useRef(jump);
  useLayoutEffect(() => {
    latestJump.current = jump;
  });
  // the map is drawn again for other rows only
  const onMapJump = useCallback((key: string) => latestJump.current(key), []);

  const onClick = (event: React.MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    const fold = target.closest<HTMLElement>('[data-fold]')?.dataset.fold;
    if (fold !== undefined)
      setOpened(before => (before.has(fold) ? without(before, fold) : new Set([...before, fold])));
    const key = target.closest('article')?.dataset.item;
    if (key === undefined) return;
    const to = target.closest<HTMLElement>('[data-jump]')?.dataset.jump;
    const note = target.closest<HTMLElement>('[data-note]')?.dataset.note;
    if (note !== undefined) {
      const row = rows.rows[rows.indexOf.get(key) ?? -1];
      const owner = isArticle(row) ? rows.members[row.member] : undefined;
      if (owner === undefined) return;
      select(row);
      props.onEditNote?.(owner, note);
    } else if (to !== undefined) {
      setCameFrom(key);
      jump(to);
    } else if (event.shiftKey) {
      copying.markTo(key, selectedKey ?? key);
    } else if (!target.closest('button, a, summary, input, [role="tab"], [role="slider"]') && !marksText()) {
      copying.clear();
      select(rows.rows[rows.indexOf.get(key) ?? -1]);
    }
  };

  return (
    <section className={styles.pane} aria-label={text('transcript.name')} onCopy={copying.onCopy}>
      {finding.isOpen && (
        <div className={styles.finding}>
          <FindBar {...finding.bar} />
        </div>
      )}
      {(!finding.isOpen || props.toolPlaces !== undefined) && (
        <TranscriptToolbar
          places={props.toolPlaces}
          keysOf={props.keysOf}
          members={members}
          zone={zone}
          destinations={destinations}
          onGo={jump}
          foldable={foldable}
          folded={folded}
          onFold={kind => {
            setFolded(before => new Set([...foldable].filter(each => before.has(each) !== (each === kind))));
            setOpened(new Set());
          }}
          onFind={finding.open}
          onCopy={copying.copy}
          onCopyLink={copying.copyLink}
          onReading={() => props.onReading?.(true)}
          onExport={props.onExport}
        >
          <LinkedConversations
            open={conversation.key}
            thread={members}
            linked={props.linked ?? []}
            zone={zone}
            onOpen={onOpenConversation}
          />
        </TranscriptToolbar>
      )}
      <div className={styles.body}>
        <FeedRows
          ref={view}
          scroller={scroller}
          feed={feed}
          id={id}
          rows={rows}
          heights={heights}
          members={members}
          begin={begin}
          selectedIndex={selectedIndex}
          activeIndex={activeIndex}
          marked={markedRows}
          flashed={flashed}
          hits={hitRows}
          notes={lineNotes.byRow}
          zone={zone}
          highlight={finding.highlight}
          onOpenLink={onOpenLink}
          onKeyDown={onKeyDown}
          onClick={onClick}
          // lines are marked, not the letters between
          onMouseDown={event => event.shiftKey && event.preventDefault()}
          onFocus={event => {
            const key = (event.target as HTMLElement).closest('article')?.dataset.item;
            if (key !== undefined) setActive(key);
          }}
          onAnimationEnd={() => setFlashed(undefined)}
        />
        <TranscriptMap scroller={scroller} rows={rows} heights={heights} found={foundRows} onJump={onMapJump} />
      </div>
      <TranscriptOverlays
        copied={copying.told}
        marked={countMarked(markedRows, rows)}
        onCopy={copying.copy}
        onClear={copying.clear}
        onBack={
          cameFrom === undefined
            ? undefined
            : () => {
                setCameFrom(undefined);
                jump(cameFrom);
              }
        }
        hits={hitRows}
        indexOf={rows.indexOf}
        selected={selectedIndex}
        onHit={jump}
      />
      <MessageMenu
        scroller={scroller}
        rows={rows}
        copying={copying}
        onSelect={select}
        onWriteNote={
          props.onWriteNote &&
          (row => {
            const owner = isArticle(row) ? rows.members[row.member] : undefined;
            select(row);
            if (isArticle(row) && owner !== undefined) props.onWriteNote?.(owner, row.item);
          })
        }
      />
      <TimestampTooltip scroller={scroller} rows={rows} members={members} zone={zone} />
    </section>
  );
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...keys].filter(each => each !== key));
}

function marksText(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed;
}
