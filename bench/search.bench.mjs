// `npm run bench -- search [--messages 100000,1000000] [--rounds 5] [--alone]`
//
// The full-text search over a seeded corpus that was imported as the app imports it, in Chromium, beside SQLite's FTS5
// (through Python's module), MiniSearch and FlexSearch (their whole index in memory) and a plain scan of all texts in
// memory. Queries of one kind are asked in turn, so that nobody answers from memory of the same question. `--alone` leaves
// the peers out: five million messages are more than they can hold.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { databaseSize, inBrowser, inFreshBrowser, machine, newProfile, removeProfile, servePage } from './chromium.mjs';
import { corpusFile } from './corpus.mjs';
import { queriesFor } from './queries.mjs';
import { median, percentile, table } from './report.mjs';

/** @typedef {import('./page/main').Bench} Bench */
/** @typedef {import('./queries.mjs').QueryClass} QueryClass */

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000,1000000' },
    rounds: { type: 'string', default: '5' },
    alone: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
/** So many messages are imported while questions are asked. */
const MESSAGES_MEANWHILE = 300_000;

const server = await servePage();
console.log(`\nSearch · ${machine()} · ${new Date().toISOString().slice(0, 10)}`);
for (const size of values.messages.split(',').map(Number)) await measure(corpusFile(size));
await server.close();

/** @param {{ path: string, bytes: number, messages: number }} corpus */
async function measure(corpus) {
  const classes = queriesFor(corpus.path);
  const asked = classes.filter(({ name }) => !name.startsWith('facets'));
  const profile = newProfile();
  try {
    const idle = await heldBy(newProfile(), []);
    const imported = await inPage(profile, corpus.path, bench => bench.importCorpus(), undefined);
    console.error(`imported ${imported.messages} messages in ${round(imported.ms / 1000)} s`);
    const warm = await inPage(profile, undefined, (bench, { all, times }) => bench.searchTimes(all, times), {
      all: plain(classes),
      times: rounds,
    });
    const cold = await inPage(profile, undefined, (bench, all) => bench.coldTimes(all), plain(classes));
    const texts = asked.flatMap(({ texts }) => texts);
    const held = await heldBy(profile, texts);
    const indexBytes = await inPage(profile, undefined, bench => bench.indexBytes(), undefined);
    const databaseBytes = databaseSize(profile);
    const cost = await inPage(newProfile(), corpus.path, bench => bench.indexCost(), undefined);
    // last, because the archive holds more afterwards
    const other = corpusFile(Math.min(corpus.messages, MESSAGES_MEANWHILE), 43).path;
    const meanwhile = await inPage(profile, other, (bench, all) => bench.timesWhileImporting(all), plain(asked));
    const peers = values.alone ? undefined : await askPeers(corpus, classes);

    const rows = classes.map(({ name }) => {
      const of = (/** @type {readonly { name: string }[] | undefined} */ all) => all?.find(each => each.name === name);
      const mine = warm.find(each => each.name === name);
      const first = cold.find(each => each.name === name);
      const busy = meanwhile.find(each => each.name === name);
      const theirs = peers?.sqlite?.classes.find(each => each.name === name);
      const inside = median(mine?.inside ?? []);
      return {
        query: name,
        'conversations (median)': median(mine?.conversations ?? []),
        'p50 ms': at(mine?.times, 0.5),
        'p95 ms': at(mine?.times, 0.95),
        'with excerpts p50': at(mine?.withExcerpts, 0.5),
        p95: at(mine?.withExcerpts, 0.95),
        'cold first ms': at(first?.first, 0.5),
        'new worker to excerpts ms': at(first?.opened, 0.5),
        'while importing p50': at(busy?.times, 0.5),
        'while importing, with excerpts p50': at(busy?.withExcerpts, 0.5),
        'while importing, with excerpts p95': at(busy?.withExcerpts, 0.95),
        'in the worker p50': round(inside),
        ...(peers && {
          'FTS5 p50': at(theirs?.times, 0.5),
          'FTS5 p95': at(theirs?.times, 0.95),
          'FTS5 with rows p50': at(theirs?.withRows, 0.5),
          '× FTS5': ratio(inside, theirs?.times),
          '× FTS5 with rows': ratio(inside, theirs?.withRows),
          'MiniSearch p50': at(/** @type {Timed} */ (of(peers.minisearch?.classes))?.times, 0.5),
          'FlexSearch p50': at(/** @type {Timed} */ (of(peers.flexsearch?.classes))?.times, 0.5),
          'scan p50': at(/** @type {Timed} */ (of(peers.scan))?.times, 0.5),
        }),
      };
    });
    const sqlite = peers?.sqlite;
    const facts = {
      messages: corpus.messages,
      'import s': round(imported.ms / 1000),
      'reading s': round(cost.reading / 1000),
      'index: packing s': round(cost.packing / 1000),
      'index: building s': round(cost.building / 1000),
      'index MB': round(indexBytes / 1e6),
      'index / text': round(indexBytes / cost.textBytes),
      'index / messages': sqlite === undefined ? '–' : round(indexBytes / sqlite.textBytes),
      'database MB': round(databaseBytes / 1e6),
      'reader MB over an empty app': Math.round((held - idle) / 1e6),
    };
    console.log(`\n${table([facts])}\n`);
    if (peers !== undefined) console.log(`${table(costsOf(peers))}\n`);
    console.log(table(rows));
    console.log(`\n${differences(classes, warm, sqlite)}`);
    console.log(`\n${JSON.stringify({ benchmark: 'search', machine: machine(), ...facts, classes: rows })}`);
  } finally {
    removeProfile(profile);
  }
}

