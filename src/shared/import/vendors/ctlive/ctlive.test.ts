import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONG, runs } from '#shared/testing/runs';
import type { JsonObject } from '../../../base/json';
import { type Conversation, conversation as conversationSchema } from '../../../domain/conversation';
import type { Contribution } from '../../../domain/part';
import type { Reading } from '../../contract/importer';
import { readRecordText } from '../../repair/record-text';
import { ctlive } from './index';
import { messageKey } from './room';

function text(name: string): string {
  return readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8');
}

function sample(name: string, changes: JsonObject = {}): JsonObject {
  return { ...JSON.parse(text(name)), ...changes };
}

function claims(record: JsonObject): string[] {
  return ctlive.shapes.filter(shape => shape.recognise(record)).map(({ id }) => id);
}

function read(record: JsonObject): Reading {
  const shape = ctlive.shapes.find(({ recognise }) => recognise(record));
  if (shape === undefined) throw new Error('recognised by no shape');
  return shape.read(record, { file: 'dump.json', record: 0 });
}

function contribution(record: JsonObject, number = 0): Contribution {
  const reading = read(record);
  if (reading.kind !== 'part') throw new Error(`read as ${reading.kind}`);
  const origin = { shape: claims(record)[0] ?? '', file: 'dump.json', record: number };
  return { part: reading.part, origin, findings: [] };
}

function room(...records: readonly JsonObject[]): Conversation {
  const contributions = records.map(contribution);
  const key = contributions[0]?.part.key;
  if (key === undefined) throw new Error('no room');
  return ctlive.assemble(key, contributions);
}

const LEA = 'user/USER_lea%40pbx.example.invalid';

test('a contact and its transcript are one conversation, whichever comes first', () => {
  const found = room(sample('contact.json'), sample('transcript.json'));
  expect(conversationSchema.parse(found)).toEqual(found);
  expect(room(sample('transcript.json'), sample('contact.json'))).toMatchObject({
    ...found,
    origins: expect.anything(),
  });
  expect(found).toEqual({
    version: 1,
    key: 'ctlive:CHAT_ACME_1',
    source: 'ctlive',
    vendorId: 'CHAT_ACME_1',
    summary: {
      channel: 'whatsapp',
      language: 'it',
      startedAt: { at: 1700000000000 },
      endedAt: { at: 1700000090000 },
      status: 'ended',
      endedBy: 'agent',
    },
    queues: [{ name: 'Web sales', id: 'web_sales' }, { name: 'FIRST' }, { name: 'SECOND' }],
    flags: [],
    participants: [
      {
        key: 'user/u1',
        role: 'customer',
        name: 'Nino',
        otherNames: [],
        ids: ['u1'],
        presence: [{ from: { at: 1700000000000 }, until: { at: 1700000090000 } }],
        facts: [
          { name: 'isOnline', value: false },
          { name: 'userAgent', value: 'Browser 1' },
          { name: 'firstUri', value: 'https://shop.example.invalid/', kind: 'url' },
          { name: 'uriHistory', value: 'https://shop.example.invalid/', kind: 'url' },
          { name: 'uriHistory', value: 'https://shop.example.invalid/cart', kind: 'url' },
          { name: 'firstTitle', value: 'Shop' },
          { name: 'channel', value: 'whatsapp' },
          { name: 'firstIP', value: '::ffff:10.0.0.7', kind: 'ip' },
        ],
      },
      {
        key: LEA,
        role: 'agent',
        name: 'Lea',
        otherNames: [],
        ids: ['USER_lea@pbx.example.invalid'],
        presence: [{ from: { at: 1700000005000 } }],
        facts: [{ name: 'channel', value: 'web' }],
      },
    ],
    messages: [
      {
        key: 'message/m1',
        author: 'user/u1',
        sentAt: { at: 1700000001000 },
        order: 1,
        audience: 'everyone',
        body: { kind: 'text', text: 'Buongiorno, quanto costa?' },
        delivery: { state: 'seen', seenAt: { at: 1700000002000 } },
        pointer: '/messages/1',
      },
      {
        key: 'message/m2',
        author: LEA,
        sentAt: { at: 1700000010000 },
        order: 2,
        audience: 'everyone',
        body: { kind: 'text', text: 'Dieci.' },
        replyTo: 'message/m1',
        delivery: { state: 'failed', reason: 'window closed' },
        pointer: '/messages/2',
        extras: { mood: 'calm' },
      },
      {
        key: 'message/m3',
        author: LEA,
        sentAt: { at: 1700000090000 },
        order: 0,
        audience: 'everyone',
        body: { kind: 'notice', text: '', what: 'endChat' },
        delivery: { state: 'delivered' },
        pointer: '/messages/0',
      },
    ],
    events: [
      event('newContactAccepted', 'requested', 1700000000500, 'user/u1', 0),
      event('joinContact', 'joined', 1700000005000, LEA, 1),
      { ...event('clientError', 'other', 1700000006000, 'user/u1', 2), extras: { code: 12 } },
      { ...event('endByAgent', 'ended', 1700000090200, LEA, 3), about: 'message/m3' },
    ],
    surveys: [
      {
        key: 'form/form-1',
        phase: 'during',
        name: 'Before we start',
        id: 'form-1',
        answers: [
          {
            question: 'Order number',
            questionId: 'order',
            values: ['A-77'],
            pointer: '/dataCollections/c1/datacollection/0',
          },
        ],
      },
    ],
    attributes: [],
    facts: [
      {
        group: 'conversation',
        facts: [
          { name: 'ctlive_type', value: 'chat' },
          { name: 'widgetid', value: 'w1' },
        ],
      },
      { group: 'form', facts: [{ name: 'nickname', value: 'Nino', kind: 'name' }] },
      {
        group: 'variables',
        facts: [
          { name: '_NICK_', value: 'Nino' },
          { name: '_CTHISTORY_2_Q_', value: 'SECOND' },
          { name: '_CTHISTORY_1_Q_', value: 'FIRST' },
        ],
      },
    ],
    links: [],
    extras: { 'ctlive/contact': { campaign: 'spring' } },
    findings: [],
    origins: [
      { shape: 'ctlive/contact', file: 'dump.json', record: 0 },
      { shape: 'ctlive/transcript', file: 'dump.json', record: 1 },
    ],
  });
});

