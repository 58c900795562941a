import { expect, test } from 'vitest';
import { SNIFF_BYTES, sniff } from './sniff';

const kindOf = (text: string) => sniff(new TextEncoder().encode(text).subarray(0, SNIFF_BYTES));
const ENCODED = { kind: 'binary', what: 'encrypted' };
const TEXT = { kind: 'text', encoding: 'utf-8', skip: 0 };
const digits = (count: number) =>
  'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9w'.repeat(200).slice(0, count);
const inLines = (count: number, width: number) => digits(count).replace(new RegExp(`.{${width}}`, 'g'), '$&\n');

test.each([
  ['lines of 76 digits, cut off in the look at them', inLines(8000, 76)],
  ['lines of 64 digits with a short last one and padding', `${inLines(640, 64)}QUI=\n`],
  ['one long word', digits(132)],
  ['several words, each padded', `${digits(64)}==\r\n${digits(64)}=\r\n`],
  ['hexadecimal digits', '0123456789abcdef'.repeat(40)],
])('%s are an encoded body', (_, text) => {
  expect(kindOf(text)).toEqual(ENCODED);
});

test.each([
  ['prose', 'This is what was said, and nobody has encoded any of it. '.repeat(4)],
  ['a short word between long ones', `${digits(64)} and ${digits(64)}`],
  ['digits behind the padding', `${digits(64)}=A${digits(64)}`],
  ['too much padding', `${digits(64)}===`],
  ['something that is no digit at the very end', `${digits(64)}!`],
  ['padding alone', `${digits(64)} =`],
])('%s is not', (_, text) => {
  expect(kindOf(text)).toEqual(TEXT);
});
