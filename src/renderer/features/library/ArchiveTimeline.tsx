import { ChevronDown, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { SOURCES } from '#shared/domain/source';
import {
  type Bucket,
  type Histogram,
  type HistogramPart,
  STACK_COLUMNS,
  type StackColumn,
  withoutTime,
} from '../../archive/contract/api';
import { countOf, spanText } from '../../i18n/bucket-text';
import { formatCount, type ZoneChoice } from '../../i18n/format';
import { codeWords } from '../../i18n/plain-words';
import { text } from '../../i18n/text';
import { wordsOfBuckets } from '../../state/facets/time-range';
import type { AppStore } from '../../state/store';
import { BareButton } from '../../ui/controls/BareButton';
import { IconButton } from '../../ui/controls/IconButton';
import { Select } from '../../ui/controls/Select';
import { Swatch } from '../../ui/feedback/Swatch';
import { BarBrush, type BarRange } from '../../ui/layout/BarBrush';
import styles from './ArchiveTimeline.module.css';

/** The conversations found over the time they began, told apart by source or outcome. A stretch of it narrows the search. */
export function ArchiveTimeline({ store }: { readonly store: AppStore }) {
  const timeline = useStore(store, state => state.archiveTimeline);
  const draft = useStore(store, state => state.draft);
  const { archiveTimelineShown: isShown, stackBy, zone } = useStore(store, state => state.settings);
  const { changeSettings, limitTime } = store.getState();
  if (isShown && timeline.kind === 'unasked') return undefined;

  const isLimited = withoutTime(draft) !== draft;
  const clear = () => limitTime(undefined, undefined);
  const pick = (histogram: Histogram, range: BarRange) => {
    const words = wordsOfBuckets(histogram, range, store.getState().clock().zone);
    if (words !== undefined) limitTime(words.from, words.until);
  };
  return (
    <section className={styles.timeline} aria-label={text('overTime.title')}>
      <div className={styles.head}>
        <BareButton
          className={styles.fold}
          aria-expanded={isShown}
          onClick={() => changeSettings({ archiveTimelineShown: !isShown })}
        >
          <ChevronDown aria-hidden />
          {text('overTime.title')}
        </BareButton>
        {isShown && (
          <>
            {isLimited && (
              <IconButton look="small" label={text('overTime.clear')} icon={<X aria-hidden />} onPress={clear} />
            )}
            <Select<StackColumn>
              label={text('overTime.by')}
              value={stackBy}
              choices={STACK_COLUMNS.map(value => ({ value, label: text(`overTime.by.${value}`) }))}
              onPick={value => changeSettings({ stackBy: value })}
            />
          </>
        )}
      </div>
      {isShown && timeline.kind === 'failed' && <p className={styles.note}>{text('overTime.failed')}</p>}
      {isShown && timeline.kind === 'known' && timeline.histogram === undefined && timeline.total > 0 && (
        <p className={styles.note}>{text('overTime.none')}</p>
      )}
      {isShown && timeline.kind === 'known' && timeline.histogram !== undefined && (
        <Drawn
          histogram={timeline.histogram}
          stackBy={timeline.stackBy}
          zone={zone}
          onPick={range => timeline.histogram && pick(timeline.histogram, range)}
          onClear={isLimited ? clear : undefined}
        />
      )}
    </section>
  );
}

interface DrawnProps {
  readonly histogram: Histogram;
  readonly stackBy: StackColumn;
  readonly zone: ZoneChoice;
  readonly onPick: (range: BarRange) => void;
  readonly onClear: (() => void) | undefined;
}

function Drawn({ histogram, stackBy, zone, onPick, onClear }: DrawnProps) {
  const { unit, parts, buckets, untimed } = histogram;
  const [looked, setLooked] = useState<BarRange>();
  const bars = useMemo(
    () =>
      buckets.map(bucket => ({
        key: bucket.from,
        name: barText(histogram, bucket, stackBy, zone),
        parts: bucket.counts,
      })),
    [histogram, buckets, stackBy, zone],
  );
  const paints = useMemo(() => parts.map((part, nth) => paintOf(part, nth, stackBy)), [parts, stackBy]);

  const range = looked === undefined || looked.until > buckets.length ? { from: 0, until: buckets.length } : looked;
  const shown = buckets.slice(range.from, range.until);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const countIn = (part: number) => shown.reduce((sum, { counts }) => sum + (counts[part] ?? 0), 0);
  return (
    <div className={styles.body}>
      <BarBrush
        label={text('overTime.bars')}
        bars={bars}
        paints={paints}
        onPick={onPick}
        onClear={onClear}
        onLook={setLooked}
      />
      <p className={styles.span} aria-hidden="true" data-looked={looked !== undefined}>
        {text('overTime.span', {
          span: spanText(unit, first, last, zone),
          count: shown.reduce((sum, bucket) => sum + countOf(bucket), 0),
        })}
      </p>
      <ul className={styles.parts}>
        {parts.map((part, nth) => (
          <li key={paints[nth]}>
            <Swatch paint={paints[nth] ?? ''} />
            <bdi>{partText(part, stackBy)}</bdi> <span className={styles.count}>{formatCount(countIn(nth))}</span>
          </li>
        ))}
        {untimed > 0 && <li className={styles.untimed}>{text('overTime.untimed', { count: untimed })}</li>}
      </ul>
    </div>
  );
}

function barText({ unit, parts }: Histogram, bucket: Bucket, stackBy: StackColumn, zone: ZoneChoice): string {
  const told = parts.flatMap((part, nth) => {
    const count = bucket.counts[nth] ?? 0;
    return count === 0 ? [] : [text('overTime.part', { name: partText(part, stackBy), count })];
  });
  return text('overTime.bar', {
    span: spanText(unit, bucket, bucket, zone),
    count: countOf(bucket),
    parts: told.join(', '),
  });
}

function partText(part: HistogramPart, stackBy: StackColumn): string {
  switch (part.kind) {
    case 'value':
      return stackBy === 'source' ? sourceLabel(part.value) : codeWords(part.value);
    case 'others':
      return text('overTime.others', { count: part.values });
    case 'none':
      return text('overTime.noOutcome');
  }
}

function sourceLabel(value: string): string {
  return Object.entries(SOURCES).find(([id]) => id === value)?.[1].label ?? value;
}

/** Sources have their colour everywhere; outcomes are coloured by their rank. */
function paintOf(part: HistogramPart, nth: number, stackBy: StackColumn): string {
  if (part.kind !== 'value') return part.kind;
  return stackBy === 'source' ? part.value : `rank-${nth}`;
}