function event(label: string, kind: string, time: number, participant: string, order: number) {
  const origin = /^user\/(.*)$/.exec(participant)?.[1] ?? '';
  return {
    key: `event/${encodeURIComponent(`${label} ${decodeURIComponent(origin)}`)}/${time}`,
    kind,
    at: { at: time },
    order,
    origin: 'recorded',
    participant,
    label,
    facts: [],
    pointer: `/contact_events/${order}`,
  };
}

describe('a contact', () => {
  test('alone has its people and events, and no message', () => {
    const found = room(sample('contact.json'));
    expect([found.messages, found.participants.length, found.events.length]).toEqual([[], 2, 4]);
  });

  test('as the webhook tells it goes on, and is ended by whatever says so later', () => {
    expect(room(sample('new-contact.json')).summary).toEqual({
      channel: 'whatsapp',
      startedAt: { at: 1700000000000 },
      status: 'open',
    });
    expect(room(sample('new-contact.json'), sample('transcript.json')).summary.status).toBe('ended');
    const ended = sample('contact.json', { contact_events: [], dataCollections: {} });
    expect(room(sample('new-contact.json'), ended).summary).toMatchObject({
      status: 'ended',
      endedAt: { at: 1700000090000 },
    });
  });

  test('with an empty end has not ended, and says so', () => {
    const record = sample('contact.json', { endTime: '', contact_events: [] });
    expect(read(record)).toMatchObject({
      part: { summary: { status: 'open' } },
      remarks: [{ code: 'ctlive/not-ended', pointer: '/endTime' }],
    });
  });

  test('knows people by the id inside, else by the key with its dots put back', () => {
    const users = { 'USER_a@b#_#c': { nickname: 'A', isAgent: true }, x: { id: 'y', isAgent: false } };
    expect(room(sample('contact.json', { users, userID: 'z', contact_events: [] })).participants).toMatchObject([
      { key: 'user/USER_a%40b.c', role: 'agent', name: 'A' },
      { key: 'user/y', role: 'customer' },
      { key: 'user/z', role: 'customer' },
      { key: LEA, role: 'agent' },
    ]);
  });

  test('whose event is by somebody unlisted has them as somebody unknown', () => {
    const contact_events = [{ event: 'transferToQueue', origin: 'ghost', ts: 1700000005000 }];
    const found = room(sample('contact.json', { contact_events }));
    expect(found.participants.at(-1)).toMatchObject({ key: 'user/ghost', role: 'unknown', roleInferred: true });
    expect(found.flags).toEqual(['transferred']);
  });

  test('of odd make keeps what cannot be read', () => {
    const odd = { users: { a: 5 }, callData: 'x', dataCollections: [1], contact_events: 'none' };
    expect(room(sample('contact.json', odd)).extras).toEqual({ 'ctlive/contact': { campaign: 'spring', ...odd } });
  });

  test('without a room is rejected', () => {
    expect(read({ contact_events: [] })).toEqual({ kind: 'rejected', code: 'ctlive/no-room' });
    expect(read({ _id: '61e8277aef3d6b076066d289', contact_events: [] })).toMatchObject({ kind: 'rejected' });
  });
});

