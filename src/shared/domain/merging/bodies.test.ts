import { describe, expect, test } from 'vitest';
import type { Body } from '../message';
import { comparableWords, contradict, joinBodies, namingWords } from './bodies';

const said = (text: string): Body => ({ kind: 'text', text });
const rich = (text: string, href?: string): Body => ({
  kind: 'rich',
  text,
  source: text,
  nodes: href === undefined ? [] : [{ kind: 'link', href, children: [{ kind: 'text', text }] }],
});
const file = (members: Partial<Extract<Body, { kind: 'file' }>>): Body => ({
  kind: 'file',
  text: '',
  media: 'image',
  ...members,
});
const button = (title: string, style?: object): Body =>
  ({ kind: 'card', text: 'Apply', card: { kind: 'button', title, look: 'flat', ...(style && { style }) } }) as Body;

describe('of two copies of a message', () => {
  test.each<[string, Body, Body]>([
    ['other words', said('It costs 90 euros.'), said('It is free.')],
    ['one sign', said('yes'), said('yes?')],
    ['another case', said('no'), said('NO')],
    ['another address behind the same words', rich('here', 'https://a.example/'), rich('here', 'https://b.example/')],
    ['another address', { kind: 'link', text: 'x', url: 'https://a/' }, { kind: 'link', text: 'x', url: 'https://b/' }],
    ['another file', file({ name: 'a.png' }), file({ name: 'b.png' })],
    ['another caption', file({ name: 'a.png', caption: 'new' }), file({ name: 'a.png', caption: 'old' })],
    ['another stored file', file({ reference: 'store/1?sig=x' }), file({ reference: 'store/2?sig=x' })],
    ['another button of a card', button('Yes'), button('No')],
    ['another notice', { kind: 'notice', text: '', what: 'joined' }, { kind: 'notice', text: '', what: 'left' }],
    ['a notice and a file', { kind: 'notice', text: '', what: 'joined' }, file({})],
    ['another value', { kind: 'unknown', text: '', value: { a: 1 } }, { kind: 'unknown', text: '', value: { a: 2 } }],
  ])('%s is a contradiction, and the first one stays as it is', (_, a, b) => {
    expect([contradict(a, b), contradict(b, a)]).toEqual([true, true]);
    expect(joinBodies(a, b).text).toBe(a.text);
  });

  test.each<[string, Body, Body, Body]>([
    ['white space', said('a  b\n'), said('a b'), said('a  b\n')],
    ['the composition of accents', said('caf\u00e9'), said('cafe\u0301'), said('caf\u00e9')],
    ['an empty copy', said(' '), said('Hello'), said('Hello')],
    ['an empty copy of what is formatted', rich('Hello'), said(''), rich('Hello')],
    ['formatting', said('Hello'), rich('Hello', 'https://a/'), rich('Hello', 'https://a/')],
    ['a name that one lacks', file({}), file({ name: 'a.png' }), file({ name: 'a.png' })],
    ['a kind of file that one lacks', file({ media: 'other', name: 'a' }), file({ name: 'a' }), file({ name: 'a' })],
    [
      'an address signed anew',
      file({ reference: 'x?s=1' }),
      file({ reference: 'x?s=2' }),
      file({ reference: 'x?s=1' }),
    ],
    ['the look of a card', button('Yes', { bold: true }), button('Yes'), button('Yes', { bold: true })],
  ])('%s is none, and one is made of both', (_, a, b, joined) => {
    expect([contradict(a, b), contradict(b, a)]).toEqual([false, false]);
    expect(joinBodies(a, b)).toEqual(joined);
  });
});

test('plain words are compared as they are, and as all others are', () => {
  for (const words of ['a b', ' a b ', 'a  b', 'a\tb', 'a\u00a0b']) expect(comparableWords(words)).toBe('a b');
});

test('a line without an id is named by its words, whatever its formatting', () => {
  expect(namingWords(rich('Hello', 'https://a/'))).toBe(namingWords(said(' Hello')));
  expect(namingWords(file({ reference: 'a' }))).not.toBe(namingWords(file({ reference: 'b' })));
});
