import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en';
import { isTextKey, text } from './text';

const ROOT = join(import.meta.dirname, '../../..');
const CODE = /'((?:engine|repair)\/[a-z0-9-]+)'/g;
/** Put together from parts, or the name of a shape. */
const NO_CODES = ['engine/unread'];
const FROM_PARTS = [
  'looks-like-html',
  'looks-like-csv',
  'only-brackets',
  'no-json',
  'unquoted-value',
  'too-deep',
  'not-json',
];

function codesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder))
    .filter(name => name.endsWith('.ts') && !name.includes('.test.'))
    .flatMap(name => [...readFileSync(join(ROOT, folder, name), 'utf8').matchAll(CODE)].map(([, code]) => code ?? ''));
}

test('everything the engine can find has a text', () => {
  const codes = new Set([
    ...codesIn('src/shared/import'),
    ...codesIn('src/main'),
    ...FROM_PARTS.map(part => `engine/${part}`),
  ]);
  const silent = [...codes].filter(code => !NO_CODES.includes(code) && !isTextKey(`finding.${code}`));
  expect([codes.size > 50, silent]).toEqual([true, []]);
});

test('every text of a finding is a sentence once its facts are filled in', () => {
  for (const key of Object.keys(en).filter(name => /^finding\.(?:engine|repair)\//.test(name))) {
    if (!isTextKey(key)) continue;
    const facts = Object.fromEntries([...en[key].matchAll(/\{(\w+)[,}]/g)].map(([, name]) => [name, 2]));
    expect(text(key, facts)).toMatch(/^[A-Z].*[.)]$/s);
  }
});

test('numbers and names are filled in', () => {
  expect(text('finding.engine/unknown-shape', { members: 'a, b', more: 0 })).toBe(
    'The record is valid, but of no known kind. Its members: a, b.',
  );
  expect(text('finding.engine/unknown-shape', { members: 'a, b', more: 3 })).toContain('a, b and 3 more.');
  expect(text('finding.engine/binary-file', { what: 'pdf' })).toContain('a PDF document');
});
