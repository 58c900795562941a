import { expect, test } from 'vitest';
import type { CardNode } from '../domain/card';
import type { RichNode } from '../domain/rich-text';
import { plainTextOfCard, plainTextOfRich } from './plain-text';

const text = (words: string): RichNode => ({ kind: 'text', text: words });
const words = (said: string): CardNode => ({ kind: 'text', text: said });

test.each<[string, CardNode, string]>([
  ['text', words('two\nlines'), 'two\nlines'],
  ['button', { kind: 'button', title: 'Buy', look: 'flat' }, '[Buy]'],
  ['button with subtitle', { kind: 'button', title: 'Buy', subtitle: 'now', look: 'flat' }, '[Buy]\nnow'],
  ['picture by caption', { kind: 'image', url: 'https://p.example', caption: 'Lamp', alt: 'a lamp' }, '[image: Lamp]'],
  ['picture by alt', { kind: 'image', url: 'https://p.example', alt: 'a lamp', tooltip: 'x' }, '[image: a lamp]'],
  ['picture by tooltip', { kind: 'image', url: 'https://p.example', tooltip: 'lamp' }, '[image: lamp]'],
  [
    'picture with empty caption',
    { kind: 'image', url: 'https://p.example', caption: '', alt: 'a lamp' },
    '[image: a lamp]',
  ],
  ['picture without words', { kind: 'image', url: 'https://p.example' }, '[image]'],
  ['map', { kind: 'map', latitude: 1.5, longitude: -2 }, '[map: 1.5, -2]'],
  ['link', { kind: 'link', url: 'https://a.example', title: 'Shop' }, 'Shop (https://a.example)'],
  ['bare link', { kind: 'link', url: 'https://a.example' }, 'https://a.example'],
  [
    'pairs',
    {
      kind: 'pairs',
      pairs: [
        { key: 'Seat', value: '14C' },
        { key: 'Gate', value: 'B7' },
      ],
    },
    'Seat: 14C\nGate: B7',
  ],
  ['column', { kind: 'column', frame: 'border', children: [words('a'), words(''), words('b')] }, 'a\nb'],
  ['row', { kind: 'row', frame: 'border', divided: false, shares: [], children: [words('a'), words('b')] }, 'a\nb'],
  ['carousel', { kind: 'carousel', children: [words('a'), words('b')] }, 'a\n---\nb'],
  [
    'accordion',
    {
      kind: 'accordion',
      sections: [
        { title: 'Room', additional: '80', child: words('one bed') },
        { title: 'Suite', child: words('') },
      ],
    },
    'Room 80\none bed\nSuite',
  ],
  ['tabs', { kind: 'tabs', tabs: [{ label: 'Train', child: words('at eight') }] }, 'Train\nat eight'],
  ['section', { kind: 'section', id: 's', children: [words('a')] }, 'a'],
  ['checklist', { kind: 'checklist', items: [{ kind: 'checkbox', text: 'late', divided: true }] }, 'late'],
  [
    'replies',
    { kind: 'replies', prompt: 'Well?', children: [{ kind: 'button', title: 'Yes', look: 'flat' }] },
    'Well?\n[Yes]',
  ],
  ['unknown', { kind: 'unknown', texts: ['a', 'b'], raw: 1 }, 'a\nb'],
])('the text of a %s', (_, card, plain) => {
  expect(plainTextOfCard(card)).toBe(plain);
});

test('blocks make one line break, breaks as many as there are', () => {
  const block = (...children: RichNode[]): RichNode => ({ kind: 'block', block: 'paragraph', children });
  expect(plainTextOfRich([block(block(text('a'))), block(text('b')), { kind: 'break' }, text('c')])).toBe('a\nb\n\nc');
});

test('lists are marked and nest on their own lines', () => {
  const inner: RichNode = { kind: 'list', ordered: true, items: [[text('x')], [text('y')]] };
  expect(plainTextOfRich([{ kind: 'list', ordered: false, items: [[text('a'), inner], [], [text('b')]] }])).toBe(
    '- a\n1. x\n2. y\n-\n- b',
  );
});

test('a cell with lines stays one cell', () => {
  const cell: RichNode[] = [text('a'), { kind: 'break' }, text('b')];
  expect(plainTextOfRich([{ kind: 'table', rows: [[cell, [text('c')]]] }])).toBe('a b\tc');
});
