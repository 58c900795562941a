import type { Instant } from '#shared/domain/time';
import { openArchive } from '../../src/renderer/archive/client';
import type { FacetsAnswer, SearchAnswer } from '../../src/renderer/archive/contract/api';
import { storePlaces } from '../../src/renderer/archive/storage/stores/stores';

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
  readonly opened: readonly number[];
  /** The first query of an archive that has told how much it holds, and nothing else. */
  readonly first: readonly number[];
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

/** Asks for the newest 50 with their excerpts, every now and then, until other work is done. */
export async function timesWhile(
  work: Promise<unknown>,
  classes: readonly QueryClass[],
): Promise<readonly ClassTimes[]> {
  const archive = openArchive();
  const texts = new Map(classes.map(({ name, texts }) => [name, texts]));
  const plain = new Map(classes.map(({ name }) => [name, [] as number[]]));
  const withExcerpts = new Map(classes.map(({ name }) => [name, [] as number[]]));
  let working = true;
  const done = work.finally(() => {
    working = false;
  });
  for (let nth = 0; working; nth++) {
    for (const { name } of classes) {
      if (!working) break;
      const text = texts.get(name)?.[nth % (texts.get(name)?.length ?? 1)] ?? '';
      plain.get(name)?.push((await timed(() => archive.search({ text, ...newest, excerpts: false }))).ms);
      withExcerpts.get(name)?.push((await timed(() => archive.search({ text, ...newest }))).ms);
      await new Promise(resolve => setTimeout(resolve, BETWEEN_QUERIES_MS));
    }
  }
  archive.close();
  await done;
  return classes.map(({ name }) => ({
    name,
    times: plain.get(name) ?? [],
    withExcerpts: withExcerpts.get(name) ?? [],
    inside: [],
    messages: [],
    conversations: [],
  }));
}

/** As somebody types. */
const BETWEEN_QUERIES_MS = 20;

/** Three queries of each kind, each in a new worker. */
export async function coldTimes(classes: readonly QueryClass[]): Promise<readonly ColdTimes[]> {
  // the browser itself opens the databases once, for whoever comes first
  const before = openArchive();
  await before.search({ text: 'zqzq', ...newest });
  before.close();
  const measured: ColdTimes[] = [];
  for (const { name, texts } of classes) {
    const opened: number[] = [];
    const first: number[] = [];
    for (const text of texts.slice(0, 3)) {
      const whole = await timed(async () => {
        const archive = openArchive();
        await archive.search({ text, ...newest });
        archive.close();
      });
      opened.push(whole.ms);
      const archive = openArchive();
      await archive.overview();
      first.push((await timed(() => archive.search({ text, ...newest, excerpts: false }))).ms);
      archive.close();
    }
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
  const places = storePlaces();
  for (const name of await places.names()) {
    if (name.startsWith('lectern-shard-')) bytes += await bytesIn(await places.open(name), name);
  }
  return bytes;
}

function bytesIn(factory: IDBFactory, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(name);
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