test('every documented type of message is read', () => {
  const found = room(sample('types.json'));
  expect(found.key).toBe('ctlive:CHAT_ACME_2');
  expect(found.messages.map(({ key, body }) => [key.slice('message/'.length), body])).toEqual([
    ['t1', { kind: 'link', text: 'https://shop.example.invalid/a', url: 'https://shop.example.invalid/a' }],
    [
      't2',
      {
        kind: 'file',
        text: 'the box\nbox.jpg',
        media: 'image',
        name: 'box.jpg',
        type: 'image/jpeg',
        caption: 'the box',
      },
    ],
    ['t3', { kind: 'file', text: '', media: 'document' }],
    [
      't4',
      {
        kind: 'card',
        text: 'Topics\n[Prices]\n[Delivery]\ntimes and costs',
        card: {
          kind: 'column',
          frame: 'border',
          children: [
            { kind: 'text', text: 'Topics' },
            { kind: 'button', title: 'Prices', look: 'flat', extras: { id: '1' } },
            { kind: 'button', title: 'Delivery', subtitle: 'times and costs', look: 'flat', extras: { id: '2' } },
          ],
        },
      },
    ],
    ['t5', { kind: 'text', text: 'Prices' }],
    [
      't6',
      {
        kind: 'card',
        text: 'All right?\n[Yes]\n[No]',
        card: {
          kind: 'replies',
          prompt: 'All right?',
          children: [
            { kind: 'button', title: 'Yes', look: 'flat' },
            { kind: 'button', title: 'No', look: 'flat' },
          ],
        },
      },
    ],
    ['t7', { kind: 'text', text: 'Yes' }],
    [
      't8',
      {
        kind: 'card',
        text: 'Address\n[Street]\n[Town]',
        card: {
          kind: 'column',
          frame: 'border',
          children: [
            { kind: 'text', text: 'Address' },
            { kind: 'button', title: 'Street', look: 'flat' },
            { kind: 'button', title: 'Town', look: 'flat' },
          ],
        },
      },
    ],
    [
      't9',
      {
        kind: 'form',
        text: 'Address\nStreet: Via Nova 1\nTown: Lido',
        title: 'Address',
        fields: [
          { name: 'Street', value: 'Via Nova 1' },
          { name: 'Town', value: 'Lido' },
        ],
      },
    ],
    ['t10', { kind: 'text', text: '👍' }],
    [
      't11',
      {
        kind: 'card',
        text: 'contacts.name: Zia Rosa\ncontacts.phone: +39 555 0102',
        card: {
          kind: 'pairs',
          pairs: [
            { key: 'contacts.name', value: 'Zia Rosa' },
            { key: 'contacts.phone', value: '+39 555 0102' },
          ],
        },
      },
    ],
    ['t12', { kind: 'location', text: 'Lido 45.4, 12.3', latitude: 45.4, longitude: 12.3, name: 'Lido' }],
    ['t13', { kind: 'notice', text: '', what: 'videoStarted' }],
    ['t14', { kind: 'notice', text: '', what: 'videoEnded' }],
    ['t15', { kind: 'notice', text: '', what: 'screenSharingStarted' }],
    ['t16', { kind: 'notice', text: '', what: 'leave' }],
    [
      't17',
      {
        kind: 'unknown',
        text: 'cube\nturns\nglows',
        type: 'HOLOGRAM',
        value: { shape: 'cube', notes: ['turns', 'glows'] },
      },
    ],
    ['t18', { kind: 'unknown', text: '', type: 'MENU', value: { code: 7 } }],
    ['t18/1', { kind: 'file', text: 'note.ogg', media: 'audio', name: 'note.ogg' }],
  ]);
});

