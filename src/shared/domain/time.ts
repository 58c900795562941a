import { z } from 'zod';
import type { Brand } from '../base/brand';

/** Milliseconds since 1970-01-01T00:00Z. The only clock the domain knows. */
export type Instant = Brand<number, 'Instant'>;

export const instant = z.int().describe('Milliseconds since 1970-01-01T00:00Z.') as unknown as z.ZodType<Instant>;

/**
 * A time as a file gives it. Where it is not known the whole timestamp is absent: nothing is ever shown as 1970.
 *
 * `offsetMinutes` (east of UTC) is there only where the file wrote a wall-clock time with an offset.
 * `other` is a second clock of the same moment that disagrees by more than a second, under the vendor's name for it.
 */
export const timestamp = z.object({
  at: instant,
  offsetMinutes: z.int().optional(),
  other: z.object({ clock: z.string(), at: instant }).optional(),
});
export type Timestamp = Readonly<z.infer<typeof timestamp>>;

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Takes a number of milliseconds for an instant if it lies between 1990 and 2100. */
export function asInstant(ms: number): Instant | undefined {
  return ms >= EARLIEST && ms < LATEST ? (Math.trunc(ms) as Instant) : undefined;
}
