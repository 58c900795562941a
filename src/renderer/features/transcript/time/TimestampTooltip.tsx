import { type RefObject, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Timestamp } from '#shared/domain/time';
import type { ZoneChoice } from '../../../i18n/format';
import type { Member } from '../rows/article-props';
import { isArticle, type Rows } from '../rows/row';
import styles from './TimestampTooltip.module.css';
import { momentLines } from './timestamp-text';

interface MomentTipProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: Rows;
  readonly members: readonly Member[];
  readonly zone: ZoneChoice;
}

interface Tip {
  readonly time: Timestamp;
  readonly member: Member | undefined;
  readonly left: number;
  readonly top: number;
  readonly above: boolean;
}

const REST_MS = 250;
const ROOM_BELOW = 110;

/**
 * The exact moment under the pointer. One for the whole feed, because a tooltip for each row would be drawn again
 * with every row that is scrolled by; the selected row shows the same lines without a pointer.
 */
export function TimestampTooltip({ scroller, rows, members, zone }: MomentTipProps) {
  const [tip, setTip] = useState<Tip>();

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setTip(undefined);
    };
    const over = ({ target }: PointerEvent) => {
      hide();
      const moment = target instanceof Element ? target.closest<HTMLElement>('[data-moment]') : null;
      const key = moment?.closest<HTMLElement>('[data-item]')?.dataset.item;
      const row = key === undefined ? undefined : rows.rows[rows.indexOf.get(key) ?? -1];
      if (moment === null || !isArticle(row)) return;
      const time = row.kind === 'message' ? row.message.sentAt : row.event.at;
      if (time === undefined) return;
      const member = members[row.member];
      timer = setTimeout(() => {
        const { left, top, bottom } = moment.getBoundingClientRect();
        const above = bottom + ROOM_BELOW > window.innerHeight;
        setTip({ time, member, left, top: above ? top : bottom, above });
      }, REST_MS);
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide();
    };
    element.addEventListener('pointerover', over);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('scroll', hide, { passive: true });
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('scroll', hide);
      document.removeEventListener('keydown', onKey);
    };
  }, [scroller, rows, members]);

  if (tip === undefined) return undefined;
  return createPortal(
    <div
      role="tooltip"
      className={styles.tip}
      data-above={tip.above || undefined}
      style={{ left: Math.max(8, Math.min(tip.left, window.innerWidth - 300)), top: tip.top }}
    >
      {momentLines(tip.time, zone, tip.member?.start).map(line => (
        <div key={line}>{line}</div>
      ))}
    </div>,
    document.body,
  );
}
