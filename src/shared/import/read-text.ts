import type { JsonObject } from '../base/json';
import type { Conversation } from '../domain/conversation';
import type { Finding } from '../domain/finding';
import { type Head, headOf } from '../heads/head';
import { documentsOf, type IndexDocument } from '../index/documents/documents';
import { type ByteStream, inSlices, peek } from './containers/byte-stream';
import type { Vendor } from './contract/importer';
import type { Limits } from './contract/limits';
import { type ReadingLog, RestSkipped } from './contract/resume';
import type { FramedRecord, FramingListener, OpenPage } from './framing/framing-listener';
import { type Envelope, hasMembers, pageWithoutRecords, readPageHead, readWholePage } from './framing/page-envelope';
import { PlacesInText } from './framing/places';
import { RecordScanner } from './framing/record-scanner';
import {
  leftOut,
  type RecordPlace,
  type RecordResult,
  readRecord,
  textFindings,
  UNREAD,
  unusable,
} from './read-record';
import { pageFactsOf } from './registry';
import { decodeText } from './repair/record-text';
import type { ReportBuilder } from './report';
import { kindOfText } from './text-kind';

/** One record as it was read. `original` is only there during the call that hands it over. */
export interface ReadRecord extends RecordResult {
  /** The id of the source its file came from. */
  readonly source: string;
  readonly place: RecordPlace;
  readonly original: Uint8Array;
  /** The record of the same file that is the first of this one's page. */
  readonly firstOfPage?: number;
  /** The conversation as this record alone tells it, and what lists show of it. */
  readonly conversation?: Conversation;
  readonly head?: Head;
  /** What can be searched in it, where that was asked for. */
  readonly documents?: readonly IndexDocument[];
}

export interface TextOptions {
  readonly vendors: readonly Vendor[];
  readonly limits: Limits;
  readonly account?: string;
  readonly log: ReadingLog;
  /** Whether what can be searched is wanted with each record. */
  readonly withDocuments?: boolean;
  /** Called for each record, in file order. */
  readonly record: (record: ReadRecord) => void;
  /** Awaited after each piece of the file: the way to slow the reading down, or to stop it by throwing. */
  readonly settle: () => Promise<void>;
}

/** Pieces are cut to this size, so that what comes out of one is bounded too. */
const PIECE_BYTES = 1024 * 1024;
const TEXT_HEAD = 2048;

/** Reads the records of one file's text (UTF-8, or an older one-byte encoding) and reports on it. */
export async function readText(
  stream: ByteStream,
  file: string,
  report: ReportBuilder,
  options: TextOptions,
): Promise<void> {
  const { head, stream: whole } = await peek(stream, TEXT_HEAD);
  const reader = new TextReader(file, report, options, head);
  const pages = [...new Set(options.vendors.flatMap(vendor => vendor.pages))];
  const scanner = new RecordScanner(reader, { pages, recordBytes: options.limits.recordBytes });
  let broken: { readonly problem: unknown } | undefined;
  const pieces = inSlices(whole, PIECE_BYTES);
  try {
    while (broken === undefined) {
      const step = await pieces.next().catch((problem: unknown) => ({ done: true, problem }) as const);
      if ('problem' in step) broken = step;
      if (step.done === true) break;
      const next = report.records;
      if (options.log.reach({ file, record: next }) === 'rest') throw new RestSkipped(next);
      scanner.push(step.value);
      await options.settle();
    }
  } finally {
    await pieces.return(undefined);
  }
  // a stream that broke off still leaves what came before
  scanner.end();
  reader.end();
  await options.settle();
  if (broken !== undefined) throw broken.problem;
}

interface PageInProgress {
  readonly envelope: Envelope | undefined;
  readonly firstRecord: number;
}

class TextReader implements FramingListener {
  readonly #file: string;
  readonly #report: ReportBuilder;
  readonly #options: TextOptions;
  readonly #pages = new WeakMap<OpenPage, PageInProgress>();
  #text: { readonly line: number; readonly column: number } | undefined;
  #unfinished = false;
  readonly #head: Uint8Array;

