// `npm run bench -- search [--messages 100000,1000000] [--rounds 5]`
//
// The full-text search over a seeded corpus that was imported as the app imports it, in Chromium, beside SQLite's FTS5
// (through Python's module) and a plain scan of all texts in memory. Queries of one kind are asked in turn, so that nobody
// answers from memory of the same question.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { databaseSize, inBrowser, machine, newProfile, removeProfile, servePage } from './chromium.mjs';
import { corpusFile } from './corpus.mjs';
import { queriesFor } from './queries.mjs';
import { median, percentile, table } from './report.mjs';

/** @typedef {import('./page/main').Bench} Bench */
/** @typedef {import('./queries.mjs').QueryClass} QueryClass */

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000,1000000' },
    rounds: { type: 'string', default: '5' },
  },
});
const rounds = Number(values.rounds);

const server = await servePage();
console.log(`\nSearch · ${machine()} · ${new Date().toISOString().slice(0, 10)}`);
console.log('MiniSearch and FlexSearch are left out: they are not among the dependencies of this project.');
for (const size of values.messages.split(',').map(Number)) await measure(corpusFile(size));
await server.close();

/** @param {{ path: string, bytes: number, messages: number }} corpus */
async function measure(corpus) {
  const classes = queriesFor(corpus.path);
  const profile = newProfile();
  try {
    const idle = await heldBy(newProfile(), []);
    const imported = await inPage(profile, corpus.path, bench => bench.importCorpus(), undefined);
    console.error(`imported ${imported.messages} messages in ${round(imported.ms / 1000)} s`);
    const warm = await inPage(profile, undefined, (bench, { asked, times }) => bench.searchTimes(asked, times), {
      asked: plain(classes),
      times: rounds,
    });
    const cold = await inPage(profile, undefined, (bench, asked) => bench.coldTimes(asked), plain(classes));
    const held = await heldBy(
      profile,
      classes.flatMap(({ name, texts }) => (name.startsWith('facets') ? [] : texts)),
    );
    const indexBytes = await inPage(profile, undefined, bench => bench.indexBytes(), undefined);
    const cost = await inPage(newProfile(), corpus.path, bench => bench.indexCost(), undefined);
    const scan = await inPage(
      newProfile(),
      corpus.path,
      (bench, asked) => bench.scanTimes(asked, 2),
      plain(classes.filter(({ name }) => !/agent|facets/.test(name))),
    );
    const sqlite = askSqlite(corpus.path, classes);

    const rows = classes.map(({ name }) => {
      const mine = warm.find(each => each.name === name);
      const theirs = sqlite?.classes.find(each => each.name === name);
      const first = cold.find(each => each.name === name);
      const scanned = scan.find(each => each.name === name);
      return {
        query: name,
        'conversations (median)': median(mine?.conversations ?? []),
        'p50 ms': round(median(mine?.times ?? [])),
        'p95 ms': round(percentile(mine?.times ?? [], 0.95)),
        'with excerpts p50': number(mine?.withExcerpts, 0.5),
        p95: number(mine?.withExcerpts, 0.95),
        'cold first ms': round(first?.first ?? Number.NaN),
        'new worker to excerpts ms': round(first?.opened ?? Number.NaN),
        'in the worker p50': round(median(mine?.inside ?? [])),
        'FTS5 p50': number(theirs?.times, 0.5),
        'FTS5 p95': number(theirs?.times, 0.95),
        '× FTS5': theirs === undefined ? '–' : round(median(mine?.inside ?? []) / median(theirs.times)),
        'scan p50': number(scanned?.times, 0.5),
      };
    });
    const facts = {
      messages: corpus.messages,
      'import s': round(imported.ms / 1000),
      'reading s': round(cost.reading / 1000),
      'index: packing s': round(cost.packing / 1000),
      'index: building s': round(cost.building / 1000),
      'index MB': round(indexBytes / 1e6),
      'index / text': round(indexBytes / cost.textBytes),
      'index / messages': sqlite === undefined ? '–' : round(indexBytes / sqlite.textBytes),
      'database MB': round(databaseSize(profile) / 1e6),
      'reader MB over an empty app': Math.round((held - idle) / 1e6),
      'SQLite parse + store + index s':
        sqlite === undefined ? '–' : [sqlite.parse, sqlite.store, sqlite.index].map(round).join(' + '),
      'SQLite MB': sqlite === undefined ? '–' : round(sqlite.bytes / 1e6),
    };
    console.log(`\n${table([facts])}\n\n${table(rows)}`);
    console.log(`\n${differences(classes, warm, sqlite)}`);
    console.log(`\n${JSON.stringify({ benchmark: 'search', machine: machine(), ...facts, classes: rows })}`);
  } finally {
    removeProfile(profile);
  }
}

