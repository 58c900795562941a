// Queries for the search benchmark, by what they cost: as our language writes them, and as SQLite is asked the same.
import { openSync, readSync } from 'node:fs';
import { randomFrom } from './random.mjs';
import { wordOf } from './vocabulary.mjs';

const HEAD_BYTES = 4 << 20;
const EACH = 10;

/** @typedef {{ words: [string, boolean][], phrase?: boolean, agent?: string, from?: number, until?: number, facets?: boolean }} Asked */
/** @typedef {{ name: string, texts: string[], asked: Asked[] }} QueryClass */

/**
 * Ten queries of each kind, the same for the same corpus.
 * @param {string} corpus
 * @returns {QueryClass[]}
 */
export function queriesFor(corpus) {
  const random = randomFrom(11);
  const head = headOf(corpus);
  const common = pick(() => wordOf('en', at(random.next() * 0.35)));
  const rare = pick(() => wordOf('en', at(0.975 + random.next() * 0.02)));
  const ids = [...new Set(head.match(/ORD-\d{8}/g) ?? [])].slice(0, EACH);
  const middle = pick(() => wordOf('en', at(0.3 + random.next() * 0.3)));
  const agents = [...new Set(head.match(/(?<="agentFullName":")[^"]+/g) ?? [])].slice(0, EACH);
  const words = (/** @type {string} */ word) => /** @type {[string, boolean][]} */ ([[word, false]]);
  const prefixes = (/** @type {number} */ length) =>
    pick(
      () => wordOf('en', at(random.next() * 0.8)).slice(0, length),
      text => text.length === length,
    );
  const three = prefixes(3);
  const four = prefixes(4);
  const phrases = phrasesIn(head);
  const march = { from: Date.UTC(2025, 2, 1), until: Date.UTC(2025, 3, 1) };
  return [
    kind('common word', common, word => [`"${word}"`, { words: words(word) }]),
    kind('rare word', rare, word => [`"${word}"`, { words: words(word) }]),
    kind('unique id', ids, id => [
      `"${id}"`,
      { words: id.split('-').map(part => /** @type {[string, boolean]} */ ([part, false])), phrase: true },
    ]),
    kind('prefix of 3', three, text => [text, { words: [[text, true]] }]),
    kind('prefix of 4', four, text => [text, { words: [[text, true]] }]),
    kind('two words', middle, (word, nth) => {
      const other = common[(nth + 3) % common.length] ?? 'the';
      return [`"${word}" "${other}"`, { words: [...words(word), ...words(other)] }];
    }),
    kind('phrase', phrases, text => [
      `"${text}"`,
      { words: text.split(' ').map(word => /** @type {[string, boolean]} */ ([word, false])), phrase: true },
    ]),
    kind('no match', rare, word => [`"${word}zq"`, { words: words(`${word}zq`) }]),
    kind('word + agent + month', agents, (agent, nth) => {
      const word = common[nth % common.length] ?? 'the';
      return [
        `"${word}" agent:="${agent}" after:2025-03-01 before:2025-04-01`,
        { words: words(word), agent, ...march },
      ];
    }),
    kind('facets of a common word', common, word => [`"${word}"`, { words: words(word), facets: true }]),
  ];
}

/**
 * @param {string} name
 * @param {readonly string[]} from
 * @param {(value: string, nth: number) => [string, Asked]} make
 * @returns {QueryClass}
 */
function kind(name, from, make) {
  const made = from.map(make);
  return { name, texts: made.map(([text]) => text), asked: made.map(([, asked]) => asked) };
}

/** Ten different values. */
function pick(/** @type {() => string} */ draw, /** @type {(text: string) => boolean} */ fits = () => true) {
  const picked = new Set();
  for (let tries = 0; picked.size < EACH && tries < 1000; tries++) {
    const text = draw();
    if (fits(text) && /^[a-z]+$/.test(text)) picked.add(text);
  }
  return [...picked];
}

/** A source of chance that always gives the same: `wordOf` then gives the word at that share of the vocabulary. */
function at(/** @type {number} */ share) {
  return { ...randomFrom(0), next: () => share };
}

/** Three words in a row from the middle of different messages. */
function phrasesIn(/** @type {string} */ head) {
  const found = new Set();
  for (const [, words] of head.matchAll(/"text":"[a-zA-Z ]*? ([a-z]+ [a-z]+ [a-z]+) [a-z]+ [a-zA-Z ]*\.?"/g)) {
    if (words !== undefined && found.size < EACH) found.add(words);
  }
  return /** @type {string[]} */ ([...found]);
}

function headOf(/** @type {string} */ path) {
  const bytes = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, 'r');
  const length = readSync(file, bytes, 0, HEAD_BYTES, 0);
  return bytes.toString('utf8', 0, length);
}
