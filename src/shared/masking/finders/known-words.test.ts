import { expect, test } from 'vitest';
import { KnownWords } from './known-words';

const CUSTOMER = { kind: 'customer', identity: 'one' } as const;

function foundOf(name: string, text: string): readonly string[] {
  const known = new KnownWords();
  known.addName(name, CUSTOMER);
  return known.find(text).map(({ start, end }) => text.slice(start, end));
}

test.each<[string, string, readonly string[]]>([
  ['Lena Brandt', 'Hi Lena, is lena BRANDT there?', ['Lena', 'lena BRANDT']],
  ['Lena Brandt', 'invoice for Brandt, Lena', ['Brandt, Lena']],
  ['Lena Brandt', 'Lenas Zelt, Lena’s tent, Magdalena', ['Lenas', 'Lena']],
  ['Zoë Núñez', 'ZOE nunez', ['ZOE nunez']],
  ['佐藤 花子', '佐藤様、花子です', ['佐藤', '花子']],
  ['Will Smith', 'i will call Will or will smith', ['Will', 'will smith']],
  ['Rose', 'the rose colour, says Rose; my name is rose', ['Rose', 'rose']],
  ['Visitor', 'a visitor came', []],
  ['Visitor 4711', 'visitor 4711 came', []],
  ['Dr. Anna de la Cruz', 'Anna de la Cruz, Dr. of the law', ['Anna de la Cruz']],
  ['lena@shop.example', 'the shop', []],
  ['O’Neill', "Mr O'Neill", ["O'Neill"]],
])('%s in “%s”', (name, text, expected) => {
  expect(foundOf(name, text)).toEqual(expected);
});

test('ids that are short or a word are not looked for', () => {
  const known = new KnownWords();
  for (const id of ['12', '-1', 'guest', 'C-0815', '90017742']) known.addId(id, { kind: 'id', identity: id });
  const text = '12 guests with -1 of c-0815 and 90017742';
  expect(known.find(text).map(({ start, end }) => text.slice(start, end))).toEqual(['c-0815', '90017742']);
});

test('a known phone is found however it is written', () => {
  const known = new KnownWords();
  known.addPhone('+47 22 34 56 78', { kind: 'phone', identity: 'p' });
  const text = 'on 2234 5678 or 0047-22345678, not 2234 5679';
  expect(known.find(text).map(({ start, end }) => text.slice(start, end))).toEqual(['2234 5678', '0047-22345678']);
});
