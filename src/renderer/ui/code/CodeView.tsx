import { useVirtualizer } from '@tanstack/react-virtual';
import { Braces, ChevronDown, ChevronRight, ChevronUp, Copy, Crosshair } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { text as words } from '../../i18n/text';
import { BareButton } from '../controls/BareButton';
import { IconButton } from '../controls/IconButton';
import { TextField } from '../controls/TextField';
import { CodeLineRow } from './CodeLineRow';
import styles from './CodeView.module.css';
import { jsonLines, lineAt, rawLines, unfolded } from './lines';
import { placesOf, pointerAt } from './places';

interface CodeViewProps {
  /** What the text is, for screen readers. */
  readonly label: string;
  readonly text: string;
  /** A place of the text to show first and to outline, in UTF-16 units. */
  readonly at?: number | undefined;
  readonly onCopied: (done: boolean) => void;
}

// formatting two million characters takes some 30 ms; beyond that the text is shown as it stands in the file
const LONGEST_FORMATTED = 4_000_000;

/** A record of a file, to read: formatted or word for word, folded, searched, copied. Only lines in sight are laid out. */
export function CodeView({ label, text, at, onCopied }: CodeViewProps) {
  const [formatted, setFormatted] = useState(text.length <= LONGEST_FORMATTED);
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [wanted, setWanted] = useState('');
  const [current, setCurrent] = useState(0);
  const [picked, setPicked] = useState<number>();
  const [copied, setCopied] = useState('');
  const scroller = useRef<HTMLElement>(null);

  const lines = useMemo(() => (formatted ? jsonLines(text) : rawLines(text)), [formatted, text]);
  const shown = useMemo(() => unfolded(lines, folded), [lines, folded]);
  const places = useMemo(() => placesOf(text, wanted), [text, wanted]);
  const target = picked ?? places[current] ?? at;

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 19,
    overscan: 20,
    initialRect: { width: 400, height: 600 },
  });

  useEffect(() => {
    if (target === undefined) return;
    const line = lineAt(lines, target);
    const row = shown.indexOf(line);
    if (row >= 0) virtualizer.scrollToIndex(row, { align: 'center' });
    // folded away: unfold everything around it
    else setFolded(new Set());
  }, [target, lines, shown, virtualizer]);

  const step = (by: 1 | -1) => {
    setPicked(undefined);
    setCurrent((current + by + places.length) % Math.max(1, places.length));
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  const fold = (line: number) => {
    const next = new Set(folded);
    if (!next.delete(line)) next.add(line);
    setFolded(next);
  };
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => onCopied(true),
      () => onCopied(false),
    );
  };

  const copyPointer = () => {
    if (target === undefined) return;
    const pointer = pointerAt(text, target);
    navigator.clipboard.writeText(pointer).then(
      () => setCopied(words('code.pointerCopied', { pointer: pointer === '' ? words('code.whole') : pointer })),
      () => onCopied(false),
    );
  };
  const onLineKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const first = virtualizer.getVirtualItems()[0]?.index ?? 0;
    const row = target === undefined ? first : shown.indexOf(lineAt(lines, target)) + by;
    const line = lines[shown[Math.min(Math.max(row, 0), shown.length - 1)] ?? 0];
    if (line !== undefined) setPicked(line.from);
  };

  const targetLine = target === undefined ? -1 : lineAt(lines, target);
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <TextField
          type="search"
          className={styles.search}
          aria-label={words('code.search')}
          placeholder={words('code.search')}
          value={wanted}
          onChange={event => {
            setWanted(event.target.value);
            setCurrent(0);
            setPicked(undefined);
          }}
          onKeyDown={onSearchKey}
        />
        {wanted !== '' && (
          <>
            <span className={styles.count}>
              {words('code.hits', { n: places.length === 0 ? 0 : current + 1, total: places.length })}
            </span>
            <IconButton label={words('code.previous')} icon={<ChevronUp aria-hidden />} onPress={() => step(-1)} />
            <IconButton label={words('code.next')} icon={<ChevronDown aria-hidden />} onPress={() => step(1)} />
          </>
        )}
        <IconButton
          label={words('code.formatted')}
          icon={<Braces aria-hidden />}
          pressed={formatted}
          onPress={() => setFormatted(!formatted)}
        />
        <IconButton
          label={words('code.copyPointer')}
          icon={<Crosshair aria-hidden />}
          disabled={target === undefined}
          onPress={copyPointer}
        />
        <IconButton label={words('code.copy')} icon={<Copy aria-hidden />} onPress={copy} />
      </div>
      <section
        ref={scroller}
        className={styles.lines}
        aria-label={label}
        aria-description={words('code.lines')}
        onKeyDown={onLineKey}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to do that
        tabIndex={0}
      >
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map(item => {
            const index = shown[item.index] ?? 0;
            const line = lines[index];
            if (line === undefined) return undefined;
            return (
              <div
                key={index}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={styles.row}
                data-target={index === targetLine}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys mark a line, too */}
                {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
                <span className={styles.lineNumber} onClick={() => setPicked(line.from)}>
                  {line.goesOn ? '' : index + 1}
                </span>
                {line.closes === undefined ? (
                  <span className={styles.fold} />
                ) : (
                  <BareButton
                    className={styles.fold}
                    aria-expanded={!folded.has(index)}
                    aria-label={words('code.fold', { line: index + 1 })}
                    onClick={() => fold(index)}
                  >
                    {folded.has(index) ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
                  </BareButton>
                )}
                <CodeLineRow
                  line={text.slice(line.from, line.until)}
                  from={line.from}
                  indent={line.indent}
                  coloured={formatted}
                  places={places}
                  length={wanted.length}
                  folded={folded.has(index)}
                />
              </div>
            );
          })}
        </div>
      </section>
      {copied !== '' && (
        <p className={styles.copied} role="status">
          {copied}
        </p>
      )}
    </div>
  );
}
