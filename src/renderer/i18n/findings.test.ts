import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { VENDORS } from '#shared/import/registry';
import { en } from './en';
import { findingText } from './finding-text';
import { isTextKey, text } from './text';

const ROOT = join(import.meta.dirname, '../../..');

/** All code that can reach a user: no tests, nothing made for them, and not the page for people who work on Lectern. */
const SOURCES = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map(name => name.split(sep).join('/'))
  .filter(name => /\.tsx?$/.test(name) && !/\.(?:test|fixture)\.|\/(?:testing|samples|gallery)\//.test(name))
  .map(name => ({ name, source: withoutComments(readFileSync(join(ROOT, 'src', name), 'utf8')) }));

function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/(?:\bfrom|\bimport)\s*\(?\s*'[^']+'/g, '');
}

const SHAPES = VENDORS.flatMap(({ shapes }) => shapes);
const SHAPE_IDS = new Set(SHAPES.map(({ id }) => id));
/** Words with a slash that are no codes: media types, names of shapes, and the name for a record of no shape. */
const isOther = (word: string) =>
  /^(?:application|audio|font|image|text|video)\//.test(word) || SHAPE_IDS.has(word) || word === 'engine/unread';

/** Codes that are put together, by the text that does it, with the place where their second halves are listed. */
const COMPOSED: Readonly<Record<string, RegExp>> = {
  '`engine/${looks}`': /type TextKind =([^;]+);/,
  '`engine/${mending.why}`': /readonly kind: 'hopeless'; readonly why:([^;]+);/,
};
/** Is asked for before the code is put together. */
const NEVER_A_CODE = ['engine/salesforce'];

function writtenCodes(): readonly string[] {
  return SOURCES.flatMap(({ source }) => [...source.matchAll(/['"`]([a-z][a-z-]*\/[a-z0-9]+(?:-[a-z0-9]+)*)['"`]/g)])
    .map(([, word = '']) => word)
    .filter(word => !isOther(word));
}

function composedCodes(): readonly string[] {
  return Object.values(COMPOSED).flatMap(list => {
    const halves = SOURCES.flatMap(({ source }) => list.exec(source)?.[1]?.match(/[a-z]+(?:-[a-z]+)*/g) ?? []);
    expect(halves.length, String(list)).toBeGreaterThan(1);
    return halves.map(half => `engine/${half}`).filter(code => !NEVER_A_CODE.includes(code));
  });
}

/** A shape without a conversation in it may say so by its own name. */
function codesOfShapes(): readonly string[] {
  return SHAPES.flatMap(({ read }) => {
    const reading = read({}, { file: 'a.json', record: 0 });
    return reading.kind === 'part' ? [] : [reading.code];
  });
}

const CODES = new Set([...writtenCodes(), ...composedCodes(), ...codesOfShapes()]);

test('R-06: every code of every part has a text', () => {
  const parts = new Set([...CODES].map(code => code.split('/')[0]));
  expect([...parts].sort()).toEqual(expect.arrayContaining(['archive', 'engine', 'page', 'repair']));
  for (const { source } of VENDORS) expect(parts).toContain(source);
  expect(CODES.size).toBeGreaterThan(100);
  expect([...CODES].filter(code => !isTextKey(`finding.${code}`)).sort()).toEqual([]);
});

test('R-06: no code is put together in a way that nobody could list', () => {
  const composed = SOURCES.flatMap(({ name, source }) =>
    [...source.matchAll(/`[a-z][a-z-]*\/\$\{[^}]*\}`/g)].map(([found]) => ({ name, found })),
  );
  expect(composed.filter(({ found }) => !(found in COMPOSED))).toEqual([]);
  expect(composed).toHaveLength(Object.keys(COMPOSED).length);
});

test('no text of a finding is left over from a code that is gone', () => {
  const told = Object.keys(en).filter(key => key.startsWith('finding.'));
  expect(told.filter(key => !CODES.has(key.slice('finding.'.length)))).toEqual([]);
});

test('every text of a finding is a sentence once its facts are filled in', () => {
  for (const key of Object.keys(en).filter(name => name.startsWith('finding.'))) {
    if (!isTextKey(key)) continue;
    expect(text(key, factsFor(en[key]))).toMatch(/^[A-Z2].*[.)]$/s);
  }
});

test('R-06: what goes wrong with the archive or the page says its cause and what to do next', () => {
  const troubles = [...CODES].filter(code => /^(?:archive|page)\//.test(code));
  expect(troubles.length).toBeGreaterThan(6);
  for (const code of troubles) {
    const words = findingText({ code, facts: factsFor(en[`finding.${code}` as keyof typeof en]) });
    // a cause in one sentence, a request in another
    expect(words.split(/[.:] /).length, words).toBeGreaterThan(1);
    expect(words).toMatch(/\b(?:Open|Close|Make|Try|Check|Import)\b/);
    expect(words).not.toMatch(/archive\/|page\//);
  }
});

test('numbers and names are filled in', () => {
  const unknown = (members: string, more: number) =>
    findingText({ code: 'engine/unknown-shape', facts: { members, more } });
  expect(unknown('a, b', 0)).toBe('The record is valid, but of no known kind. Its members: a, b.');
  expect(unknown('a, b', 3)).toContain('a, b and 3 more.');
  expect(unknown('', 0)).toBe('The record is valid, but of no known kind.');
  expect(text('finding.engine/binary-file', { what: 'pdf' })).toContain('a PDF document');
});

test('amounts of bytes are written as people write them', () => {
  const words = findingText({
    code: 'archive/no-room',
    facts: { needed: 7_020_000_000, reserve: 200_000_000, free: 136_400_000 },
  });
  expect(words).toContain('7 GB are needed, 200 MB of which stay free; 136 MB are free');
});

function factsFor(written: string): Readonly<Record<string, number>> {
  return Object.fromEntries([...written.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => [name, 2]));
}