describe('a transcript', () => {
  test('has events for the messages that report something, and a video lasts until its end', () => {
    expect(room(sample('types.json')).events).toMatchObject([
      {
        kind: 'video',
        label: 'videoStarted',
        at: { at: 1700000013000 },
        until: { at: 1700000023000 },
        about: 'message/t13',
        participant: 'user/u1',
      },
      { kind: 'video', label: 'videoEnded', about: 'message/t14' },
      { kind: 'screenShare', label: 'screenSharingStarted', about: 'message/t15' },
      { kind: 'left', label: 'leave', about: 'message/t16', participant: 'user/u1' },
    ]);
  });

  test('keeps a reaction as a message that answers another', () => {
    const reaction = room(sample('types.json')).messages.find(({ key }) => key === messageKey('t10'));
    expect(reaction).toMatchObject({ replyTo: 'message/t7', body: { text: '👍' } });
  });

  test('says how many messages have no content or no time', () => {
    expect(read(sample('types.json'))).toMatchObject({
      remarks: [
        { code: 'ctlive/content-missing', pointer: '/messages/2', facts: { count: 1 } },
        { code: 'ctlive/messages-without-time', pointer: '/messages/18', facts: { count: 1 } },
      ],
    });
  });

  test('says nothing of delivery where the dump says nothing', () => {
    expect(room(sample('types.json')).messages.every(({ delivery }) => delivery === undefined)).toBe(true);
  });

  test('without ids names its messages by their time and words', () => {
    const messages = [1, 1, 2].map(second => ({ data: { messageType: 'TEXT', ts: 1700000000000 + second } }));
    expect(room({ room: 'r', messages }).messages.map(({ key }) => key)).toEqual([
      'message/unnamed/1700000000001/~wvjl67o803',
      'message/unnamed/1700000000001/~wvjl67o803/1',
      'message/unnamed/1700000000002/~wvjl67o803',
    ]);
  });

  test('may hold bare messages, mere text and strangers', () => {
    const messages = [{ id: 'a', messageType: 'TEXT', content: { text: 'bare' }, mood: 1 }, 'words', null];
    expect(room({ room: 'r', messages }).messages.map(({ body, extras }) => [body.text, extras])).toEqual([
      ['bare', { mood: 1 }],
      ['words', undefined],
      ['', undefined],
    ]);
  });

  test('out of a database shell is joined by its room, not by the database’s id', () => {
    const repaired = readRecordText(new TextEncoder().encode(text('shell-dump.txt')));
    if (!repaired.ok) throw new Error(repaired.problem.code);
    const found = room(repaired.value.record);
    expect([found.key, found.messages.map(({ body }) => body.text)]).toEqual(['ctlive:CHAT_ACME_3', ['ciao']]);
  });
});

