// `npm run bench -- import [--messages 100000,1000000] [--runs 3] [--peer-rows]`
//
// The real import (worker, engine, archive, IndexedDB in Chromium) of a seeded corpus, beside `JSON.parse` of the same
// bytes and Dexie with a row for each message. Each run has a browser and a profile of its own; medians are printed.
import { parseArgs } from 'node:util';
import { inFreshBrowser, machine, servePage } from './chromium.mjs';
import { corpusFile } from './corpus.mjs';
import { median, table } from './report.mjs';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000,1000000' },
    runs: { type: 'string', default: '3' },
    // a row for each message takes minutes at a million: measured once, at the smallest size, unless asked for
    'all-peers': { type: 'boolean', default: false },
  },
});
const sizes = values.messages.split(',').map(Number);
const runs = Number(values.runs);

const server = await servePage();
const results = [];
for (const size of sizes) results.push(await measure(corpusFile(size), size === Math.min(...sizes)));
await server.close();

console.log(`\nImport · ${machine()} · ${new Date().toISOString().slice(0, 10)} · medians of ${runs}\n`);
console.log(table(results));
console.log(`\n${JSON.stringify({ benchmark: 'import', machine: machine(), results })}`);

/** @typedef {{ ms: number, memory: number, disk: number }} Run */

/** @param {{ path: string, bytes: number, messages: number }} corpus @param {boolean} smallest */
async function measure(corpus, smallest) {
  /** @type {Run[]} */
  const parse = [];
  /** @type {Run[]} */
  const ours = [];
  // taking turns, so that a machine that slows down slows both down
  for (let run = 0; run < runs; run++) {
    parse.push(await run1(corpus, 'jsonParse'));
    ours.push(await run1(corpus, 'importCorpus'));
  }
  const rows = smallest || values['all-peers'] ? [await run1(corpus, 'rowPerMessage')] : [];
  const seconds = median(ours.map(({ ms }) => ms)) / 1000;
  return {
    messages: corpus.messages,
    'source MB': round(corpus.bytes / 1e6),
    seconds: round(seconds),
    'messages/s': Math.round(corpus.messages / seconds),
    'JSON.parse s': round(median(parse.map(({ ms }) => ms)) / 1000),
    '× JSON.parse': round(median(ours.map(({ ms }, run) => ms / /** @type {{ ms: number }} */ (parse[run]).ms))),
    'row per message s': rows[0] === undefined ? '–' : round(rows[0].ms / 1000),
    'peak MB over idle': Math.round(median(ours.map(({ memory }) => memory)) / 1e6),
    'database MB': Math.round(median(ours.map(({ disk }) => disk)) / 1e6),
    'database / source': round(median(ours.map(({ disk }) => disk)) / corpus.bytes),
  };
}

/** @param {{ path: string }} corpus @param {'jsonParse' | 'importCorpus' | 'rowPerMessage'} what */
async function run1(corpus, what) {
  const { answer, memory, disk } = await inFreshBrowser(server.url, async page => {
    await page.locator('input').setInputFiles(corpus.path);
    return page.evaluate(name => /** @type {any} */ (globalThis).bench[name](), what);
  });
  console.error(
    `${what}: ${(answer.ms / 1000).toFixed(2)} s, ${Math.round(memory / 1e6)} MB, ${Math.round(disk / 1e6)} MB on disk`,
  );
  return { ms: /** @type {number} */ (answer.ms), memory, disk };
}

function round(/** @type {number} */ value) {
  return Math.round(value * 100) / 100;
}
