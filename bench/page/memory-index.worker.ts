import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import type { Asked } from '../queries.mjs';
import type { MemoryIndexAnswer, MemoryIndexQuestion } from './memory-index';

interface Page {
  readonly interactionHistoryRecords: readonly {
    readonly transcript: { readonly lines: readonly { readonly text: string }[] };
  }[];
}

/** A library that holds its whole index in memory: says how many messages it finds, or nothing where it cannot be asked so. */
interface MemoryIndex {
  add(id: number, text: string): void;
  count(asked: Asked): number | undefined;
}

addEventListener('message', async ({ data: { file, peer, classes, rounds } }: MessageEvent<MemoryIndexQuestion>) => {
  const { interactionHistoryRecords }: Page = JSON.parse(await file.text());
  const texts = interactionHistoryRecords.flatMap(({ transcript }) => transcript.lines.map(({ text }) => text));
  const started = performance.now();
  const index = peer === 'minisearch' ? miniSearch() : flexSearch();
  for (const [id, text] of texts.entries()) index.add(id, text);
  const build = performance.now() - started;
  const answered = classes.flatMap(({ name, asked }) => {
    const messages = asked.map(each => index.count(each));
    // a kind that cannot be asked is not timed
    if (messages.includes(undefined)) return [];
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const each of asked) {
        const from = performance.now();
        index.count(each);
        times.push(performance.now() - from);
      }
    }
    return [{ name, times, messages }];
  });
  postMessage({ build, classes: answered } satisfies MemoryIndexAnswer);
});

function miniSearch(): MemoryIndex {
  const index = new MiniSearch<{ readonly id: number; readonly text: string }>({ fields: ['text'] });
  return {
    add: (id, text) => index.add({ id, text }),
    count: asked => {
      if (!isPlain(asked)) return undefined;
      const prefix = asked.words.some(([, open]) => open);
      return index.search(asked.words.map(([word]) => word).join(' '), { prefix, combineWith: 'AND' }).length;
    },
  };
}

function flexSearch(): MemoryIndex {
  const index = new Index({ tokenize: 'strict', encoder: 'Default' });
  return {
    add: (id, text) => {
      index.add(id, text);
    },
    // by prefix it finds only with an index several times as large, and that one answers "and" by prefix, too
    count: asked =>
      !isPlain(asked) || asked.words.some(([, open]) => open)
        ? undefined
        : index.search(asked.words.map(([word]) => word).join(' '), { limit: 100_000_000 }).length,
  };
}

/** Neither of the two knows phrases; filters and facets are left to who asks. */
function isPlain({ phrase, agent, facets }: Asked): boolean {
  return phrase === undefined && agent === undefined && facets === undefined;
}
