import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo } from 'react';
import { text } from '../../../i18n/text';
import { IconButton } from '../../../ui/controls/IconButton';
import { FloatingBar } from '../../../ui/layout/FloatingBar';
import type { Rows } from '../rows/row';

interface HitBarProps {
  /** Keys of rows. */
  readonly hits: ReadonlySet<string>;
  readonly indexOf: Rows['indexOf'];
  /** Row index of the selection. */
  readonly selected: number | undefined;
  readonly onSelect: (key: string) => void;
}

/** Goes from hit to hit in the order of the transcript, starting at the selection and round at the end. */
export function HitNavigator({ hits, indexOf, selected, onSelect }: HitBarProps) {
  const places = useMemo(
    () =>
      [...hits]
        .flatMap(key => {
          const index = indexOf.get(key);
          return index === undefined ? [] : [{ key, index }];
        })
        .sort((a, b) => a.index - b.index),
    [hits, indexOf],
  );
  if (places.length === 0) return undefined;
  const at = places.findIndex(({ index }) => index === selected);
  const go = (forward: boolean) => {
    const from = selected ?? -1;
    const next = forward
      ? (places.find(({ index }) => index > from) ?? places[0])
      : (places.findLast(({ index }) => index < from) ?? places.at(-1));
    if (next !== undefined) onSelect(next.key);
  };
  return (
    <FloatingBar>
      <span>
        {at < 0
          ? text('transcript.hits.count', { count: places.length })
          : text('transcript.hits', { at: at + 1, count: places.length })}
      </span>
      <IconButton
        look="small"
        label={text('transcript.hits.previous')}
        icon={<ChevronUp aria-hidden />}
        onPress={() => go(false)}
      />
      <IconButton
        look="small"
        label={text('transcript.hits.next')}
        icon={<ChevronDown aria-hidden />}
        onPress={() => go(true)}
      />
    </FloatingBar>
  );
}
