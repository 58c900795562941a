import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '../domain/conversation';
import { happened, inventedConversation, itemKeyOf, line, moment } from './testing/invented';
import { eventsOf, listTimelineItems, subjectsOf } from './timeline-items';

const keys = (parts: Partial<Conversation>) =>
  listTimelineItems(inventedConversation(parts)).map(item =>
    item.kind === 'message' ? item.message.key : item.event.key,
  );

test('messages and events stand by their times', () => {
  expect(
    keys({
      messages: [line('1', 'nadia', 10), line('2', 'mira', 30)],
      events: [happened('a', 'joined', 5), happened('b', 'attribute', 20), happened('c', 'ended', 40)],
    }),
  ).toEqual(['a', '1', 'b', '2', 'c']);
});

test('at one moment an arrival comes before what is said, everything else after it', () => {
  expect(
    keys({
      messages: [line('1', 'nadia', 10)],
      events: [happened('a', 'joined', 10), happened('b', 'ended', 10)],
    }),
  ).toEqual(['a', '1', 'b']);
});

test('an event without a time stays after the one before it', () => {
  expect(
    keys({
      messages: [line('1', 'nadia', 10), line('2', 'mira', 30)],
      events: [happened('a', 'joined', 5), happened('b', 'offered', undefined), happened('c', 'ended', 40)],
    }),
  ).toEqual(['a', 'b', '1', '2', 'c']);
});

test('events without any time open and close the conversation by their kind', () => {
  expect(
    keys({
      messages: [line('1', 'nadia', 10)],
      events: [happened('a', 'accepted', undefined), happened('b', 'transferred', undefined)],
    }),
  ).toEqual(['a', '1', 'b']);
});

test('messages without any time stand after the arrivals and before the end', () => {
  expect(
    keys({
      messages: [line('1', 'nadia', undefined), line('2', 'mira', undefined)],
      events: [happened('a', 'requested', 0), happened('b', 'joined', 5), happened('c', 'ended', 40)],
    }),
  ).toEqual(['a', 'b', '1', '2', 'c']);
});

test('an attribute and a survey that no event tells of are told all the same', () => {
  const conversation = inventedConversation({
    events: [happened('a', 'attribute', 5, { about: itemKeyOf('told') })],
    attributes: [
      { key: itemKeyOf('told'), type: 'purchase', at: moment(5), facts: [], products: [] },
      { key: itemKeyOf('untold'), type: 'lead', at: moment(2), facts: [], products: [] },
    ],
    surveys: [{ key: itemKeyOf('survey'), phase: 'after', answers: [] }],
  });
  expect(eventsOf(conversation).map(({ key, kind }) => [key, kind])).toEqual([
    ['untold', 'attribute'],
    ['a', 'attribute'],
    ['survey', 'survey'],
  ]);
  expect(subjectsOf(conversation)(itemKeyOf('untold'))).toMatchObject({
    kind: 'attribute',
    attribute: { type: 'lead' },
  });
  expect(subjectsOf(conversation)(itemKeyOf('nothing'))).toBeUndefined();
});

test('nothing is lost or told twice, and each list keeps its order', () => {
  const time = fc.option(fc.nat(20), { nil: undefined });
  const kind = fc.constantFrom('joined' as const, 'attribute' as const, 'ended' as const);
  fc.assert(
    fc.property(fc.array(time), fc.array(fc.record({ time, kind })), (lines, events) => {
      let last = 0;
      const rising = (at: number | undefined) => {
        if (at === undefined) return undefined;
        last += at;
        return last;
      };
      const messages = lines.map((at, n) => line(`m${n}`, 'nadia', rising(at)));
      last = 0;
      const happenings = events.map(({ time: at, kind }, n) => happened(`e${n}`, kind, rising(at)));
      const found = keys({ messages, events: happenings });
      expect(found.filter(key => key.startsWith('m'))).toEqual(messages.map(({ key }) => key));
      expect(found.filter(key => key.startsWith('e'))).toEqual(happenings.map(({ key }) => key));
    }),
  );
});
