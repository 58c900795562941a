import { z } from 'zod';
import { failed, ok, type Result } from '../base/result';
import type { ConversationKey } from '../domain/keys';
import { instant } from '../domain/time';
import { marks } from './marks';

const MARKS_FILE_VERSION = 1;

const key = z.string().min(1) as unknown as z.ZodType<ConversationKey>;
const marksFile = z.object({
  lectern: z.literal('marks'),
  version: z.literal(MARKS_FILE_VERSION),
  /** When it was saved. */
  at: instant,
  marks: z.array(z.object({ key, marks })).readonly(),
  searches: z.array(z.object({ name: z.string(), text: z.string() })).readonly(),
});

/** The supervisor's own marks and saved searches, without a word of any conversation. */
export type MarksFile = Omit<Readonly<z.infer<typeof marksFile>>, 'lectern' | 'version'>;

export function printMarksFile(file: MarksFile): string {
  return `${JSON.stringify({ lectern: 'marks', version: MARKS_FILE_VERSION, ...file }, undefined, 1)}\n`;
}

/** Why a file is not taken for one of marks. */
export function readMarksFile(text: string): Result<MarksFile, 'newer' | 'not-marks'> {
  const written = parsed(text);
  const named = z.object({ lectern: z.literal('marks'), version: z.number() }).safeParse(written).data;
  if (named !== undefined && named.version > MARKS_FILE_VERSION) return failed('newer');
  const { data } = marksFile.safeParse(written);
  if (data === undefined) return failed('not-marks');
  const { at, marks: marked, searches } = data;
  return ok({ at, marks: marked, searches });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
