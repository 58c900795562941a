import type { Finding } from '../domain/finding';
import { LIMITS } from './contract/limits';
import type { SourceReport } from './contract/protocol';
import { readSources } from './read-sources';
import { VENDORS } from './registry';

/** A file that was changed at random, and what reading it did that it never may. */
export interface Broken {
  readonly seed: number;
  readonly sample: string;
  readonly text: string;
  readonly why: string;
}

export interface Sample {
  readonly name: string;
  readonly text: string;
}

const encoder = new TextEncoder();

/** Changes a sample by this seed, reads it, and tells what is wrong with that; nothing where all is well. */
export async function fuzzOnce(seed: number, samples: readonly Sample[]): Promise<Broken | undefined> {
  const random = randomFrom(seed);
  const { name, text } = pick(samples, random);
  const changed = mutated(text, random);
  const bytes = encoder.encode(changed);
  const cut = 1 + Math.floor(random() * 5000);
  const reports: SourceReport[] = [];
  const findings: Finding[] = [];
  const fail = (why: string): Broken => ({ seed, sample: name, text: changed, why });
  async function* open() {
    for (let from = 0; from < bytes.length; from += cut) yield bytes.subarray(from, from + cut);
  }
  try {
    await readSources([{ id: 'a', name: 'a', bytes: bytes.length, open }], {
      vendors: VENDORS,
      limits: LIMITS,
      withDocuments: true,
      record: read => findings.push(...read.findings),
      settle: async () => {},
      progress: () => {},
      done: report => reports.push(report),
    });
  } catch (problem) {
    return fail(`threw ${String(problem)}`);
  }
  const [report] = reports;
  if (report === undefined) return fail('told nothing');
  const lines = changed.split('\n');
  for (const finding of [...report.findings, ...findings]) {
    const why = whatIsWrong(finding, report, lines);
    if (why !== undefined) return fail(`${why}: ${JSON.stringify(finding)}`);
  }
  return undefined;
}

function whatIsWrong({ code, place }: Finding, { records, file }: SourceReport, lines: readonly string[]) {
  if (code === 'engine/reading-failed') return 'a reader threw';
  if (place.file !== file) return 'another file';
  if (place.record !== undefined && (place.record < 0 || place.record >= Math.max(1, records))) return 'no such record';
  if (place.line === undefined) return undefined;
  const line = lines[place.line - 1];
  if (line === undefined) return 'no such line';
  // the place behind the last character is one, too
  return place.column !== undefined && place.column > line.length + 1 ? 'no such column' : undefined;
}

const PIECES = [
  '',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ',',
  ':',
  '\n',
  '\\',
  '/',
  '//',
  '/*',
  '-',
  '“',
  '\u0000',
  '\ufeff',
  'é',
  '😀',
];
const VALUES = [
  'null',
  '-1',
  '1e400',
  '""',
  '[]',
  '{}',
  'true',
  '"NA"',
  '12345678901234567890',
  '{"toString":1}',
  '{"__proto__":1}',
  '[[1]]',
  '{"$oid":"x"}',
  'ISODate("x")',
  '"<b>x</b>"',
  '1700000000000',
  '"2026-02-30"',
  '{"length":{}}',
];

/** The sample with a few changes by characters and by what JSON is made of. */
function mutated(text: string, random: () => number): string {
  let changed = text;
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) changed = mutatedOnce(changed, random);
  return changed;
}

function mutatedOnce(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const length = Math.floor(random() ** 4 * 200);
  switch (Math.floor(random() * 8)) {
    case 0:
      return text.slice(0, at) + pick(PIECES, random) + text.slice(at);
    case 1:
      return text.slice(0, at) + pick(PIECES, random) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + text.slice(at + length);
    case 3:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    case 4:
      return text.slice(0, at);
    case 5:
      return withValue(text, at, () => pick(VALUES, random));
    case 6:
      return withValue(text, at, value => `[${value},${value}]`);
    default:
      return withValue(text, at, value => `{"a":${value}}`);
  }
}

/** Puts another value where the next one behind `at` stands: what follows a colon up to a sign that may end it. */
function withValue(text: string, at: number, other: (value: string) => string): string {
  const colon = text.indexOf(':', at);
  if (colon < 0) return text;
  let end = colon + 1;
  while (end < text.length && !',}]\n'.includes(text.charAt(end))) end++;
  return `${text.slice(0, colon + 1)}${other(text.slice(colon + 1, end).trim() || '0')}${text.slice(end)}`;
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

/** Numbers from 0 to 1, the same ones for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
