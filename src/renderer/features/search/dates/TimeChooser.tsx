import { CalendarRange } from 'lucide-react';
import { useId, useState } from 'react';
import type { Instant } from '#shared/domain/time';
import { type Clock, dayWord } from '#shared/query/language/calendar';
import { formatDayAndTime } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import type { TimeLimit } from '../../../state/facets/time-range';
import { Button } from '../../../ui/controls/Button';
import { PopoverButton } from '../../../ui/controls/PopoverButton';
import { TextField } from '../../../ui/controls/TextField';
import styles from './TimeChooser.module.css';

interface TimeChooserProps {
  readonly clock: Clock;
  readonly limit: TimeLimit | undefined;
  /** Date words, both ends included; without either, any time. */
  readonly onChoose: (from: string | undefined, until: string | undefined) => void;
}

/** Stretches of time by name, and any two days. */
export function TimeChooser({ clock, limit, onChoose }: TimeChooserProps) {
  return (
    <PopoverButton label={text('when.choose')} icon={<CalendarRange aria-hidden />} placement="bottom start">
      {close => {
        const pick = (from: string | undefined, until: string | undefined) => {
          close();
          onChoose(from, until);
        };
        return (
          <div className={styles.chooser}>
            <Presets clock={clock} onPick={pick} />
            <Days clock={clock} limit={limit} onPick={pick} />
            <p className={styles.zones}>{zonesText(clock)}</p>
          </div>
        );
      }}
    </PopoverButton>
  );
}

/** Whose days are meant, and what time it is by this and the other clock. */
function zonesText({ zone, recorded }: Clock): string {
  const now = Date.now() as Instant;
  const words = {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    time: formatDayAndTime(now, 'mine'),
    utc: formatDayAndTime(now, 'utc'),
  };
  if (recorded) return text('when.zoneRecorded', words);
  return text(zone === 'UTC' ? 'when.zoneUtc' : 'when.zoneMine', words);
}

interface PartProps {
  readonly clock: Clock;
  readonly onPick: (from: string | undefined, until: string | undefined) => void;
}

function Presets({ clock, onPick }: PartProps) {
  const today = dayWord(clock.now, clock.zone);
  const [month, year] = [today.slice(0, 7), today.slice(0, 4)];
  return (
    <div className={styles.presets}>
      {(['today', 'yesterday'] as const).map(word => (
        <Button key={word} look="quiet" onPress={() => onPick(word, word)}>
          {text(`when.${word}`)}
        </Button>
      ))}
      {(['-6d', '-29d', '-89d'] as const).map(word => (
        <Button key={word} look="quiet" onPress={() => onPick(word, 'today')}>
          {text(`when.${word}`)}
        </Button>
      ))}
      <Button look="quiet" onPress={() => onPick(month, month)}>
        {text('when.month')}
      </Button>
      <Button look="quiet" onPress={() => onPick(year, year)}>
        {text('when.year')}
      </Button>
      <Button look="quiet" onPress={() => onPick(undefined, undefined)}>
        {text('when.any')}
      </Button>
    </div>
  );
}

function Days({ clock, limit, onPick }: PartProps & { readonly limit: TimeLimit | undefined }) {
  const id = useId();
  const [from, setFrom] = useState(() => (limit && Number.isFinite(limit.from) ? dayWord(limit.from, clock.zone) : ''));
  const [until, setUntil] = useState(() =>
    limit && Number.isFinite(limit.until) ? dayWord(limit.until - 1, clock.zone) : '',
  );
  return (
    <form
      className={styles.days}
      onSubmit={event => {
        event.preventDefault();
        onPick(from === '' ? undefined : from, until === '' ? undefined : until);
      }}
    >
      <label htmlFor={`${id}-from`}>{text('when.from')}</label>
      <TextField
        id={`${id}-from`}
        type="date"
        max={until === '' ? undefined : until}
        value={from}
        onChange={event => setFrom(event.target.value)}
      />
      <label htmlFor={`${id}-until`}>{text('when.until')}</label>
      <TextField
        id={`${id}-until`}
        type="date"
        min={from === '' ? undefined : from}
        value={until}
        onChange={event => setUntil(event.target.value)}
      />
      <Button type="submit">{text('when.apply')}</Button>
    </form>
  );
}
