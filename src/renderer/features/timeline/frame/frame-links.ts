import type { Party } from '#shared/domain/event';
import type { Lane, Marker } from '../model/layout';
import { EDGE, type Scale } from './frame-scale';
import type { Frame, LaneBox } from './frame-shapes';

/** Who handed over to whom, from the middle of one lane to that of the other, where both are shown. */
export function linksOf(boxes: readonly LaneBox[], { x, width }: Scale): Frame['links'] {
  const middles = new Map(boxes.map(({ lane, y, height }) => [lane.id, y + height / 2]));
  const middleOf = (party: Party | undefined) => {
    const own = party?.participant === undefined ? undefined : middles.get(`by ${party.participant}`);
    return own ?? (party?.queue === undefined ? undefined : middles.get('queue'));
  };
  return boxes.flatMap(({ lane }) =>
    handovers(lane).flatMap(({ at, event }) => {
      const [from, to] = [middleOf(event.from), middleOf(event.to)];
      const place = x(at);
      if (from === undefined || to === undefined || from === to) return [];
      return place < -EDGE || place > width + EDGE ? [] : [{ x: place, from, to, derived: event.origin === 'derived' }];
    }),
  );
}

/** A transfer that took a while is there when it ends. */
function handovers({ markers, spans }: Lane): readonly Marker[] {
  const lasting = spans.flatMap(({ what, until }) => (what.kind === 'event' ? [{ at: until, event: what.event }] : []));
  return [...markers, ...lasting].filter(({ event: { kind } }) => kind === 'transferred' || kind === 'escalated');
}
