import { jsonrepair } from 'jsonrepair';
import { isObject, type JsonObject } from '../../base/json';
import { type Failed, failed, ok, type Result } from '../../base/result';
import type { Finding } from '../../domain/finding';
import { countMembers, MAX_DEPTH, parseExactly } from './exact-json';
import { repairText } from './repair-text';
import { mayHoldExtendedJson } from './shell-values';
import type { Repair } from './text-edits';

/** What a record's bytes say, and what had to be done to read them. Offsets are in UTF-16 units of `text`. */
export interface RecordText {
  readonly record: JsonObject;
  /** As it stands in the file, decoded. */
  readonly text: string;
  /** What was read instead, where it differs from the bytes: repaired, or decoded from another encoding. */
  readonly repaired?: string;
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly longIntegers: number;
  readonly repairs: readonly Repair[];
  readonly repeated: readonly { readonly name: string; readonly offset: number }[];
}

export interface TextProblem {
  readonly code: 'engine/not-json' | 'engine/unquoted-value' | 'engine/too-deep' | 'engine/not-an-object';
  readonly text: string;
  readonly offset: number;
  readonly facts?: Finding['facts'];
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');
// some runtimes decode this as Latin-1 and leave these 32 as control characters
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** The general repairer goes character by character; beyond this a broken record is not worth its time. */
const GENERAL_REPAIR_LENGTH = 8 * 1024 * 1024;

/** Decodes bytes of a file: as UTF-8, or where they are none, as what old Windows programs write. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: RecordText['encoding'] } {
  try {
    return { text: utf8.decode(bytes), encoding: 'utf-8' };
  } catch (problem) {
    if (problem instanceof TypeError) return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
    throw problem;
  }
}

function decodeWindows1252(bytes: Uint8Array): string {
  const text = windows1252.decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, char => FROM_0X80.charAt(char.charCodeAt(0) - 0x80));
}

/**
 * Reads one record: strictly first, then with named repairs, then with a general repairer.
 * Of what the scanner saw, more `members` (colons outside of strings) than the value has means that some repeat.
 */
export function readRecordText(
  bytes: Uint8Array,
  { members = 0, longDigits = true }: { readonly members?: number; readonly longDigits?: boolean } = {},
): Result<RecordText, TextProblem> {
  const { text, encoding } = decodeText(bytes);
  const transcoded = encoding === 'utf-8' ? {} : { repaired: text };
  const strict = parseExactly(text, longDigits);
  if (strict !== undefined && !mayHoldExtendedJson(text)) {
    const { value, longIntegers } = strict;
    if (!isObject(value)) return failed({ code: 'engine/not-an-object', text, offset: 0 });
    const repeats = members > 0 && countMembers(value) < members;
    const mending = repeats ? repairText(text) : undefined;
    const repeated = mending?.kind === 'mended' ? mending.repeated : [];
    return ok({ record: value, text, ...transcoded, encoding, longIntegers, repairs: [], repeated });
  }
  return repairRecord(text, encoding);
}

function repairRecord(text: string, encoding: RecordText['encoding']): Result<RecordText, TextProblem> {
  const mending = repairText(text);
  if (mending.kind === 'mended') {
    const { repairs, repeated } = mending;
    const mended = parseExactly(mending.text);
    if (mended !== undefined && isObject(mended.value)) {
      const { value, longIntegers } = mended;
      const changed = encoding !== 'utf-8' || mending.text !== text ? { repaired: mending.text } : {};
      return ok({ record: value, text, ...changed, encoding, longIntegers, repairs, repeated });
    }
  } else if (mending.why !== 'not-json') {
    const facts = mending.why === 'too-deep' ? { facts: { depth: 0, limit: MAX_DEPTH } } : {};
    return failed({ code: `engine/${mending.why}`, text, offset: mending.offset, ...facts });
  }
  const offset = mending.kind === 'hopeless' ? mending.offset : 0;
  return repairGenerally(text, encoding, offset);
}

function repairGenerally(
  text: string,
  encoding: RecordText['encoding'],
  offset: number,
): Result<RecordText, TextProblem> {
  const hopeless: Failed<TextProblem> = failed({ code: 'engine/not-json', text, offset });
  if (text.length > GENERAL_REPAIR_LENGTH) return hopeless;
  const repaired = generalRepair(text);
  const value = repaired === undefined ? undefined : parseExactly(repaired);
  if (repaired === undefined || value === undefined || !isObject(value.value)) return hopeless;
  return ok({
    record: value.value,
    text,
    repaired,
    encoding,
    longIntegers: value.longIntegers,
    repairs: [{ code: 'repair/other', offset }],
    repeated: [],
  });
}

function generalRepair(text: string): string | undefined {
  try {
    return jsonrepair(text);
  } catch {
    // whatever it cannot do is one answer to us: this text is not to be read
    return undefined;
  }
}
