// `npm run bench -- reading [--runs 5] [--json]`
//
// The transcript and the timeline in Chromium, with seeded conversations of 5 000 and 50 000 messages, beside a plain
// render of the same rows and beside the usual virtual list. Peers take turns in one browser; medians are printed.
// A frame is the time between two animation frames; how long the page works within one is told for the timeline only.
import { parseArgs } from 'node:util';
import { inFreshBrowser, machine, servePage } from './chromium.mjs';
import { median, percentile, table } from './report.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
const SLOW = 60;
const FAST = 1500;
const FRAMES = 240;
const WORK_MS = { frame: 17, long: 50 };

const server = await servePage();
const { answer } = await inFreshBrowser(server.url, measureAll);
await server.close();

console.log(`\nReading · ${machine()} · ${new Date().toISOString().slice(0, 10)} · medians of ${runs}\n`);
console.log(table(answer.opening));
console.log();
console.log(table(answer.scrolling));
console.log();
console.log(table(answer.panning));
console.log(`\n${JSON.stringify({ benchmark: 'reading', machine: machine(), ...answer })}`);

/** @param {import('@playwright/test').Page} page */
async function measureAll(page) {
  return {
    opening: [await opening(page, 5000), await opening(page, 50_000)],
    scrolling: [
      await scrolling(page, 5000, SLOW, 'transcript'),
      await scrolling(page, 50_000, SLOW, 'transcript'),
      await scrolling(page, 50_000, SLOW, 'virtual'),
      await scrolling(page, 50_000, FAST, 'transcript'),
      await scrolling(page, 50_000, FAST, 'virtual'),
      await scrolling(page, 5000, FAST, 'plain'),
    ],
    panning: [await panning(page, 10_000)],
  };
}

/** @param {import('@playwright/test').Page} page @param {number} lines */
async function opening(page, lines) {
  /** @type {Record<string, number[]>} */
  const times = { transcript: [], pane: [], virtual: [], plain: [], jump: [] };
  for (let run = 0; run < runs; run++) {
    for (const what of ['transcript', 'pane', 'virtual']) times[what]?.push(await open(page, lines, what));
    // all rows at once take seconds: once for each run, of the small one only
    if (lines <= 5000) times.plain?.push(await open(page, lines, 'plain'));
    times.jump?.push(await ask(page, 'jumpReading', lines, 0.9));
  }
  const fromArchive = await ask(page, 'readingFromArchive', lines, runs + 1);
  const ms = Object.fromEntries(Object.entries(times).map(([what, all]) => [what, median(all)]));
  return {
    messages: lines,
    // read, normalized, merged and cloned to the page's thread, before anything of it can be drawn
    'from the archive ms': round(median(fromArchive)),
    // before the engine has compiled anything: of the first row of this table, the first of all
    'first time ms': round(times.transcript?.[0]),
    'transcript ms': round(ms.transcript),
    'with header and timeline ms': round(ms.pane),
    'to a hit at 90 % ms': round(ms.jump),
    'virtual list ms': round(ms.virtual),
    'plain ms': times.plain?.length ? round(ms.plain) : '–',
    '× plain': times.plain?.length ? round((ms.transcript ?? 0) / (ms.plain ?? 1)) : '–',
  };
}

/** @param {import('@playwright/test').Page} page @param {number} lines @param {number} by @param {string} what */
async function scrolling(page, lines, by, what) {
  const frames = [];
  let blank = 0;
  for (let run = 0; run < runs; run++) {
    await open(page, lines, what);
    const scrolled = await ask(page, 'scrollReading', by, FRAMES);
    frames.push(...scrolled.frames);
    blank += scrolled.blank;
  }
  return {
    what,
    messages: lines,
    'pixels per frame': by,
    'median ms': round(median(frames)),
    '95 % ms': round(percentile(frames, 0.95)),
    '99 % ms': round(percentile(frames, 0.99)),
    'longest ms': round(Math.max(...frames)),
    // frames come at 60 Hz, one each 16.7 ms: what is longer has missed at least one
    'within 17 ms %': round(100 - share(frames, WORK_MS.frame)),
    'over 50 ms': frames.filter(ms => ms > WORK_MS.long).length,
    frames: frames.length,
    blank,
  };
}

/** @param {import('@playwright/test').Page} page @param {number} lines */
async function panning(page, lines) {
  const times = [];
  for (let run = 0; run < runs; run++) times.push(...(await ask(page, 'panTimeline', lines, 60)));
  return {
    items: lines,
    'median ms': round(median(times)),
    '95 % ms': round(percentile(times, 0.95)),
    'longest ms': round(Math.max(...times)),
    'over a frame %': share(times, WORK_MS.frame),
  };
}

/** @param {import('@playwright/test').Page} page @param {number} lines @param {string} what */
function open(page, lines, what) {
  return ask(page, 'openReading', lines, what);
}

/** @param {import('@playwright/test').Page} page @param {string} name @param {...(number | string)} asked */
async function ask(page, name, ...asked) {
  return page.evaluate(
    async ([method, args]) =>
      (await /** @type {any} */ (globalThis).bench.reading())[/** @type {string} */ (method)](
        .../** @type {any[]} */ (args),
      ),
    /** @type {const} */ ([name, asked]),
  );
}

function share(/** @type {readonly number[]} */ frames, /** @type {number} */ limit) {
  return round((100 * frames.filter(ms => ms > limit).length) / frames.length);
}

function round(/** @type {number | undefined} */ value = Number.NaN) {
  return Math.round(value * 10) / 10;
}