/** @typedef {{ times: readonly number[] } | undefined} Timed */

/** @param {{ path: string }} corpus @param {readonly QueryClass[]} classes */
async function askPeers(corpus, classes) {
  const plainClasses = plain(classes.filter(({ name }) => !/agent|facets/.test(name)));
  return {
    sqlite: askSqlite(corpus.path, classes),
    minisearch: await askMemoryIndex(corpus.path, 'minisearch', classes),
    flexsearch: await askMemoryIndex(corpus.path, 'flexsearch', classes),
    scan: await inPage(newProfile(), corpus.path, (bench, all) => bench.scanTimes(all, 2), plainClasses),
  };
}

/**
 * Nothing where the library, or the page, gives up.
 * @param {string} corpus
 * @param {'minisearch' | 'flexsearch'} peer
 * @param {readonly QueryClass[]} classes
 */
async function askMemoryIndex(corpus, peer, classes) {
  try {
    const { answer, memory } = await inFreshBrowser(server.url, async page => {
      await page.locator('input').setInputFiles(corpus);
      const question = { peer, rounds, classes: classes.map(({ name, asked }) => ({ name, asked })) };
      return page.evaluate(`globalThis.bench.memoryIndexTimes(${JSON.stringify(question)})`);
    });
    return { .../** @type {import('./page/memory-index').MemoryIndexAnswer} */ (answer), memory };
  } catch (error) {
    console.error(`${peer} gave up: ${error}`);
    return undefined;
  }
}

/** @param {Awaited<ReturnType<typeof askPeers>>} peers */
function costsOf({ sqlite, minisearch, flexsearch }) {
  const rows = [];
  if (sqlite !== undefined)
    rows.push({ peer: 'SQLite FTS5', 'index s': round(sqlite.index), 'held or stored MB': round(sqlite.bytes / 1e6) });
  for (const [peer, answer] of Object.entries({ MiniSearch: minisearch, FlexSearch: flexsearch }))
    rows.push({
      peer,
      'index s': answer === undefined ? 'gave up' : round(answer.build / 1000),
      'held or stored MB': answer === undefined ? '–' : Math.round(answer.memory / 1e6),
    });
  return rows;
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
 *   classes: { name: string, times: number[], withRows: number[], cold: number, messages: (number | null)[] }[] }} Sqlite
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

function at(/** @type {readonly number[] | undefined} */ times, /** @type {number} */ share) {
  return times === undefined || times.length === 0 ? '–' : round(percentile(times, share));
}

function ratio(/** @type {number} */ mine, /** @type {readonly number[] | undefined} */ theirs) {
  return theirs === undefined || theirs.length === 0 ? '–' : round(mine / median(theirs));
}

function round(/** @type {number} */ value) {
  return Math.round(value * 100) / 100;
}
