import type { Instant } from '#shared/domain/time';
import type { FacetsAnswer, SearchAnswer } from '../../src/renderer/archive/api';
import { openArchive } from '../../src/renderer/archive/client';

/** Queries of one kind: they cost about the same. */
export interface QueryClass {
  readonly name: string;
  readonly texts: readonly string[];
}

export interface ClassTimes {
  readonly name: string;
  /** Milliseconds of each question, in the order they were asked, asked and answered across threads. */
  readonly times: readonly number[];
  /** The same without the way between the threads, as far as answers tell it. */
  readonly inside: readonly number[];
  /** The same with an excerpt of each of the newest 50. */
  readonly withExcerpts: readonly number[];
  /** Messages found, query by query: what peers have to find, too. */
  readonly messages: readonly (number | undefined)[];
  readonly conversations: readonly number[];
}

export interface ColdTimes {
  readonly name: string;
  /** From a new worker to the newest 50 with their excerpts. */
  readonly opened: number;
  /** The first query of an archive that has told how much it holds, and nothing else. */
  readonly first: number;
}

// the app says with every question what time it is
const clock = { now: 0 as Instant, zone: 'UTC' };
const newest = { sort: [], offset: 0, limit: 50, clock } as const;

/** Asks the queries of each kind in turn, round after round, so that no answer is remembered. */
export async function searchTimes(classes: readonly QueryClass[], rounds: number): Promise<readonly ClassTimes[]> {
  const archive = openArchive();
  const measured: ClassTimes[] = [];
  for (const { name, texts } of classes) {
    const facets = name.startsWith('facets');
    const times: number[] = [];
    const inside: number[] = [];
    const withExcerpts: number[] = [];
    const answers: (SearchAnswer | FacetsAnswer)[] = [];
    for (let round = 0; round <= rounds; round++) {
      for (const [nth, text] of texts.entries()) {
        const ask = (): Promise<SearchAnswer | FacetsAnswer> =>
          facets ? archive.facets({ text, clock }) : archive.search({ text, ...newest, excerpts: false });
        const { ms, answer } = await timed(ask);
        // the first round warms up
        if (round > 0) times.push(ms);
        if (round > 0) inside.push('tookMs' in answer ? answer.tookMs : ms);
        answers[nth] = answer;
      }
      if (facets) continue;
      for (const text of texts) {
        const { ms } = await timed(() => archive.search({ text, ...newest }));
        if (round > 0) withExcerpts.push(ms);
      }
    }
    measured.push({
      name,
      times,
      inside,
      withExcerpts,
      messages: answers.map(answer => ('messages' in answer ? answer.messages : undefined)),
      conversations: answers.map(({ total }) => total),
    });
  }
  archive.close();
  return measured;
}

/** One query of each kind, each in a new worker. */
export async function coldTimes(classes: readonly QueryClass[]): Promise<readonly ColdTimes[]> {
  const measured: ColdTimes[] = [];
  for (const { name, texts } of classes) {
    const [text = ''] = texts;
    const { ms: opened } = await timed(async () => {
      const archive = openArchive();
      await archive.search({ text, ...newest });
      archive.close();
    });
    const archive = openArchive();
    await archive.overview();
    const { ms: first } = await timed(() => archive.search({ text, ...newest, excerpts: false }));
    archive.close();
    measured.push({ name, opened, first });
  }
  return measured;
}

/** By then every worker is started and has tidied up. */
const SETTLED_MS = 8000;

/** Opens the archive and leaves it open, at rest: what is measured is what it holds then. */
export async function openAndAsk(texts: readonly string[]): Promise<number> {
  const archive = openArchive();
  const { conversations } = await archive.overview();
  for (const text of texts) await archive.search({ text, ...newest });
  await new Promise(resolve => setTimeout(resolve, SETTLED_MS));
  return conversations;
}

/** Bytes of the rows of the index, over all shards. */
export async function indexBytes(): Promise<number> {
  let bytes = 0;
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith('lectern-shard-')) bytes += await bytesIn(name);
  }
  return bytes;
}

function bytesIn(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const cursor = database.transaction('index').objectStore('index').openCursor();
      let bytes = 0;
      cursor.onerror = () => reject(cursor.error);
      cursor.onsuccess = () => {
        const row = cursor.result;
        if (row === null) {
          database.close();
          resolve(bytes);
          return;
        }
        bytes += (row.value as Uint8Array).length;
        row.continue();
      };
    };
  });
}

async function timed<Answer>(work: () => Promise<Answer>): Promise<{ readonly ms: number; readonly answer: Answer }> {
  const started = performance.now();
  const answer = await work();
  return { ms: performance.now() - started, answer };
}
