import { expect, test } from 'vitest';
import { happened, inventedConversation, itemKeyOf, line, person } from '../measures/testing/invented';
import { chooseContent, countLeftOut, EVERYTHING } from './choose-content';

const conversation = inventedConversation({
  participants: [person('nadia', 'customer'), person('mira', 'agent'), person('sys', 'system')],
  messages: [
    line('m1', 'nadia', 0),
    line('m2', 'mira', 5, { audience: 'internal' }),
    line('m3', 'mira', 9, { replyTo: itemKeyOf('m2') }),
    line('m4', 'sys', 10),
    line('m5', 'mira', 11, { versions: [{ places: [] }, { audience: 'internal', places: [] }] }),
  ],
  events: [
    happened('e1', 'joined', 1),
    happened('e2', 'other', 5, { about: itemKeyOf('m2') }),
    happened('e3', 'ended', 10, { about: itemKeyOf('m4') }),
    happened('e4', 'survey', 12, { about: itemKeyOf('s2') }),
  ],
  surveys: [
    { key: itemKeyOf('s1'), phase: 'after', answers: [] },
    { key: itemKeyOf('s2'), phase: 'agent', answers: [] },
  ],
  facts: [{ group: 'customer', facts: [{ name: 'email', value: 'a@b.example' }] }],
});
const keys = (items: readonly { readonly key: unknown }[]) => items.map(({ key }) => key);

test('with everything chosen nothing is touched', () => {
  expect(chooseContent(conversation, EVERYTHING)).toBe(conversation);
});

test('what only agents saw goes with all that tells of it: replies to it, events about it, surveys of agents', () => {
  const left = chooseContent(conversation, { ...EVERYTHING, internal: false });
  // of m5 one copy says that the customer never saw it
  expect(keys(left.messages)).toEqual(['m1', 'm3', 'm4']);
  expect(left.messages[1]).not.toHaveProperty('replyTo');
  expect(keys(left.events)).toEqual(['e1', 'e3']);
  expect(keys(left.surveys)).toEqual(['s1']);
});

test('without system messages, what they reported is still an event', () => {
  const left = chooseContent(conversation, { ...EVERYTHING, system: false });
  expect(keys(left.messages)).toEqual(['m1', 'm2', 'm3', 'm5']);
  expect(keys(left.events)).toContain('e3');
});

test('events, surveys and details go each by themselves', () => {
  expect(chooseContent(conversation, { ...EVERYTHING, events: false }).events).toEqual([]);
  expect(chooseContent(conversation, { ...EVERYTHING, surveys: false }).surveys).toEqual([]);
  expect(chooseContent(conversation, { ...EVERYTHING, details: false }).facts).toEqual([]);
});

test('what is left out is counted', () => {
  const nothing = { system: false, events: false, internal: false, surveys: false, details: false };
  expect(countLeftOut(conversation, nothing)).toEqual({ internal: 2, system: 1, events: 4, surveys: 2 });
  expect(countLeftOut(conversation, EVERYTHING)).toEqual({ internal: 0, system: 0, events: 0, surveys: 0 });
});
