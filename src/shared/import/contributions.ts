import { isObject, type JsonObject } from '../base/json';
import type { Conversation } from '../domain/conversation';
import type { Finding, Place } from '../domain/finding';
import type { ConversationKey } from '../domain/keys';
import { uniteConversations } from '../domain/merging/unite-conversations';
import type { Contribution, Part } from '../domain/part';
import type { RecordContext, Remark, Shape, Vendor } from './contract/importer';
import { VENDORS } from './registry';
import { parseExactly } from './repair/exact-json';

/** A stored record with what it needs to be read again. `text` is the repaired text where there is one. */
export interface StoredRecord {
  readonly shape: string;
  readonly text: string;
  readonly file: string;
  readonly record: number;
  readonly line?: number;
  readonly column?: number;
  readonly page?: JsonObject;
  readonly account?: string;
  /** As they were stored at import; those of the shape itself are found anew. */
  readonly findings?: readonly Finding[];
}

/**
 * What a stored record says about a conversation, or nothing where its shape holds none (any more).
 * Pure and deterministic: the archive calls it whenever a conversation is opened.
 */
export function contributionOf(stored: StoredRecord, vendors: readonly Vendor[] = VENDORS): Contribution | undefined {
  const shape = shapeOf(stored.shape, vendors);
  const record = shape && parseExactly(stored.text)?.value;
  if (shape === undefined || !isObject(record)) return undefined;
  const reading = shape.read(record, contextOf(stored));
  if (reading.kind !== 'part') return undefined;
  return contribution(reading.part, reading.remarks, shape.id, stored);
}

/** The versions of the vendors that read records of these shapes. */
export function versionsOf(
  shapes: readonly string[],
  vendors: readonly Vendor[] = VENDORS,
): Readonly<Record<string, number>> {
  const read = vendors.filter(vendor => vendor.shapes.some(({ id }) => shapes.includes(id)));
  return Object.fromEntries(read.map(({ source, version }) => [source, version]));
}

/** Puts a part, its place and its findings together, the same way at import and afterwards. */
export function contribution(
  part: Part,
  remarks: readonly Remark[],
  shape: string,
  place: Pick<StoredRecord, 'file' | 'record' | 'line' | 'column' | 'findings'>,
): Contribution {
  const { file, record, line, column } = place;
  const at: Place = {
    file,
    record,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  const kept = (place.findings ?? []).filter(({ code }) => isOfEngine(code));
  const findings = remarks.length === 0 ? kept : [...kept, ...remarks.map(remark => findingFrom(remark, at))];
  return { part, origin: { shape, file, record }, findings };
}

/** A shape's remark with the place only the engine knows. */
function findingFrom({ severity, code, pointer, facts }: Remark, place: Place): Finding {
  return {
    severity,
    code,
    place: pointer === undefined ? place : { ...place, pointer },
    ...(facts === undefined ? {} : { facts }),
  };
}

function isOfEngine(code: string): boolean {
  return code.startsWith('engine/') || code.startsWith('repair/');
}

export function contextOf({ file, record, page, account }: Omit<StoredRecord, 'shape' | 'text'>): RecordContext {
  return {
    file,
    record,
    ...(page === undefined ? {} : { page }),
    ...(account === undefined ? {} : { account }),
  };
}

/** The conversation that contributions to one key tell of, put together by the vendor whose key it is. */
export function conversationOf(
  key: ConversationKey,
  contributions: readonly Contribution[],
  vendors: readonly Vendor[] = VENDORS,
): Conversation {
  const copies = contributions.flatMap(({ part: { whole } }) => (whole === undefined ? [] : [whole]));
  if (copies.length === 0) return assembledBy(vendors, key, contributions);
  const recorded = contributions.filter(({ part: { whole } }) => whole === undefined);
  return uniteConversations(
    key,
    recorded.some(({ part }) => part.key === key) ? assembledBy(vendors, key, recorded) : undefined,
    copies,
  );
}

function assembledBy(
  vendors: readonly Vendor[],
  key: ConversationKey,
  contributions: readonly Contribution[],
): Conversation {
  const source = key.slice(0, key.indexOf(':'));
  const vendor = vendors.find(candidate => candidate.source === source);
  if (vendor === undefined) throw new TypeError(`no vendor for ${source}`);
  return vendor.assemble(key, contributions);
}

/**
 * Contributions by the conversation they belong to, in order of first appearance. One that only seeks a join name
 * belongs to every conversation that offers it, and to none if nobody does.
 */
export function groupContributions(
  contributions: readonly Contribution[],
): Map<ConversationKey, readonly Contribution[]> {
  const groups = new Map<ConversationKey, Contribution[]>();
  const offered = new Map<string, Set<ConversationKey>>();
  for (const contribution of contributions) {
    const { key, offers } = contribution.part;
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [contribution]);
    else group.push(contribution);
    for (const name of offers ?? []) offered.set(name, (offered.get(name) ?? new Set()).add(key));
  }
  for (const contribution of contributions) {
    const { key, seeks } = contribution.part;
    if (key !== undefined || seeks === undefined) continue;
    for (const joined of offered.get(seeks) ?? []) groups.get(joined)?.push(contribution);
  }
  return groups;
}

const shapesByVendors = new WeakMap<readonly Vendor[], ReadonlyMap<string, Shape>>();

function shapeOf(id: string, vendors: readonly Vendor[]): Shape | undefined {
  let shapes = shapesByVendors.get(vendors);
  if (shapes === undefined) {
    shapes = new Map(vendors.flatMap(vendor => vendor.shapes.map(shape => [shape.id, shape])));
    shapesByVendors.set(vendors, shapes);
  }
  return shapes.get(id);
}
