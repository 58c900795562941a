import type { JsonObject } from '../base/json';
import type { Finding, Place, Severity } from '../domain/finding';
import type { Contribution, Part } from '../domain/part';
import type { Reading, Shape, Vendor } from './contract/importer';
import type { Limits } from './contract/limits';
import { contextOf, contribution } from './contributions';
import type { FramedRecord } from './framing/framing-listener';
import { PlacesInText } from './framing/places';
import { otherFormatOf } from './other-formats';
import { type RecordText, readRecordText } from './repair/record-text';

/** What a record turned out to be. */
export type RecordOutcome =
  | { readonly kind: 'part'; readonly vendor: Vendor; readonly contribution: Contribution }
  | { readonly kind: 'explained' }
  | { readonly kind: 'rejected' };

export interface RecordResult {
  /** A shape's id, or `UNREAD` for what no shape took. */
  readonly shape: string;
  /** What was read instead of the bytes, where they had to be repaired or decoded. */
  readonly repaired?: string;
  readonly encoding?: RecordText['encoding'];
  readonly longIntegers: number;
  readonly outcome: RecordOutcome;
  readonly findings: readonly Finding[];
}

/** Stands for the shape of records that are kept although nobody could read them. */
export const UNREAD = 'engine/unread';

export interface RecordPlace {
  readonly file: string;
  readonly record: number;
  readonly line: number;
  readonly column: number;
  readonly page?: JsonObject;
  readonly account?: string;
}

/** Findings of one kind kept with a record; the report counts them all. */
const KEPT_OF_A_KIND = 20;
const NAMES_SHOWN = 12;
const MANY_MESSAGES = 200_000;
const MANY_PARTICIPANTS = 1000;

/** Reads one record. Whatever is wrong with it becomes a finding with its place. */
export function readRecord(
  bordered: Pick<FramedRecord, 'bytes' | 'outcome' | 'depth' | 'members' | 'longDigits'>,
  at: RecordPlace,
  vendors: readonly Vendor[],
  limits: Limits,
): RecordResult {
  const problem = borderProblem(bordered, limits);
  if (problem !== undefined) return rejected(at, problem.code, problem.facts);
  const reading = readRecordText(bordered.bytes, bordered);
  if (!reading.ok) {
    const { code, text, offset, facts } = reading.problem;
    return rejected(at, code, facts, new PlacesInText(text, at).at(offset));
  }
  const { record, repaired, encoding, longIntegers } = reading.value;
  const base = { ...(repaired === undefined ? {} : { repaired }), encoding, longIntegers };
  const findings = textFindings(reading.value, at);
  const claims = claimsOf(record, vendors);
  const [claim] = claims;
  if (claim === undefined || claims.length > 1) {
    const refusal = claim === undefined ? unknownShape(record) : twoClaims(claims);
    const refused = rejected(at, refusal.code, refusal.facts);
    return { ...refused, ...base, findings: [...findings, ...refused.findings] };
  }
  return { ...base, ...interpret(record, claim, at, findings) };
}

interface Claim {
  readonly vendor: Vendor;
  readonly shape: Shape;
}

/** At most one claim of each vendor: inside a vendor the order of its shapes decides. */
function claimsOf(record: JsonObject, vendors: readonly Vendor[]): readonly Claim[] {
  const claims: Claim[] = [];
  for (const vendor of vendors) {
    const shape = vendor.shapes.find(candidate => candidate.recognise(record));
    if (shape !== undefined) claims.push({ vendor, shape });
  }
  return claims;
}

function interpret(record: JsonObject, { vendor, shape }: Claim, at: RecordPlace, found: readonly Finding[]) {
  const reading = readSafely(shape, record, at);
  const place = placeOf(at);
  switch (reading.kind) {
    case 'part': {
      const kept = keptFindings([...found, ...sizeFindings(reading.part, place)]);
      const made = contribution(reading.part, reading.remarks, shape.id, { ...at, findings: kept });
      const outcome: RecordOutcome = { kind: 'part', vendor, contribution: made };
      return { shape: shape.id, outcome, findings: [...found, ...made.findings.filter(each => !found.includes(each))] };
    }
    case 'explained':
    case 'rejected': {
      const { kind, code, facts } = reading;
      const pointer = kind === 'rejected' && reading.pointer !== undefined ? { pointer: reading.pointer } : {};
      const outcome: RecordOutcome = { kind };
      return { shape: shape.id, outcome, findings: [...found, finding(kind, code, { ...place, ...pointer }, facts)] };
    }
  }
}

