import { Check, Palette, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { withoutTime } from '../../../archive/contract/api';
import { text } from '../../../i18n/text';
import { type BucketRange, bucketsWithin, timeLimitOf, wordsOfBuckets } from '../../../state/facets/time-range';
import type { AppStore } from '../../../state/store';
import { STACKINGS } from '../../../state/window/settings-slice';
import { IconButton } from '../../../ui/controls/IconButton';
import { Menu } from '../../../ui/controls/Menu';
import { NavSection } from '../../../ui/layout/NavSection';
import { Histogram } from './Histogram';
import { stackParts } from './stack-text';
import { TimeChooser } from './TimeChooser';

/** When the conversations found began among all there are, and the way to say when they should have. */
export function DateFilter({ store }: { readonly store: AppStore }) {
  const facets = useStore(store, state => state.facets);
  const draft = useStore(store, state => state.draft);
  const zone = useStore(store, state => state.settings.zone);
  const chosenStack = useStore(store, state => state.settings.stackBy);
  const [zoomed, setZoomed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zone has another clock, and so has another question
  const clock = useMemo(() => store.getState().clock(), [store, zone, draft]);
  const limit = useMemo(() => timeLimitOf(draft, clock), [draft, clock]);
  if (facets.kind !== 'known') return undefined;

  const isLimited = limit !== undefined;
  const { answer, times, stackBy, text: asked } = facets.view;
  // what is zoomed into is counted by a finer unit; there is nothing around it to compare with
  const within = isLimited && zoomed ? answer.histogram : undefined;
  const shown = within ?? times?.everything;
  const stacked =
    within === undefined ? times?.stacked : { parts: within.parts, counts: within.buckets.map(({ counts }) => counts) };
  const chosen = bucketsWithin(shown?.buckets ?? [], limit);

  const choose = (range: BucketRange) => {
    if (shown === undefined) return;
    const words = wordsOfBuckets(shown, range, clock.zone);
    // all of what is zoomed into is what was chosen before
    if (words === undefined && within !== undefined) return;
    store.getState().limitTime(words?.from, words?.until);
  };
  return (
    <NavSection
      label={text('when.title')}
      tools={
        <>
          {isLimited && (
            <>
              <IconButton
                look="small"
                label={text(zoomed ? 'when.wide' : 'when.zoom')}
                icon={zoomed ? <ZoomOut aria-hidden /> : <ZoomIn aria-hidden />}
                onPress={() => setZoomed(!zoomed)}
              />
              <IconButton
                look="small"
                label={text('when.clear')}
                icon={<X aria-hidden />}
                onPress={() => store.getState().limitTime(undefined, undefined)}
              />
            </>
          )}
          <Menu
            look="small"
            label={text('overTime.by')}
            icon={<Palette aria-hidden />}
            choices={STACKINGS.map(id => ({
              id,
              label: text(`overTime.by.${id}`),
              icon: id === chosenStack ? <Check aria-hidden /> : undefined,
            }))}
            onPick={id => {
              const picked = STACKINGS.find(each => each === id);
              if (picked !== undefined) store.getState().changeSettings({ stackBy: picked });
            }}
          />
          <TimeChooser
            clock={clock}
            limit={limit}
            onChoose={(from, until) => store.getState().limitTime(from, until)}
          />
        </>
      }
    >
      {shown !== undefined && shown.buckets.length > 0 && (
        <Histogram
          everything={shown}
          found={within === undefined && withoutTime(asked).trim() !== '' ? times?.found : undefined}
          stacked={stackBy && stacked && { parts: stackParts(stacked.parts, stackBy), counts: stacked.counts }}
          untimed={within?.untimed ?? times?.untimed ?? 0}
          zone={zone}
          chosen={chosen}
          limited={isLimited}
          onChoose={choose}
        />
      )}
    </NavSection>
  );
}