  constructor(file: string, report: ReportBuilder, options: TextOptions, head: Uint8Array) {
    this.#head = head;
    this.#file = file;
    this.#report = report;
    this.#options = options;
  }

  record(bordered: FramedRecord): void {
    const { page } = bordered;
    const progress = page === undefined ? undefined : this.#pageInProgress(page);
    const at = this.#placeOf(bordered, progress?.envelope?.members);
    const { vendors, limits, log } = this.#options;
    const skipped = log.reachRecord(at.file, at.record);
    if (skipped === 'rest') throw new RestSkipped(at.record);
    const result = skipped === 'record' ? leftOut(at) : readRecord(bordered, at, vendors, limits);
    this.#handOver(result, at, bordered.bytes, progress?.firstRecord);
  }

  pageEnd(page: OpenPage, tail: Uint8Array, whole: boolean): void {
    if (!whole) this.#unfinished = true;
    if (page.records === 0) {
      this.#pageRecord(page, tail);
      return;
    }
    if (!hasMembers(tail)) return;
    const envelope = readWholePage(page, tail);
    if (envelope !== undefined) this.#noteFacts(envelope.members);
    // the records were handed over before these members were seen: they are kept as a record of their own
    const at = this.#placeOf(page);
    const { file, record, line, column } = at;
    const place = { file, record, line, column };
    const explained: Finding = { severity: 'explained', code: 'engine/page-rest', place };
    const result: RecordResult = {
      shape: UNREAD,
      longIntegers: 0,
      outcome: { kind: 'explained' },
      findings: [...(envelope === undefined ? [] : textFindings(envelope.reading, at)), explained],
    };
    this.#handOver(result, at, pageWithoutRecords(page, tail));
  }

  text(line: number, column: number): void {
    this.#text ??= { line, column };
  }

