import { expect, test } from 'vitest';
import { itemKey } from '../../domain/keys';
import type { Body, Message } from '../../domain/message';
import { conversationWith, line, person } from '../../query/samples/conversation';
import { areaOf } from './areas';
import { APART, documentsOf } from './documents';

const content = (body: Body, more: Partial<Message> = {}) =>
  documentsOf(conversationWith({ messages: [{ ...line('Ana', ''), body, ...more }] }))
    .filter(({ area }) => areaOf(area) === 'content')
    .flatMap(({ text }) => text.split(APART));

test('what comes with a card and is not drawn as words is found with its message', () => {
  const body: Body = {
    kind: 'card',
    text: 'Tent\nBuy',
    card: {
      kind: 'column',
      frame: 'border',
      children: [
        { kind: 'image', url: 'https://pictures.example/tent.png', alt: 'A green tent on a ridge' },
        {
          kind: 'button',
          title: 'Buy',
          look: 'flat',
          tooltip: 'Buy',
          actions: [
            { kind: 'link', uri: 'https://shop.example/cart?add=KV3' },
            { kind: 'publishText', text: 'Can the poles be repaired?' },
            { kind: 'navigate', latitude: 60, longitude: 5, name: 'Fernweh Bergen' },
          ],
          metadata: [{ type: 'ExternalId', id: 'kv3-cart' }],
        },
      ],
    },
  };
  expect(content(body)).toEqual([
    'A green tent on a ridge',
    'https://shop.example/cart?add=KV3',
    'Can the poles be repaired?',
    'Fernweh Bergen',
    'kv3-cart',
  ]);
});

test.each<[string, Body, readonly string[]]>([
  ['words alone', { kind: 'text', text: 'hello' }, []],
  [
    'a file',
    { kind: 'file', text: 'Picture', media: 'image', reference: 'https://a.example/x/cin%20ghia.png?s=1' },
    ['cin ghia.png'],
  ],
  [
    'a file with a broken name',
    { kind: 'file', text: '', media: 'image', name: 'a.png', reference: 'b/%E0%A4' },
    ['a.png', '%E0%A4'],
  ],
  ['a file that is named', { kind: 'file', text: 'a.png', media: 'image', name: 'a.png' }, []],
  ['a link', { kind: 'link', text: 'Our shop', url: 'https://shop.example/x' }, ['https://shop.example/x']],
  ['a place', { kind: 'location', text: '60, 5', latitude: 60, longitude: 5, name: 'Bergen' }, ['Bergen']],
  [
    'formatted words',
    {
      kind: 'rich',
      text: 'here',
      source: '',
      nodes: [
        {
          kind: 'list',
          ordered: false,
          items: [[{ kind: 'link', href: 'https://b.example', children: [{ kind: 'image', url: 'c', alt: 'a map' }] }]],
        },
      ],
    },
    ['https://b.example', 'a map'],
  ],
])('%s', (_, body, expected) => {
  expect(content(body)).toEqual(expected);
});

test('why a message could not be delivered is found with it', () => {
  expect(
    content({ kind: 'text', text: 'hello' }, { delivery: { state: 'failed', reason: 'user is offline' } }),
  ).toEqual(['user is offline']);
});

test('only what is known of the customer stands where the visitor is looked for', () => {
  const group = (value: string) => [{ name: 'group', value }];
  const documents = documentsOf(
    conversationWith({
      participants: [
        { ...person('customer', 'Lena'), facts: group('gold') },
        { ...person('agent', 'Mira'), facts: group('Refunds') },
        { ...person('bot', 'Helper'), facts: group('first line') },
      ],
      facts: [
        { group: 'customer', facts: group('Norway') },
        { group: 'queue', facts: group('priority') },
        { group: 'conversation', facts: group('in time') },
      ],
    }),
  );
  expect(documents.filter(({ text }) => !text.includes(APART)).map(({ area, text }) => [areaOf(area), text])).toEqual([
    ['customerPerson', 'Lena'],
    ['visitor', 'gold'],
    ['person', 'Mira'],
    ['participant', 'Refunds'],
    ['person', 'Helper'],
    ['participant', 'first line'],
    ['id', '1'],
    ['visitor', 'Norway'],
    ['queue', 'priority'],
    ['extras', 'in time'],
  ]);
  expect(itemKey('Mira')).toBe(documents.find(({ text }) => text === 'Refunds')?.item);
});
