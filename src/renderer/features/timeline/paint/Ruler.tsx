import type { Instant } from '#shared/domain/time';
import type { ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { zoneName } from '../../../i18n/zone';
import type { Timeline } from '../model/layout';
import { rulerTicks } from '../model/ruler';
import type { View } from '../model/view';
import type { Warp } from '../model/warp';
import styles from './Ruler.module.css';

interface RulerProps {
  readonly warp: Warp;
  readonly view: View;
  readonly width: number;
  readonly zone: ZoneChoice;
  readonly axis: Timeline['axis'];
  readonly offsetMinutes: number | undefined;
  readonly idle: readonly { readonly x: number; readonly width: number; readonly label: string }[];
  readonly firstAt: number;
}

const LETTER = 6;

/** The one measure of all lanes, with the zone it is read in. */
export function Ruler({ warp, view, width, zone, axis, offsetMinutes, idle, firstAt }: RulerProps) {
  if (axis === 'order') {
    return (
      <div className={styles.ruler} aria-hidden="true">
        <span className={styles.zone} />
        <div className={styles.order}>{text('timeline.orderOnly')}</div>
      </div>
    );
  }
  const ticks = rulerTicks(warp, view, width, zone, offsetMinutes);
  const first = { at: firstAt as Instant, ...(offsetMinutes === undefined ? {} : { offsetMinutes }) };
  return (
    <div className={styles.ruler} aria-hidden="true">
      <span className={styles.zone}>{zoneName(first, zone)}</span>
      <div className={styles.ticks}>
        {ticks.map(({ x, label, align }) => (
          <span key={`${x} ${label}`} className={styles.tick} data-align={align} style={{ left: x }}>
            {label}
          </span>
        ))}
        {idle
          .filter(({ width: room, label }) => room > label.length * LETTER + 6)
          .map(({ x, width: room, label }) => (
            <span key={`idle ${x}`} className={styles.idle} style={{ left: x + room / 2 }}>
              {label}
            </span>
          ))}
      </div>
    </div>
  );
}
