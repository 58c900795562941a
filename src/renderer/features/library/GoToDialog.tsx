import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { LocalPlace } from '#shared/export/local-link';
import { formatDayAndTime, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { GoToAnswer } from '../../state/reading/go-to-slice';
import type { AppStore } from '../../state/store';
import { TextField } from '../../ui/controls/TextField';
import { Dialog } from '../../ui/dialog/Dialog';
import { useListKeys } from '../../ui/hooks/use-list-keys';
import styles from './GoToDialog.module.css';

interface GoToDialogProps {
  readonly store: AppStore;
  readonly onClose: () => void;
}

interface Destination {
  readonly place: LocalPlace;
  readonly name: string;
  readonly note: string;
}

/** Goes to a conversation by a link to one of its messages, by its id, or by any words that find it. */
export function GoToDialog({ store, onClose }: GoToDialogProps) {
  const [typed, setTyped] = useState('');
  const answer = useStore(store, state => state.goTo);
  const zone = useStore(store, state => state.settings.zone);
  const destinations = isOf(answer, typed) ? destinationsOf(answer, zone) : [];
  // pressed before the answer was there: it is followed when it comes
  const [entered, setEntered] = useState(false);

  useEffect(() => {
    void store.getState().askWhere(typed);
  }, [store, typed]);
  const latestGo = useRef<(destination: Destination | undefined) => void>(undefined);
  useEffect(() => {
    if (!entered || !isOf(answer, typed)) return;
    setEntered(false);
    latestGo.current?.(destinationsOf(answer, zone)[0]);
  }, [entered, answer, typed, zone]);

  const go = (destination: Destination | undefined) => {
    if (destination === undefined) {
      setEntered(!isOf(answer, typed) && typed.trim() !== '');
      return;
    }
    onClose();
    const { followLink, say } = store.getState();
    void followLink(destination.place).then(outcome => {
      if (outcome === 'without-message') say(text('goTo.withoutMessage'));
    });
  };
  useLayoutEffect(() => {
    latestGo.current = go;
  });
  const { active, picked, begin, onKeyDown } = useListKeys(destinations, go);

  return (
    <Dialog title={text('goTo.title')} size="small" onClose={onClose}>
      <TextField
        wide
        role="combobox"
        aria-label={text('goTo.label')}
        aria-expanded={destinations.length > 0}
        aria-controls="go-to-list"
        aria-activedescendant={picked && `go-to-${active}`}
        placeholder={text('goTo.label')}
        autoFocus
        spellCheck={false}
        value={typed}
        onChange={event => {
          setTyped(event.target.value);
          begin();
          setEntered(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="go-to-list" role="listbox" aria-label={text('goTo.title')} className={styles.list}>
        {destinations.map((destination, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys
          <div
            key={destination.place.conversation}
            id={`go-to-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.option}
            onClick={() => go(destination)}
          >
            <bdi>{destination.name}</bdi>
            <span className={styles.note}>{destination.note}</span>
          </div>
        ))}
      </div>
      <p className={styles.status} role="status">
        {entered ? text('goTo.waiting') : statusOf(answer, typed)}
      </p>
    </Dialog>
  );
}

function destinationsOf(answer: GoToAnswer, zone: ZoneChoice): readonly Destination[] {
  switch (answer.kind) {
    case 'place':
      return [
        {
          place: answer.place,
          name: answer.name ?? text('goTo.unnamed'),
          note: text(answer.place.item === undefined ? 'goTo.conversation' : 'goTo.message'),
        },
      ];
    case 'found':
      return answer.hits.map(({ head, message }) => ({
        place: { conversation: head.key, ...(message === undefined ? {} : { item: message }) },
        name: head.customer ?? head.vendorId,
        note: [
          head.agents.join(', '),
          head.startedAt === undefined ? '' : formatDayAndTime(head.startedAt, zone, head.offsetMinutes),
        ]
          .filter(part => part !== '')
          .join(' · '),
      }));
    case 'nothing':
    case 'elsewhere':
      return [];
  }
}

/** Whether this is the answer to what stands in the box, not to what stood there before. */
function isOf(answer: GoToAnswer, typed: string): boolean {
  return answer.kind === 'nothing' ? typed.trim() === '' : answer.of === typed.trim();
}

function statusOf(answer: GoToAnswer, typed: string): string {
  if (typed.trim() === '') return text('goTo.help');
  if (answer.kind === 'elsewhere') return text('goTo.elsewhere');
  return answer.kind === 'found' && answer.hits.length === 0 ? text('goTo.none') : '';
}
