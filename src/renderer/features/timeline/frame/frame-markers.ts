import { EDGE, type Scale } from './frame-scale';
import type { LaneBox, Mark, MarkerShape } from './frame-shapes';

const SIZE = 7;
// closer marks cannot be told apart, by eye or by pointer
const SAME = 3;
// closer marks would leave in doubt which of them words beside them belong to
const TOGETHER = 7;

/** The events of a lane that have no length. */
export function markersOf({ lane, y, height }: LaneBox, { x, width }: Scale): readonly MarkerShape[] {
  const groups: Mark[][] = [];
  const together = lane.kind === 'participant' ? 0 : TOGETHER;
  for (const { at, event } of lane.markers) {
    const middle = x(at);
    if (middle < -EDGE || middle > width + EDGE) continue;
    const mark: Mark = { x: Math.min(Math.max(SIZE / 2, middle), width - SIZE / 2), event, count: 1 };
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group === undefined || last === undefined || mark.x - last.x >= SIZE + together) groups.push([mark]);
    else if (mark.x - last.x < SAME) group[group.length - 1] = { ...last, count: last.count + 1 };
    else group.push(mark);
  }
  return groups.map((marks, nth): MarkerShape => {
    const left = (marks[0]?.x ?? 0) - SIZE / 2;
    const right = (marks.at(-1)?.x ?? 0) + SIZE / 2;
    const next = groups[nth + 1]?.[0];
    return {
      kind: 'marker',
      lane,
      marks,
      room: (next === undefined ? width : next.x - SIZE / 2) - right,
      x: left,
      y: y + (height - SIZE) / 2,
      width: right - left,
      height: SIZE,
    };
  });
}
