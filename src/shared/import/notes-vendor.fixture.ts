import type { Json } from '../base/json';
import type { Finding } from '../domain/finding';
import { conversationKey, itemKey } from '../domain/keys';
import { mergeContributions } from '../domain/merging/merge';
import type { Part } from '../domain/part';
import type { Reading, Shape, Vendor } from './contract/importer';
import { LIMITS, type Limits } from './contract/limits';
import type { RichFile, SourceReport } from './contract/protocol';
import type { RecordOutcome } from './read-record';
import { type ReadableSource, readSources } from './read-sources';

/** A vendor of our own for tests: a record is `{"note": id, "text": …}`, a page `{"about": …, "notes": […]}`. */
const note: Shape = {
  id: 'vcc-live/note',
  label: 'Note',
  recognise: record => 'note' in record,
  read: (record, { page }): Reading => {
    const { note: id, text } = record;
    if (id === 'explained') return { kind: 'explained', code: 'notes/explained' };
    if (id === 'rejected') return { kind: 'rejected', code: 'notes/rejected', pointer: '/note' };
    if (id === 'throws') throw new RangeError('a broken promise');
    return {
      kind: 'part',
      part: partOf(id ?? null, { text: text ?? null, page: page ?? null }),
      remarks: text === 'odd' ? [{ severity: 'noted', code: 'notes/odd', pointer: '/text' }] : [],
    };
  },
};

/** Only knows which notes it belongs to: those of the same topic. */
const topic: Shape = {
  id: 'vcc-live/topic',
  label: 'Topic',
  recognise: record => 'topic' in record,
  read: ({ topic: name }) => {
    const { key: _, ...part } = partOf('topic', { topic: name ?? null });
    return { kind: 'part', part: { ...part, seeks: String(name) }, remarks: [] };
  },
};

function partOf(id: Json, extras: Record<string, Json>): Part {
  return {
    key: conversationKey('vcc-live', JSON.stringify(id)),
    source: 'vcc-live',
    vendorId: JSON.stringify(id),
    offers: [String(extras.text)],
    summary: {},
    queues: [],
    flags: [],
    participants: [],
    messages: [
      {
        key: itemKey('message', JSON.stringify(extras)),
        order: 0,
        audience: 'everyone',
        body: { kind: 'text', text: JSON.stringify(extras.text) },
        pointer: '/text',
      },
    ],
    events: [],
    surveys: [],
    attributes: [],
    facts: [],
    links: [],
    extras,
  };
}

export const notes: Vendor = {
  source: 'vcc-live',
  version: 1,
  shapes: [note, topic],
  pages: ['notes'],
  assemble: mergeContributions,
};

export interface Told {
  /** `vendorId` and text of each note, in order. */
  readonly notes: readonly (readonly [id: string, text: string])[];
  readonly places: readonly string[];
  readonly outcomes: readonly RecordOutcome['kind'][];
  readonly repaired: readonly (string | undefined)[];
  readonly originals: readonly string[];
  readonly pages: readonly unknown[];
  readonly findings: readonly Finding[];
  /** `severity code line:column`, in order. */
  readonly said: readonly string[];
  readonly reports: readonly SourceReport[];
  readonly rich: readonly RichFile[];
}

interface TellOptions {
  readonly cut?: number | readonly number[];
  readonly limits?: Partial<Limits>;
  readonly vendors?: readonly Vendor[];
}

/** Reads named bytes or texts as files, in pieces of `cut` bytes or between the given offsets. */
export async function tellOf(
  files: Readonly<Record<string, Uint8Array | string>>,
  { cut = 1 << 20, limits = {}, vendors = [notes] }: TellOptions = {},
): Promise<Told> {
  const sources = Object.entries(files).map(([name, contents], n): ReadableSource => {
    const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
    return { id: String(n), name, bytes: bytes.length, open: () => pieces(bytes, cut) };
  });
  return tellOfSources(sources, limits, vendors);
}

export async function tellOfSources(
  sources: readonly ReadableSource[],
  limits: Partial<Limits> = {},
  vendors: readonly Vendor[] = [notes],
): Promise<Told> {
  const told = {
    notes: [] as [string, string][],
    places: [] as string[],
    outcomes: [] as RecordOutcome['kind'][],
    repaired: [] as (string | undefined)[],
    originals: [] as string[],
    pages: [] as unknown[],
    findings: [] as Finding[],
    reports: [] as SourceReport[],
    rich: [] as RichFile[],
  };
  await readSources(sources, {
    vendors,
    limits: { ...LIMITS, ...limits },
    settle: async () => {},
    progress: () => {},
    record: ({ outcome, place, original, repaired }) => {
      told.outcomes.push(outcome.kind);
      told.places.push(`${place.line}:${place.column}`);
      told.originals.push(new TextDecoder().decode(original));
      told.repaired.push(repaired);
      told.pages.push(place.page);
      if (outcome.kind !== 'part') return;
      const { vendorId, extras } = outcome.contribution.part;
      told.notes.push([vendorId, JSON.stringify(extras?.text)]);
    },
    richContent: found => told.rich.push(found),
    done: report => {
      told.reports.push(report);
      told.findings.push(...report.findings);
    },
  });
  const said = told.findings.map(({ severity, code, place }) => `${severity} ${code} ${place.line}:${place.column}`);
  return { ...told, said };
}

export async function* pieces(bytes: Uint8Array, cut: number | readonly number[]): AsyncGenerator<Uint8Array> {
  if (typeof cut === 'number') {
    for (let from = 0; from < bytes.length; from += cut) yield bytes.subarray(from, from + cut);
    return;
  }
  const offsets = [0, ...cut.toSorted((a, b) => a - b), bytes.length];
  for (let n = 1; n < offsets.length; n++) yield bytes.subarray(offsets[n - 1], offsets[n]);
}
