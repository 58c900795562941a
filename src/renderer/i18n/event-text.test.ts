import { describe, expect, test } from 'vitest';
import { eventKind } from '#shared/domain/event';
import { happened, inventedConversation, itemKeyOf, moment, person } from '#shared/measures/testing/invented';
import { eventGlance, eventLabel, eventText, eventTextContext } from './event-text';
import { codeWords, plainWords } from './plain-words';

const conversation = inventedConversation({
  participants: [person('nadia', 'customer'), person('mira', 'agent'), person('נועה', 'agent')],
  attributes: [
    {
      key: itemKeyOf('cart'),
      type: 'cartStatus',
      at: moment(1),
      facts: [{ name: 'total', value: 77 }],
      products: [{ name: 'Kettle', price: '24.90' }],
    },
  ],
  surveys: [
    { key: itemKeyOf('ask'), phase: 'after', name: 'How was it', answers: [{ question: 'Stars', values: ['5'] }] },
  ],
});
const telling = eventTextContext(conversation);
const told = (...parts: Parameters<typeof happened>) => eventText(happened(...parts), telling);

describe('events in words', () => {
  test('every kind has a sentence, with nobody in it as well', () => {
    for (const kind of eventKind.options) expect(told('a', kind, 0).length).toBeGreaterThan(3);
  });

  test('names who did it and where it went', () => {
    expect(told('a', 'joined', 0, { participant: itemKeyOf('mira') })).toBe('Mira joined');
    expect(told('a', 'queued', 0, { to: { queue: 'Returns' } })).toBe('Waiting in Returns');
    expect(told('a', 'transferred', 0, { from: { participant: itemKeyOf('mira') }, to: { queue: 'Returns' } })).toBe(
      'Transferred from Mira to Returns',
    );
    expect(told('a', 'transferred', 0, { from: { queue: 'Sales' } })).toBe('Transferred from Sales');
    expect(told('a', 'transferred', 0)).toBe('Transferred');
  });

  test('a name that runs the other way is kept from turning the sentence', () => {
    expect(told('a', 'left', 0, { participant: itemKeyOf('נועה') })).toBe('\u2068נועה\u2069 left');
  });

  test('tells what it is about, with the facts worth a glance', () => {
    const cart = happened('a', 'attribute', 0, { about: itemKeyOf('cart') });
    expect([eventText(cart, telling), ...eventGlance(cart, telling)]).toEqual(['Cart', 'Kettle', '77']);
    const survey = happened('b', 'survey', 0, { about: itemKeyOf('ask') });
    expect([eventText(survey, telling), ...eventGlance(survey, telling)]).toEqual([
      'Survey after: How was it, 1 answer',
      '5',
    ]);
  });

  test('the vendor’s own word stands beside the sentence, unless it is the sentence', () => {
    expect(eventLabel(happened('a', 'ended', 0, { label: 'END_BY_AGENT' }))).toBe('end by agent');
    expect(eventLabel(happened('a', 'other', 0, { label: 'wrapUp' }))).toBeUndefined();
    expect(told('a', 'other', 0, { label: 'wrapUp' })).toBe('Wrap up');
  });

  test('codes become words, words stay as they are', () => {
    expect(['cartStatus', 'CART_STATUS', 'purchase', 'Rep stopped chat', '_', 'VIP'].map(plainWords)).toEqual([
      'cart status',
      'cart status',
      'purchase',
      'Rep stopped chat',
      '_',
      'vip',
    ]);
  });
});

test('codes of a vendor are words with a capital, and words stay as they are', () => {
  expect(['finished', 'CC_CLOSED', 'Visitor closed chat', 'no answer', '210', 'iPhone'].map(codeWords)).toEqual([
    'Finished',
    'Cc closed',
    'Visitor closed chat',
    'no answer',
    '210',
    'iPhone',
  ]);
});
