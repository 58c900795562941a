import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONG, runs } from '#shared/testing/runs';
import type { JsonObject } from '../../../base/json';
import { type Conversation, conversation as conversationSchema } from '../../../domain/conversation';
import type { Contribution } from '../../../domain/part';
import type { Reading } from '../../contract/importer';
import { groupContributions } from '../../contributions';
import { vccLive } from './index';

function samples(name: string): JsonObject[] {
  const text = readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8');
  return text.split(/\n\n(?=\{)/).map(document => JSON.parse(document));
}

function sample(name: string, changes: JsonObject = {}): JsonObject {
  return { ...samples(name)[0], ...changes };
}

function claims(record: JsonObject): string[] {
  return vccLive.shapes.filter(shape => shape.recognise(record)).map(({ id }) => id);
}

function read(record: JsonObject, number = 0, file = 'log.json'): Reading {
  const shape = vccLive.shapes.find(({ recognise }) => recognise(record));
  if (shape === undefined) throw new Error('recognised by no shape');
  return shape.read(record, { file, record: number });
}

function contribution(record: JsonObject, number = 0, file = 'log.json'): Contribution {
  const reading = read(record, number, file);
  if (reading.kind !== 'part') throw new Error(`read as ${reading.kind}`);
  return { part: reading.part, origin: { shape: claims(record)[0] ?? '', file, record: number }, findings: [] };
}

function conversations(...records: readonly JsonObject[]): Conversation[] {
  const groups = groupContributions(records.map((record, index) => contribution(record, index)));
  return [...groups].map(([key, contributions]) => vccLive.assemble(key, contributions));
}

function chat(record: JsonObject): Conversation {
  const [only] = conversations(record);
  if (only === undefined) throw new Error('no conversation');
  return only;
}

const at = (text: string) => ({ at: Date.parse(text), offsetMinutes: 60 });

test('reads a whole body', () => {
  const found = chat(sample('chat.json'));
  expect(conversationSchema.parse(found)).toEqual(found);
  expect(found).toEqual({
    version: 1,
    key: 'vcc-live:3:7',
    source: 'vcc-live',
    vendorId: '7',
    summary: { account: '3', channel: 'webchat', status: 'ended', disposition: 'completed' },
    queues: [{ name: 'Chat' }, { name: 'Billing' }],
    flags: ['transferred'],
    participants: [
      {
        key: 'customer',
        role: 'customer',
        name: 'Pia Nord',
        otherNames: ['Visitor'],
        ids: ['900', '901'],
        presence: [],
        facts: [],
      },
      { key: 'agent/Mira%20Holm', role: 'agent', name: 'Mira Holm', otherNames: [], ids: [], presence: [], facts: [] },
      {
        key: 'agent/Teo%20Brandt',
        role: 'agent',
        name: 'Teo Brandt',
        otherNames: [],
        ids: [],
        presence: [],
        facts: [],
      },
      {
        key: 'agent/Ida%20Quist',
        role: 'agent',
        roleInferred: true,
        name: 'Ida Quist',
        otherNames: [],
        ids: [],
        presence: [],
        facts: [],
      },
    ],
    messages: [
      {
        key: `message/Visitor/${Date.parse('2025-02-03T10:00:01+01:00')}/~ylor54r0cm`,
        author: 'customer',
        sentAt: at('2025-02-03T10:00:01+01:00'),
        order: 0,
        audience: 'everyone',
        body: { kind: 'text', text: 'Where is my parcel?' },
        pointer: '/conversation/0',
      },
      {
        key: `message/Mira%20Holm/${Date.parse('2025-02-03T10:00:09+01:00')}/~1ltgekrnkse`,
        author: 'agent/Mira%20Holm',
        sentAt: at('2025-02-03T10:00:09+01:00'),
        order: 1,
        audience: 'everyone',
        body: { kind: 'text', text: 'Let me <b>look</b>.' },
        pointer: '/conversation/1',
      },
      {
        key: `message/Mira%20Holm/${Date.parse('2025-02-03T10:00:09+01:00')}/~1jpa015w2zf`,
        author: 'agent/Mira%20Holm',
        sentAt: at('2025-02-03T10:00:09+01:00'),
        order: 2,
        audience: 'everyone',
        body: { kind: 'text', text: 'One moment.' },
        pointer: '/conversation/2',
      },
      {
        key: `message/Ida%20Quist/${Date.parse('2025-02-03T10:01:00+01:00')}/~1jzxfdeumnm`,
        author: 'agent/Ida%20Quist',
        sentAt: at('2025-02-03T10:01:00+01:00'),
        order: 3,
        audience: 'everyone',
        body: { kind: 'text', text: 'Taking over.' },
        pointer: '/conversation/3',
      },
      {
        key: `message/Pia%20Nord/${Date.parse('2025-02-03T10:01:30+01:00')}/~m64inur770`,
        author: 'customer',
        sentAt: at('2025-02-03T10:01:30+01:00'),
        order: 4,
        audience: 'everyone',
        body: { kind: 'text', text: 'I also wrote an e-mail.' },
        pointer: '/conversation/4',
      },
      {
        key: `message/Teo%20Brandt/${Date.parse('2025-02-03T10:02:00+01:00')}/~wvjl67o803`,
        author: 'agent/Teo%20Brandt',
        sentAt: at('2025-02-03T10:02:00+01:00'),
        order: 5,
        audience: 'everyone',
        body: { kind: 'text', text: '' },
        pointer: '/conversation/5',
      },
    ],
    events: [
      {
        key: 'event/transferred',
        kind: 'transferred',
        order: 0,
        origin: 'derived',
        evidence: ['/firstAgentName', '/lastAgentName', '/firstQueueName', '/lastQueueName'],
        from: { participant: 'agent/Mira%20Holm', queue: 'Chat' },
        to: { participant: 'agent/Teo%20Brandt', queue: 'Billing' },
        facts: [],
      },
    ],
    surveys: [],
    attributes: [],
    facts: [
      { group: 'conversation', facts: [{ name: 'slaStatus', value: 'answeredBeforeSLA' }] },
      {
        group: 'customer',
        facts: [
          { name: 'name', value: 'Pia Nord', kind: 'name' },
          { name: 'phone1', value: '+47 555 0101', kind: 'phone' },
          { name: 'contact1_email', value: 'pia@example.invalid', kind: 'email' },
          { name: 'numbers', value: 23 },
          { name: 'contactId', value: '900', kind: 'id' },
          { name: 'entityId', value: '901', kind: 'id' },
        ],
      },
      { group: 'device', facts: [{ name: 'ipAddress', value: '10.0.0.9', kind: 'ip' }] },
    ],
    links: [
      { reason: 'ticket', value: '3/41' },
      { reason: 'contact', value: '3/900' },
      { reason: 'customer', value: '3/901' },
    ],
    extras: { 'vcc-live/chat': { newMember: { kept: true }, clientData: { nothing: '' } } },
    findings: [],
    origins: [{ shape: 'vcc-live/chat', file: 'log.json', record: 0 }],
  });
});

describe('a chat', () => {
  test('that was missed is whole without a line', () => {
    const { messages, participants, flags, summary, facts } = chat(sample('missed.json'));
    expect({ messages, participants, flags, summary, facts }).toEqual({
      messages: [],
      participants: [{ key: 'customer', role: 'customer', otherNames: [], ids: [], presence: [], facts: [] }],
      flags: ['missed', 'spam'],
      summary: { account: '3', channel: 'webchat', status: 'ended', disposition: 'missed' },
      facts: [],
    });
  });

  test('may have its lines in an object, and a time that is none stays in the line', () => {
    const found = chat(sample('lines-as-object.json'));
    expect(found.key).toBe('vcc-live:3:9');
    expect(found.messages).toEqual([
      {
        key: `message/Visitor/${Date.parse('2025-02-03T10:00:01+01:00')}/~1617uaa2uai`,
        author: 'customer',
        sentAt: at('2025-02-03T10:00:01+01:00'),
        order: 0,
        audience: 'everyone',
        body: { kind: 'text', text: 'hello?' },
        pointer: '/conversation/0',
      },
      {
        key: 'message/Mira%20Holm/no-time/~16alibazjg7',
        author: 'agent/Mira%20Holm',
        order: 1,
        audience: 'everyone',
        body: { kind: 'text', text: 'hi' },
        pointer: '/conversation/1',
        extras: { date: 'not a time' },
      },
    ]);
    expect(read(sample('lines-as-object.json'))).toMatchObject({
      remarks: [{ code: 'vcc-live/lines-without-time', pointer: '/conversation/1', facts: { count: 1 } }],
    });
  });

  test('may have one line instead of a list', () => {
    const conversation = { from: 'Visitor', date: '2025-02-03T10:00:01+01:00', message: 'alone' };
    expect(
      chat(sample('chat.json', { conversation })).messages.map(({ pointer, body }) => [pointer, body.text]),
    ).toEqual([['/conversation', 'alone']]);
  });

  test('keeps lines that are no objects, and messages that are no text', () => {
    const conversation = ['bare', { from: 'Visitor', message: { deep: ['words'] } }, { from: 7, message: 5 }];
    const found = chat(sample('chat.json', { conversation }));
    expect(found.messages.map(({ author, body }) => [author, body])).toEqual([
      [undefined, { kind: 'text', text: 'bare' }],
      ['customer', { kind: 'unknown', text: 'words', value: { deep: ['words'] } }],
      ['agent/7', { kind: 'text', text: '5' }],
    ]);
  });

  test('says when its lines cannot be read or are not in order', () => {
    expect(read(sample('chat.json', { conversation: 'lost' }))).toMatchObject({
      part: { messages: [] },
      remarks: [{ code: 'vcc-live/unreadable-lines' }],
    });
    const late = { from: 'Visitor', date: '2025-02-03T10:00:02+01:00', message: 'b' };
    const early = { from: 'Visitor', date: '2025-02-03T10:00:01+01:00', message: 'a' };
    expect(read(sample('chat.json', { conversation: [late, early] }))).toMatchObject({
      remarks: [{ code: 'vcc-live/lines-out-of-order', pointer: '/conversation/1' }],
    });
    expect(chat(sample('chat.json', { conversation: [late, early] })).messages.map(({ body }) => body.text)).toEqual([
      'a',
      'b',
    ]);
  });

  test('takes whoever is called like the customer record for the customer, and says that this was inferred', () => {
    const conversation = [{ from: 'Pia Nord', date: '2025-02-03T10:00:01+01:00', message: 'hi' }];
    const [customer] = chat(sample('chat.json', { conversation })).participants;
    expect(customer).toMatchObject({ role: 'customer', roleInferred: true, name: 'Pia Nord', otherNames: [] });
  });

  test('takes an agent who is called like the customer for the agent, because a field says so', () => {
    const conversation = [{ from: 'Pia Nord', date: '2025-02-03T10:00:01+01:00', message: 'hi' }];
    const found = chat(sample('chat.json', { conversation, lastAgentName: 'Pia Nord' }));
    expect(found.messages[0]?.author).toBe('agent/Pia%20Nord');
  });

  test('that only changed its queue was transferred between queues', () => {
    const { events } = chat(sample('chat.json', { lastAgentName: 'Mira Holm' }));
    expect(events).toMatchObject([
      { evidence: ['/firstQueueName', '/lastQueueName'], from: { queue: 'Chat' }, to: { queue: 'Billing' } },
    ]);
  });

  test('without a project is read, and says that its number may not be the only one', () => {
    const { projectId: _, ...record } = sample('missed.json');
    expect(read(record)).toMatchObject({
      part: { key: 'vcc-live::8' },
      remarks: [{ code: 'vcc-live/no-project', pointer: '/projectId' }],
    });
  });

  test('without a number is rejected', () => {
    expect(read(sample('chat.json', { chatId: null }))).toEqual({
      kind: 'rejected',
      code: 'vcc-live/no-chat-id',
      pointer: '/chatId',
    });
  });

  test('keeps customer data that is no object as it stands', () => {
    expect(chat(sample('missed.json', { clientData: ['x'] })).extras).toEqual({
      'vcc-live/chat': { clientData: ['x'] },
    });
  });
});

describe('a ticket', () => {
  test('joins its chat: its bodies are events, and its facts are what is true after the last of them', () => {
    const [found] = conversations(...samples('ticket-log.json'), sample('chat.json'));
    expect(found?.facts.find(({ group }) => group === 'ticket')?.facts).toEqual([
      { name: 'ticketNo', value: 'T-41' },
      { name: 'title', value: 'Parcel' },
      { name: 'createdUserName', value: 'Mira Holm' },
      { name: 'ticketId', value: 41, kind: 'id' },
      { name: 'projectId', value: 3, kind: 'id' },
      { name: 'status', value: 'closed' },
      { name: 'substatus', value: 'successful' },
    ]);
    expect(found?.events.map(({ key, label, facts }) => [key, label, facts.at(-1)?.value])).toEqual([
      ['event/transferred', undefined, undefined],
      ['ticket/41/0', 'ticket add', 'Mira Holm'],
      ['ticket/41/1', 'ticket update', 'park'],
      ['ticket/41/2', 'ticket update', 'successful'],
    ]);
  });

  test('joins no chat of another project, and an update without a project joins none', () => {
    const foreign = { action: 'add', ticket: { ticketId: 41, projectId: 4 } };
    const [found] = conversations(sample('chat.json'), foreign, { action: 'update', ticket: { ticketId: 41 } });
    expect(found?.facts.some(({ group }) => group === 'ticket')).toBe(false);
    expect(read({ action: 'update', ticket: { ticketId: 41 } })).toMatchObject({
      remarks: [{ code: 'vcc-live/ticket-without-project' }],
    });
  });

  test('without a number is rejected', () => {
    expect(read({ action: 'add', ticket: {} })).toEqual({
      kind: 'rejected',
      code: 'vcc-live/no-ticket-id',
      pointer: '/ticket/ticketId',
    });
  });
});

test('bodies of other webhooks are explained', () => {
  expect(samples('neighbours.json').map(record => [claims(record), read(record)])).toEqual([
    [['vcc-live/email'], { kind: 'explained', code: 'vcc-live/email' }],
    [['vcc-live/call'], { kind: 'explained', code: 'vcc-live/call' }],
    [['vcc-live/webhook'], { kind: 'explained', code: 'vcc-live/webhook' }],
  ]);
});

test('every record is claimed by one shape and nobody else’s by any', () => {
  const own = ['chat.json', 'missed.json', 'lines-as-object.json', 'ticket-log.json', 'neighbours.json'];
  expect(own.flatMap(samples).map(record => claims(record).length)).toEqual(Array(9).fill(1));
  const others = [{ interactionHistoryRecords: [] }, { room: 'r', messages: [] }, { chat_id: 1, state: '' }, {}];
  expect(others.map(record => claims(record))).toEqual([[], [], [], []]);
});

const line = fc.record({
  from: fc.constantFrom('Visitor', 'Mira Holm', 'Ōta'),
  date: fc.constantFrom('2025-02-03T10:00:01+01:00', '2025-02-03T10:00:02+01:00', ''),
  message: fc.string({ maxLength: 4 }),
});

test('a longer copy gives the old lines their old names', () => {
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (start, more) => {
      const keys = (conversation: JsonObject[]) =>
        contribution(sample('chat.json', { conversation })).part.messages.map(({ key }) => key);
      expect(keys([...start, ...more]).slice(0, start.length)).toEqual(keys(start));
    }),
  );
});

test(
  'never throws, whatever the JSON',
  () => {
    const anything = fc.jsonValue({ stringUnit: 'binary', maxDepth: 2 }) as fc.Arbitrary<JsonObject>;
    const members = fc.dictionary(fc.constantFrom(...Object.keys(sample('chat.json')), 'ticket', 'action'), anything);
    fc.assert(
      fc.property(fc.oneof(members, anything), record => {
        for (const shape of vccLive.shapes) {
          const value = typeof record === 'object' && record !== null ? record : {};
          shape.recognise(value);
          const reading = shape.read(value, { file: 'f', record: 0 });
          if (reading.kind !== 'part' || reading.part.key === undefined) continue;
          const origin = { shape: shape.id, file: 'f', record: 0 };
          const assembled = vccLive.assemble(reading.part.key, [{ part: reading.part, origin, findings: [] }]);
          expect(conversationSchema.safeParse(assembled).error).toBeUndefined();
        }
      }),
      { numRuns: runs(10) },
    );
  },
  LONG.timeout,
);
