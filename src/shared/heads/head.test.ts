import { expect, test } from 'vitest';
import type { Conversation } from '../domain/conversation';
import { itemKey } from '../domain/keys';
import { APART } from '../index/documents/documents';
import { conversationWith, line, person, START, time } from '../query/samples/conversation';
import { headOf } from './head';

test('a head holds what lists show and filters ask', () => {
  const head = headOf(
    conversationWith({
      summary: {
        account: 'shop',
        channel: 'web',
        language: 'en',
        requestedAt: time(0),
        startedAt: time(20),
        endedAt: time(320),
        status: 'ended',
        disposition: 'solved',
        endedBy: 'agent',
        scores: { chat: 55, alert: 0, satisfaction: 4 },
      },
      queues: [
        { name: 'Test/calls', id: '9', path: ['Test', 'calls'] },
        { name: 'Nights', path: ['All', 'Nights'] },
      ],
      flags: ['interactive'],
      participants: [
        person('customer', 'Lena', 'c-1'),
        {
          ...person('agent', 'Ana Ríos', '109'),
          otherNames: ['ana@shop.example', '109'],
          facts: [
            { name: 'agentGroupName', value: 'Night shift' },
            { name: 'agentGroupId', value: 5 },
          ],
        },
        person('supervisor', 'Tom'),
        person('bot', 'Helper', 'b-1'),
      ],
      messages: [line('Lena', 'Hello?', 30), line('Helper', 'One moment', 31), line('Ana Ríos', 'Hi', 45)],
      events: [
        {
          key: itemKey('e1'),
          kind: 'cobrowse',
          at: time(100),
          until: time(110),
          statedDurationMs: 30_000,
          order: 0,
          origin: 'recorded',
          facts: [{ name: 'interactive', value: true }],
        },
        {
          key: itemKey('e2'),
          kind: 'cobrowse',
          at: time(200),
          until: time(205),
          order: 1,
          origin: 'recorded',
          facts: [],
        },
      ],
    }),
  );
  expect(head).toEqual({
    key: 'ccai:shop:1',
    source: 'ccai',
    vendorId: '1',
    account: 'shop',
    channel: 'web',
    language: 'en',
    customer: 'Lena',
    agents: ['Ana Ríos', 'Tom'],
    bots: ['Helper'],
    queues: ['Test/calls', 'Nights'],
    agentTexts: [['Ana Ríos', 'ana@shop.example', '109'].join(APART), 'Tom'],
    botTexts: [['Helper', 'b-1'].join(APART)],
    queueTexts: [['Test/calls', '9'].join(APART), ['Nights', 'All/Nights'].join(APART)],
    groups: [['Night shift', '5'].join(APART)],
    startedAt: START + 20_000,
    endedAt: START + 320_000,
    durationMs: 300_000,
    waitMs: 20_000,
    replyMs: 15_000,
    cobrowseMs: 35_000,
    messages: 3,
    events: 2,
    score: 55,
    satisfaction: 4,
    alert: 0,
    status: 'ended',
    disposition: 'solved',
    otherOutcomes: [],
    endedBy: 'agent',
    flags: ['interactive'],
    contents: ['cobrowse', 'interactiveCobrowse'],
    opening: 'Hello?',
  });
});

test.each([
  ['an address in a message', { messages: [line('Lena', 'it is lena@shop.example')] }],
  [
    'a phone number in a survey',
    {
      surveys: [{ key: itemKey('s1'), phase: 'before', answers: [{ question: 'Phone', values: ['+47 22 12 34 56'] }] }],
    },
  ],
  [
    'a personal attribute',
    {
      attributes: [
        { key: itemKey('a1'), type: 'personalInfo', facts: [{ name: 'name', value: 'Lena' }], products: [] },
      ],
    },
  ],
  [
    'an address among the facts of the customer',
    {
      participants: [
        { ...person('customer', 'Lena'), facts: [{ name: 'mail', value: 'l@shop.example', kind: 'email' as const }] },
      ],
    },
  ],
] satisfies [string, Partial<Conversation>][])('%s is personal data', (_, members) => {
  expect(headOf(conversationWith(members)).contents).toContain('pii');
});

test('an empty personal attribute and the address of an agent are none', () => {
  const head = headOf(
    conversationWith({
      participants: [
        { ...person('agent', 'Ana'), facts: [{ name: 'mail', value: 'ana@shop.example', kind: 'email' }] },
      ],
      attributes: [
        { key: itemKey('a1'), type: 'personalInfo', facts: [{ name: 'name', value: '' }], products: [] },
        { key: itemKey('a2'), type: 'purchase', facts: [{ name: 'total', value: '77.00' }], products: [] },
      ],
      messages: [line('Ana', 'Your order FW-2025-004711 is on its way')],
    }),
  );
  expect(head.contents).toEqual(['attribute']);
});

test.each([
  [
    'a greeting is passed over',
    ['Lena: Hi', 'Lena: My boots fell apart.', 'Lena: I want a refund.'],
    'My boots fell apart.',
  ],
  [
    'an agent who spoke first too',
    ['Ana: How can I help you today?', 'Lena: My boots fell apart.'],
    'My boots fell apart.',
  ],
  ['where there is no more than a greeting, it is told', ['Ana: How can I help you?', 'Lena: Hello?'], 'Hello?'],
  [
    'without the customer, what was said first',
    ['Ana: How can I help you?', 'Ana: Are you there?'],
    'How can I help you?',
  ],
  ['a script without spaces has sentences, too', ['Lena: 你好', 'Lena: 我的包裹在哪里呢'], '我的包裹在哪里呢'],
])('the opening of a row is what the customer came with: %s', (_, said, opening) => {
  const messages = said.map(each => line(each.split(': ')[0] ?? '', each.split(': ')[1] ?? ''));
  const participants = [person('customer', 'Lena'), person('agent', 'Ana')];
  expect(headOf(conversationWith({ participants, messages })).opening).toBe(opening);
});

test('what the files do not say is absent', () => {
  expect(headOf(conversationWith())).toEqual({
    key: 'ccai:shop:1',
    source: 'ccai',
    vendorId: '1',
    agents: [],
    bots: [],
    queues: [],
    agentTexts: [],
    botTexts: [],
    queueTexts: [],
    groups: [],
    otherOutcomes: [],
    messages: 0,
    events: 0,
    flags: [],
    contents: [],
    opening: '',
  });
});