  strayBracket(line: number, column: number): void {
    const record = Math.max(0, this.#report.records - 1);
    this.#note('repaired', 'repair/extra-bracket', { record, line, column });
  }

  unfinishedArray(): void {
    this.#unfinished = true;
  }

  end(): void {
    const { records } = this.#report;
    if (records === 0) {
      if (this.#text === undefined) this.#note('explained', 'engine/no-records');
      else this.#noteWrongText(this.#text);
      return;
    }
    if (this.#text !== undefined) this.#note('noted', 'engine/text-around-json', this.#text);
    if (this.#unfinished) this.#note('noted', 'engine/unfinished-file');
  }

  #noteWrongText(place: { readonly line: number; readonly column: number }): void {
    const looks = kindOfText(this.#head);
    if (looks === 'salesforce') this.#note('rejected', 'engine/known-other-format', place, { format: 'Salesforce' });
    else this.#note('rejected', `engine/${looks}`, place);
  }

  /** A page without a record is a record itself: the vendor knows what to say about it. */
  #pageRecord(page: OpenPage, tail: Uint8Array): void {
    const bytes = pageWithoutRecords(page, tail);
    const at = this.#placeOf(page);
    const envelope = readWholePage(page, tail);
    if (envelope !== undefined) this.#noteFacts(envelope.members);
    const { vendors, limits } = this.#options;
    const outcome = envelope === undefined ? 'cut-off' : 'whole';
    const bordered = { bytes, outcome, depth: 2, members: 0, longDigits: true } as const;
    const result = readRecord(bordered, at, vendors, limits);
    // a bracket that was put in makes the text longer than what stands in the file
    const findings = withinText(result.findings, decodeText(page.head).text + decodeText(tail).text, at);
    this.#handOver({ ...result, findings }, at, bytes);
  }

  #pageInProgress(page: OpenPage): PageInProgress {
    const held = this.#pages.get(page);
    if (held !== undefined) return held;
    const envelope = readPageHead(page);
    const progress = { envelope, firstRecord: this.#report.records };
    this.#pages.set(page, progress);
    if (envelope === undefined) this.#note('noted', 'engine/unreadable-page', page);
    else {
      for (const found of textFindings(envelope.reading, this.#placeOf(page))) this.#report.found(found);
      this.#noteFacts(envelope.members);
    }
    return progress;
  }

  #noteFacts(members: JsonObject): void {
    const facts = pageFactsOf(members);
    if (Object.keys(facts).length === 0) return;
    const partial = this.#report.page?.partial === true || facts.partial === true;
    this.#report.page = { ...facts, ...this.#report.page, ...(partial ? { partial } : {}) };
  }

  #handOver(read: RecordResult, place: RecordPlace, original: Uint8Array, firstOfPage?: number): void {
    const report = this.#report;
    const { result, ...told } = this.#toldBy(read, place);
    report.records++;
    if (result.shape !== UNREAD) report.met(result.shape);
    if (result.outcome.kind === 'rejected') report.rejected++;
    if (result.outcome.kind === 'explained') report.explained++;
    for (const found of result.findings) report.found(found);
    const { record, line, column } = place;
    if (result.encoding === 'windows-1252') this.#noteOnce('engine/windows-1252', { record, line, column });
    if (result.longIntegers > 0) this.#noteOnce('engine/long-numbers', { record, line, column });
    if (told.head !== undefined) report.spans(told.head.startedAt, told.head.endedAt);
    this.#options.record({
      ...result,
      source: report.source,
      place,
      original,
      ...(firstOfPage === undefined ? {} : { firstOfPage }),
      ...told,
    });
  }

  /** What the record alone tells. Should a mistake of ours come to light here, it costs this record and no other. */
  #toldBy(
    result: RecordResult,
    place: RecordPlace,
  ): { readonly result: RecordResult } & Pick<ReadRecord, 'conversation' | 'head' | 'documents'> {
    try {
      const conversation = conversationOfRecord(result);
      if (conversation === undefined) return { result };
      const head = headOf(conversation);
      if (this.#options.withDocuments !== true) return { result, conversation, head };
      return { result, conversation, head, documents: documentsOf(conversation) };
    } catch (problem) {
      return { result: unusable(result, place, problem) };
    }
  }

  #placeOf({ line, column }: { readonly line: number; readonly column: number }, page?: JsonObject): RecordPlace {
    const { account } = this.#options;
    return {
      file: this.#file,
      record: this.#report.records,
      line,
      column,
      ...(page === undefined ? {} : { page }),
      ...(account === undefined ? {} : { account }),
    };
  }

  #noteOnce(code: string, place: Omit<Finding['place'], 'file'>): void {
    if (this.#report.isFirst(code)) this.#note('noted', code, place);
  }

  #note(
    severity: Finding['severity'],
    code: string,
    place: Omit<Finding['place'], 'file'> = {},
    facts?: Finding['facts'],
  ): void {
    const { record, line, column } = place;
    this.#report.found({
      severity,
      code,
      ...(facts === undefined ? {} : { facts }),
      place: {
        file: this.#file,
        ...(record === undefined ? {} : { record }),
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
      },
    });
  }
}

/** Findings behind the end of a text at its end. */
function withinText(findings: readonly Finding[], text: string, at: RecordPlace): readonly Finding[] {
  const end = new PlacesInText(text, at).at(text.length);
  return findings.map(finding => {
    const { line = 0, column = 0 } = finding.place;
    const isBehind = line > end.line || (line === end.line && column > end.column);
    return isBehind ? { ...finding, place: { ...finding.place, ...end } } : finding;
  });
}

function conversationOfRecord({ outcome }: RecordResult): Conversation | undefined {
  if (outcome.kind !== 'part') return undefined;
  const { vendor, contribution } = outcome;
  const { key } = contribution.part;
  return key === undefined ? undefined : vendor.assemble(key, [contribution]);
}