/** Conversations of a size that no person has are read all the same. */
function sizeFindings({ messages, participants }: Part, place: Place): readonly Finding[] {
  const findings: Finding[] = [];
  if (messages.length > MANY_MESSAGES) {
    findings.push(finding('noted', 'engine/many-messages', place, { count: messages.length }));
  }
  if (participants.length > MANY_PARTICIPANTS) {
    findings.push(finding('noted', 'engine/many-participants', place, { count: participants.length }));
  }
  return findings;
}

/** A shape promises not to throw. Should one break its promise, that costs one record and not the import. */
function readSafely(shape: Shape, record: JsonObject, at: RecordPlace): Reading {
  try {
    return shape.read(record, contextOf(at));
  } catch (problem) {
    return { kind: 'rejected', code: 'engine/reading-failed', facts: { shape: shape.id, problem: nameOf(problem) } };
  }
}

/** A record that was read, and of which no conversation can be made: the same mistake in another place. */
export function unusable(result: RecordResult, at: RecordPlace, problem: unknown): RecordResult {
  const facts = { shape: result.shape, problem: nameOf(problem) };
  const findings = [...result.findings, finding('rejected', 'engine/reading-failed', placeOf(at), facts)];
  return { ...result, outcome: { kind: 'rejected' }, findings };
}

/** A record that nobody is to go into: a reader fell silent over it. */
export function leftOut(at: RecordPlace): RecordResult {
  return rejected(at, 'engine/reader-silent');
}

function nameOf(problem: unknown): string {
  return problem instanceof Error ? problem.name : 'unknown';
}

function borderProblem(
  { outcome, depth, bytes }: Pick<FramedRecord, 'bytes' | 'outcome' | 'depth'>,
  limits: Limits,
): { readonly code: string; readonly facts?: Finding['facts'] } | undefined {
  if (outcome === 'too-large') {
    return { code: 'engine/record-too-large', facts: { limit: Math.round(limits.recordBytes / 1024 / 1024) } };
  }
  if (outcome === 'unclosed') return { code: 'engine/unclosed-record' };
  if (outcome === 'cut-off') return { code: 'engine/truncated-record', facts: { bytes: bytes.length } };
  if (depth > limits.depth) return { code: 'engine/too-deep', facts: { depth, limit: limits.depth } };
  return undefined;
}

/** Repairs and repeated members of a record's text, each with its place in the file. */
export function textFindings({ text, repairs, repeated }: RecordText, at: RecordPlace): readonly Finding[] {
  const findings: Finding[] = [];
  const places = new PlacesInText(text, at);
  for (const { code, offset } of repairs) {
    findings.push(finding('repaired', code, { ...placeOf(at), ...places.at(offset) }));
  }
  for (const { name, offset } of repeated) {
    const place = { ...placeOf(at), ...places.at(offset) };
    findings.push(finding('noted', 'engine/repeated-member', place, { name: isMemberName(name) ? name : '…' }));
  }
  return findings;
}

/** The findings that are stored with a record: all kinds, but not every one of a kind. */
export function keptFindings(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  return findings.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= KEPT_OF_A_KIND;
  });
}

function unknownShape(record: JsonObject) {
  const format = otherFormatOf(record);
  if (format !== undefined) return { code: 'engine/known-other-format', facts: { format } };
  const names = Object.keys(record);
  const shown = names.filter(isMemberName).slice(0, NAMES_SHOWN);
  return {
    code: 'engine/unknown-shape',
    facts: { members: shown.join(', ') || '…', more: names.length - shown.length },
  };
}

function twoClaims(claims: readonly Claim[]) {
  return { code: 'engine/two-claims', facts: { shapes: claims.map(({ shape }) => shape.label).join(', ') } };
}

const MEMBER_NAME = /^[A-Za-z_$][A-Za-z_$0-9-]{0,39}$/;
const NUMBERED = /\d{4}/;

/**
 * Whether a name was given by whoever made the format. The names in a map may be anything, such as the mail addresses
 * and numbers of customers, and reports leave the machine.
 */
function isMemberName(name: string): boolean {
  return MEMBER_NAME.test(name) && !NUMBERED.test(name);
}

function rejected(
  at: RecordPlace,
  code: string,
  facts?: Finding['facts'],
  place: { readonly line: number; readonly column: number } = at,
): RecordResult {
  const { line, column } = place;
  return {
    shape: UNREAD,
    longIntegers: 0,
    outcome: { kind: 'rejected' },
    findings: [finding('rejected', code, { ...placeOf(at), line, column }, facts)],
  };
}

function placeOf({ file, record, line, column }: RecordPlace): Place {
  return { file, record, line, column };
}

function finding(severity: Severity, code: string, place: Place, facts?: Finding['facts']): Finding {
  return { severity, code, place, ...(facts === undefined ? {} : { facts }) };
}