/**
 * Calls something of the page in a new browser over a profile.
 * @template Argument, Answer
 * @param {string} profile
 * @param {string | undefined} corpus
 * @param {(bench: Bench, argument: Argument) => Promise<Answer>} call
 * @param {Argument} argument
 * @returns {Promise<Answer>}
 */
async function inPage(profile, corpus, call, argument) {
  const { answer } = await inBrowser(profile, server.url, async page => {
    if (corpus !== undefined) await page.locator('input').setInputFiles(corpus);
    // a function with parameters of its own has to cross as text
    return page.evaluate(`(${call})(globalThis.bench, ${JSON.stringify(argument ?? null)})`);
  });
  return /** @type {Answer} */ (answer);
}

/** Bytes that the page's processes hold, over an empty page, with the archive open and these queries asked. */
async function heldBy(/** @type {string} */ profile, /** @type {readonly string[]} */ texts) {
  const { held } = await inBrowser(profile, server.url, page =>
    page.evaluate(`globalThis.bench.openAndAsk(${JSON.stringify(texts)})`),
  );
  return held;
}

/** @param {readonly QueryClass[]} classes */
function plain(classes) {
  return classes.map(({ name, texts }) => ({ name, texts }));
}

/**
 * @typedef {{ version: string, parse: number, store: number, index: number, bytes: number, textBytes: number,
 *   classes: { name: string, times: number[], cold: number, messages: (number | null)[] }[] }} Sqlite
 */

/**
 * @param {string} corpus
 * @param {readonly QueryClass[]} classes
 * @returns {Sqlite | undefined}
 */
function askSqlite(corpus, classes) {
  const task = { corpus, rounds, classes: classes.map(({ name, asked }) => ({ name, texts: asked })) };
  const { error, status, stdout, stderr } = spawnSync('python3', [new URL('sqlite.py', import.meta.url).pathname], {
    input: JSON.stringify(task),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error === undefined && status === 0) return JSON.parse(stdout);
  console.log(
    `SQLite is left out: python3 ${error === undefined ? `failed: ${stderr.trim().slice(-400)}` : 'is not there'}.`,
  );
  return undefined;
}

/**
 * Says where the two do not find the same number of messages: names, ids and Chinese are split otherwise.
 * @param {readonly QueryClass[]} classes
 * @param {readonly { name: string, messages: readonly (number | undefined)[] }[]} ours
 * @param {Sqlite | undefined} sqlite
 */
function differences(classes, ours, sqlite) {
  if (sqlite === undefined) return '';
  let compared = 0;
  const different = classes.flatMap(({ name, texts }) => {
    const mine = ours.find(each => each.name === name)?.messages ?? [];
    const theirs = sqlite.classes.find(each => each.name === name)?.messages ?? [];
    return texts.flatMap((text, nth) => {
      // FTS5 wants both words in one message, we in one conversation
      if (name === 'two words' || typeof theirs[nth] !== 'number' || mine[nth] === undefined) return [];
      compared++;
      return mine[nth] === theirs[nth] ? [] : [`${text}: ${mine[nth]} messages, FTS5 ${theirs[nth]}`];
    });
  });
  const found = `Messages found are the same for ${compared - different.length} of ${compared} queries.`;
  return [found, ...different.slice(0, 20)].join('\n');
}

function number(/** @type {readonly number[] | undefined} */ times, /** @type {number} */ share) {
  return times === undefined || times.length === 0 ? '–' : round(percentile(times, share));
}

function round(/** @type {number} */ value) {
  return Math.round(value * 100) / 100;
}
