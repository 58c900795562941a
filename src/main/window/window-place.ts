import { z } from 'zod';

/** Where a window stands, in device-independent pixels over all displays. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const windowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
export type WindowPlace = Readonly<z.infer<typeof windowPlace>>;

export const SMALLEST = { width: 720, height: 480 } as const;
const USUAL = { width: 1440, height: 900 } as const;
// so much of the upper edge must be in sight that a hand can take hold of it
const GRIP = { width: 120, height: 32 } as const;

/** Reads what `JSON.stringify` of a place wrote; undefined for anything else. */
export function readPlace(text: string): WindowPlace | undefined {
  try {
    return windowPlace.safeParse(JSON.parse(text)).data;
  } catch {
    // cut short, or not ours: the usual place will do
    return undefined;
  }
}

/**
 * The remembered place, if it can still be reached: its display may be gone. Otherwise the middle of the first work
 * area, as large as was remembered and fits. `workAreas` are the displays without their bars, the primary one first.
 */
export function placeOnScreen(remembered: WindowPlace | undefined, workAreas: readonly Rectangle[]): WindowPlace {
  if (remembered !== undefined && workAreas.some(area => canBeTakenHoldOf(remembered, area))) return remembered;
  const [area] = workAreas;
  const { width, height } = remembered ?? USUAL;
  if (area === undefined) return { x: 0, y: 0, width, height, maximized: false };
  const fitting = { width: Math.min(width, area.width), height: Math.min(height, area.height) };
  return {
    x: area.x + Math.round((area.width - fitting.width) / 2),
    y: area.y + Math.round((area.height - fitting.height) / 2),
    ...fitting,
    maximized: remembered?.maximized ?? false,
  };
}

function canBeTakenHoldOf({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return seen >= Math.min(GRIP.width, width) && y >= area.y && y + GRIP.height <= area.y + area.height;
}