describe('the bytes of a file', () => {
  const picture = sample('multimedia.json');
  const said = sample('transcript.json', {
    messages: [
      {
        data: {
          id: 'm9',
          messageType: 'IMAGE',
          ts: 1700000003000,
          content: { caption: 'my words', user: { id: 'u1', isAgent: false } },
        },
      },
    ],
  });

  test('go into the message they belong to, whichever comes first', () => {
    for (const found of [room(said, picture), room(picture, said)]) {
      expect(found.messages).toMatchObject([
        {
          key: 'message/m9',
          author: 'user/u1',
          sentAt: { at: 1700000003000 },
          order: 0,
          audience: 'everyone',
          body: {
            kind: 'file',
            text: 'my words',
            media: 'image',
            name: 'box.png',
            type: 'png',
            caption: 'my words',
            preview: expect.stringMatching(/^data:image\/png;base64,iVBOR/),
          },
          pointer: '/messages/0',
          extras: { domain: 'ACME' },
          // the answer has another caption for the same file
          versions: [
            { body: { caption: 'my words' }, places: [{ pointer: '/messages/0' }] },
            { body: { caption: 'the box' }, places: [{ pointer: '/data' }] },
          ],
        },
      ]);
      expect(found.findings).toMatchObject([{ code: 'merge/message-differs', place: { pointer: '/data' } }]);
    }
  });

  test('stand for a message that is nowhere else', () => {
    expect(room(picture).messages).toMatchObject([
      { key: 'message/m9', pointer: '/data', body: { kind: 'file', caption: 'the box' }, extras: { domain: 'ACME' } },
    ]);
  });

  test('are shown only if they are those of a raster picture of sane size', () => {
    const preview = (bytes: string) => {
      const { messages } = room({
        data: { chatID: 'r', messageID: 'm', messageType: 'IMAGE', content: { img: bytes } },
      });
      return messages[0]?.body.kind === 'file' ? messages[0].body.preview : 'no file';
    };
    const base64 = (bytes: string) => btoa(bytes);
    expect(preview(base64('\xff\xd8\xff\xe0 and so on'))).toMatch(/^data:image\/jpeg;/);
    expect(preview(base64('GIF89a and so on'))).toMatch(/^data:image\/gif;/);
    expect(preview(base64('RIFF\x01\x02\x03\x04WEBPVP8 '))).toMatch(/^data:image\/webp;/);
    expect(preview(`data:text/html;base64,${base64('GIF89a and so on')}`)).toMatch(/^data:image\/gif;/);
    expect(preview(base64('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
    expect(preview(base64('%PDF-1.7'))).toBeUndefined();
    expect(preview('R0lGOD"><script>')).toBeUndefined();
    expect(preview(base64('GIF89a'.padEnd(1024 * 1024 + 8, 'x')))).toBeUndefined();
  });

  test('without a room or a message are rejected', () => {
    expect(read({ data: { chatID: '', messageID: 'm' } })).toEqual({ kind: 'rejected', code: 'ctlive/no-room' });
    expect(read({ chatID: 'r', messageID: null })).toEqual({ kind: 'rejected', code: 'ctlive/no-message-id' });
  });
});

test('every record is claimed by one shape and nobody else’s by any', () => {
  const own = ['contact.json', 'transcript.json', 'new-contact.json', 'multimedia.json', 'types.json'];
  expect(own.map(name => claims(sample(name)))).toEqual([
    ['ctlive/contact'],
    ['ctlive/transcript'],
    ['ctlive/new-contact'],
    ['ctlive/multimedia'],
    ['ctlive/transcript'],
  ]);
  const others = [{ chatId: 1, conversation: [] }, { comm_id: 1, entries: [] }, { sender_id: 'x', events: [] }, {}];
  expect(others.map(record => claims(record))).toEqual([[], [], [], []]);
});

test(
  'never throws, whatever the JSON',
  () => {
    const anything = fc.jsonValue({ stringUnit: 'binary', maxDepth: 2 }) as fc.Arbitrary<JsonObject>;
    const type = fc.constantFrom(
      ...['TEXT', 'LINK', 'IMAGE', 'MENU', 'MENU_RESPONSE', 'QUICK_REPLY', 'FORM', 'FORM_RESPONSE', 'CONTACTS'],
      ...['LOCATION', 'REACTION', 'endChat', 'videoStarted', '?'],
    );
    const content = fc.dictionary(
      fc.constantFrom('text', 'title', 'options', 'user', 'location', 'url', 'img'),
      anything,
    );
    const data = fc.record({ messageType: type, content: fc.oneof(content, anything), id: anything, ts: anything });
    const members = fc.record(
      {
        room: fc.constant('r'),
        messages: fc.oneof(fc.array(fc.record({ data })), anything),
        users: fc.oneof(fc.dictionary(fc.string(), anything), anything),
        contact_events: fc.oneof(fc.array(fc.record({ event: anything, origin: anything, ts: anything })), anything),
        dataCollections: fc.dictionary(fc.string(), fc.record({ datacollection: fc.array(anything) })),
        callData: anything,
        data: fc.record({ chatID: anything, messageID: anything, content: anything }),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(fc.oneof(members, anything), record => {
        const value = typeof record === 'object' && record !== null ? record : {};
        for (const shape of ctlive.shapes) {
          shape.recognise(value);
          const reading = shape.read(value, { file: 'f', record: 0 });
          if (reading.kind !== 'part' || reading.part.key === undefined) continue;
          const origin = { shape: shape.id, file: 'f', record: 0 };
          const assembled = ctlive.assemble(reading.part.key, [{ part: reading.part, origin, findings: [] }]);
          expect(conversationSchema.safeParse(assembled).error).toBeUndefined();
        }
      }),
      { numRuns: runs(10) },
    );
  },
  LONG.timeout,
);
