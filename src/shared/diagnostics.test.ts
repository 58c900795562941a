import { expect, test } from 'vitest';
import { Diagnostics, incidentLines } from './diagnostics';

const AT = Date.UTC(2026, 4, 6, 12, 0, 0);
const SECRET = /jonas|refund|secret|lamp-shop|holiday/i;

function noted(thrown: unknown): string {
  const diagnostics = new Diagnostics(() => AT);
  diagnostics.failed('conversation', thrown);
  return incidentLines(diagnostics.incidents);
}

function errorWith(parts: object): Error {
  return Object.assign(new TypeError('Jonas wants a refund'), parts);
}

test('an incident has a kind, a place in our own scripts and a time', () => {
  const stack =
    'TypeError: Jonas wants a refund\n    at draw (http://127.0.0.1:41739/assets/index-BqT1x_2.js:1:2041)\n    at app://lectern/assets/other.js:3:4';
  expect(noted(errorWith({ stack }))).toBe('2026-05-06T12:00:00.000Z conversation TypeError index-BqT1x_2.js:1:2041');
});

// whatever somebody's words are put into
test.each<[string, unknown]>([
  ['the message', new Error('Jonas wants a refund')],
  [
    'a message that looks like a stack',
    errorWith({
      message: 'x\n at /assets/refund-secret.js:1:2',
      stack: 'TypeError: x\n at /assets/refund-secret.js:1:2\n',
    }),
  ],
  [
    'a message that is repeated',
    errorWith({ message: 'a', stack: 'TypeError: a\n at jonas (/home/jonas/holiday.txt:1:2)\n' }),
  ],
  ['a stack that is nobody’s', errorWith({ message: 'gone', stack: 'Jonas at /assets/secret.js:1:2' })],
  ['the name', errorWith({ name: 'Jonas' })],
  ['the code', errorWith({ code: 'Jonas wants a refund' })],
  ['a code of the system', errorWith({ code: 'ENOENT', path: '/home/jonas/holiday.json' })],
  ['a code that looks like one of ours', errorWith({ code: 'archive/Jonas refund' })],
  ['a text that is thrown', 'Jonas wants a refund'],
  [
    'the name of a function and a file elsewhere',
    errorWith({ stack: 'TypeError: Jonas wants a refund\n at jonas (file:///home/jonas/secret.js:1:2)' }),
  ],
  ['the cause', new Error('x', { cause: new Error('secret') })],
  ['an object that is thrown', { secret: 'Jonas', message: 'refund' }],
])('nobody’s words are kept: %s', (_where, thrown) => {
  const text = noted(thrown);
  expect(text).toMatch(/^2026-05-06T12:00:00\.000Z conversation \S+/);
  expect(text).not.toMatch(SECRET);
});

test('codes of ours are kept, and long questions with their names', () => {
  const diagnostics = new Diagnostics(() => AT);
  diagnostics.failed('archive-writer', errorWith({ code: 'archive/disk-full' }), 'commit');
  diagnostics.took('archive-reader', 'search', 12);
  diagnostics.took('archive-reader', 'search', 2400.4);
  expect(incidentLines(diagnostics.incidents)).toBe(
    '2026-05-06T12:00:00.000Z archive-writer archive/disk-full commit\n2026-05-06T12:00:00.000Z archive-reader slow search 2400 ms',
  );
});

test('the latest two hundred are kept', () => {
  let now = AT;
  const diagnostics = new Diagnostics(() => now++);
  for (let n = 0; n < 1000; n++) diagnostics.failed('page', new Error('x'));
  expect([diagnostics.incidents.length, diagnostics.incidents.at(-1)?.at]).toEqual([200, AT + 999]);
});
