import type { Conversation } from '../domain/conversation';
import { LIMITS } from '../import/contract/limits';
import { contributionOf, conversationOf, groupContributions, type StoredRecord } from '../import/contributions';
import { readSources } from '../import/read-sources';
import { VENDORS } from '../import/registry';

/** A record as it is stored, and as it stands in its file. */
export interface SampleRecord extends StoredRecord {
  readonly asWritten: string;
}

/** Every sample of every vendor, and those that the app brings, by their place. */
export const SAMPLES: Readonly<Record<string, string>> = import.meta.glob<string>(
  ['../import/vendors/*/samples/*.{json,txt}', '../../renderer/samples/files/*'],
  { query: '?raw', import: 'default', eager: true },
);

/** What is stored of these files, as an import stores it. */
export async function recordsIn(files: Readonly<Record<string, string>>): Promise<readonly SampleRecord[]> {
  const records: SampleRecord[] = [];
  const sources = Object.entries(files).map(([name, text]) => ({
    id: name,
    name,
    bytes: text.length,
    open: async function* () {
      yield new TextEncoder().encode(text);
    },
  }));
  await readSources(sources, {
    vendors: VENDORS,
    limits: LIMITS,
    record: ({ outcome, shape, original, repaired, place: { file, record } }) => {
      if (outcome.kind !== 'part') return;
      const asWritten = new TextDecoder().decode(original);
      records.push({ shape, text: repaired ?? asWritten, file, record, asWritten });
    },
    settle: async () => undefined,
    progress: () => undefined,
    done: () => undefined,
  });
  return records;
}

/** The conversations that these records tell of. */
export function conversationsOf(records: readonly StoredRecord[]): readonly Conversation[] {
  const contributions = records.flatMap(record => contributionOf(record) ?? []);
  return [...groupContributions(contributions)].map(([key, own]) => conversationOf(key, own));
}
