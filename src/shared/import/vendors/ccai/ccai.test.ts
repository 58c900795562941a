import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONG, runs } from '#shared/testing/runs';
import type { JsonObject } from '../../../base/json';
import { type Conversation, conversation as conversationSchema } from '../../../domain/conversation';
import type { Contribution } from '../../../domain/part';
import type { Reading } from '../../contract/importer';
import { groupContributions } from '../../contributions';
import { readRecordText } from '../../repair/record-text';
import { ccai } from './index';

function text(name: string): string {
  return readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8');
}

function samples(name: string): JsonObject[] {
  return text(name)
    .split(/\n\n(?=\{)/)
    .flatMap(document => JSON.parse(document));
}

function sample(name: string, changes: JsonObject = {}): JsonObject {
  return { ...samples(name)[0], ...changes };
}

function claims(record: JsonObject): string[] {
  return ccai.shapes.filter(shape => shape.recognise(record)).map(({ id }) => id);
}

function read(record: JsonObject, number = 0, account?: string): Reading {
  const shape = ccai.shapes.find(({ recognise }) => recognise(record));
  if (shape === undefined) throw new Error('recognised by no shape');
  return shape.read(record, { file: 'log', record: number, ...(account === undefined ? {} : { account }) });
}

function contribution(record: JsonObject, number: number): Contribution {
  const reading = read(record, number);
  if (reading.kind !== 'part') throw new Error(`read as ${reading.kind}`);
  const origin = { shape: claims(record)[0] ?? '', file: 'log', record: number };
  return { part: reading.part, origin, findings: [] };
}

function conversations(...records: readonly JsonObject[]): Conversation[] {
  const groups = groupContributions(records.map(contribution));
  return [...groups].map(([key, contributions]) => ccai.assemble(key, contributions));
}

function chat(...records: readonly JsonObject[]): Conversation {
  const [only] = conversations(...records);
  if (only === undefined) throw new Error('no conversation');
  return only;
}

/** A state of chat 60 with participants written `agent_1: connected`. */
function state(name: string, participants: readonly string[], more: JsonObject = {}): JsonObject {
  return {
    chat_id: 60,
    state: name,
    initiator: 'end_user_5',
    participants: participants.map(participant => {
      const [dn = '', one = ''] = participant.split(': ');
      return { dn, type: dn.startsWith('end_user') ? 'external' : dn.replace(/_\d+$/, ''), state: one };
    }),
    ...more,
  };
}

/** Events in one line each: `derived left agent_1`, with time and queue or people where there are some. */
function eventLines({ events }: Conversation): string[] {
  return events.map(({ kind, origin, participant, from, to, at, about, label }) => {
    const parties =
      (from ?? to) ? `${from?.participant ?? from?.queue ?? ''}>${to?.participant ?? to?.queue ?? ''}` : '';
    const time = at === undefined ? '' : `@${new Date(at.at).toISOString().slice(11, 19)}`;
    const told = kind === 'other' ? (label ?? '') : '';
    return [origin, kind, told, participant ?? '', parties, time, about === undefined ? '' : 'told']
      .filter(word => word !== '')
      .join(' ');
  });
}

// whom the bot handed over to is not told: it may have been the agent who is gone
test('one state with an agent gone and another there is a transfer, with its evidence and without a time', () => {
  const found = chat(samples('events.json')[1] ?? {});
  expect(conversationSchema.parse(found)).toEqual(found);
  expect(found).toEqual({
    version: 1,
    key: 'ccai::55',
    source: 'ccai',
    vendorId: '55',
    summary: { channel: 'In-web', language: 'en', status: 'open' },
    queues: [{ name: 'Shop/Orders', id: '26', path: ['Shop', 'Orders'] }],
    flags: ['transferred'],
    participants: [
      { key: 'end_user_5', role: 'customer', otherNames: [], ids: ['end_user_5'], presence: [], facts: [] },
      { key: 'virtual_agent_2', role: 'bot', otherNames: [], ids: ['virtual_agent_2'], presence: [], facts: [] },
      { key: 'agent_1', role: 'agent', name: 'Ann', otherNames: [], ids: ['agent_1'], presence: [], facts: [] },
      {
        key: 'agent_2',
        role: 'agent',
        name: 'Bob',
        otherNames: ['bobby'],
        ids: ['agent_2'],
        presence: [],
        facts: [
          { name: 'agent_number', value: '42' },
          { name: 'media_id', value: 'MB2', kind: 'id' },
        ],
      },
    ],
    messages: [],
    events: [
      derived('joined', 'end_user_5', 0, ['log #1 /participants/0 end_user_5: connected']),
      derived('left', 'virtual_agent_2', 1, ['log #1 /participants/1 virtual_agent_2: disconnected']),
      derived('left', 'agent_1', 2, ['log #1 /participants/2 agent_1: disconnected']),
      derived('joined', 'agent_2', 3, ['log #1 /participants/3 agent_2: connected']),
      {
        ...derived('transferred', 'agent_1', 4, [
          'log #1 /participants/2 agent_1: disconnected',
          'log #1 /participants/3 agent_2: connected',
        ]),
        key: 'state/transferred/agent_1%3Eagent_2/0',
        from: { participant: 'agent_1' },
        to: { participant: 'agent_2' },
      },
    ],
    surveys: [],
    attributes: [],
    facts: [{ group: 'conversation', facts: [{ name: 'direction', value: 'incoming' }] }],
    links: [{ reason: 'customer', value: '/end_user_5' }],
    extras: {},
    findings: [],
    origins: [{ shape: 'ccai/event', file: 'log', record: 0 }],
  });
});

function derived(kind: string, participant: string, order: number, evidence: string[]) {
  return {
    key: `state/${kind}/${participant}/0`,
    kind,
    order,
    origin: 'derived',
    participant,
    evidence,
    facts: [],
    pointer: '',
  };
}

describe('the states of a chat', () => {
  const told = [
    'recorded queued >Shop/Bot',
    'derived joined end_user_5',
    'derived accepted virtual_agent_2',
    'derived joined virtual_agent_2',
    'derived transferred Shop/Bot>Shop/Orders',
    'recorded queued >Shop/Orders',
    'derived left virtual_agent_2',
    'derived joined agent_1',
    'derived escalated agent_1 virtual_agent_2>agent_1',
    'derived left agent_1',
    'derived joined agent_2',
    'derived transferred agent_1 agent_1>agent_2',
    'derived left end_user_5',
    'derived left agent_2',
    'recorded ended end_user_5 @00:06:59',
  ];

  test('give the same events in whatever order they come', () => {
    const records = samples('events.json');
    expect(eventLines(chat(...records))).toEqual(told);
    expect(eventLines(chat(...records.toReversed()))).toEqual(told);
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), shuffled => {
        expect(eventLines(chat(...shuffled, ...shuffled.slice(0, 2)))).toEqual(told);
      }),
      { numRuns: runs(10) },
    );
  });

  test('give the chat its end, its status and who ended it', () => {
    const { summary, flags } = chat(...samples('events.json'));
    expect({ summary, flags }).toEqual({
      summary: {
        channel: 'In-web',
        language: 'en',
        startedAt: { at: Date.parse('2024-08-28T00:06:10Z'), offsetMinutes: -420 },
        endedAt: { at: Date.parse('2024-08-28T00:06:59Z'), offsetMinutes: -420 },
        status: 'ended',
        endedBy: 'customer',
      },
      flags: ['transferred'],
    });
  });

  test('in their order by time where the payloads say one', () => {
    const late = state('waiting', ['end_user_5: connected'], { timestamp: 1724803700, queue_path_names: 'A' });
    const early = state('connected', ['end_user_5: connected', 'agent_1: connected'], { timestamp: 1724803600 });
    expect(eventLines(chat(late, early))).toEqual([
      'derived joined end_user_5 @00:06:40',
      'derived joined agent_1 @00:06:40',
      'recorded queued >A @00:08:20',
    ]);
    expect(chat(late, early).summary.status).toBe('queued');
  });

  test('one after the other: an agent leaves, then everybody is gone', () => {
    const left = state('participantDisconnect', ['end_user_5: connected', 'agent_1: disconnected'], {
      initiator: 'agent_1',
    });
    const gone = state('participantDisconnect', ['end_user_5: disconnected', 'agent_1: disconnected']);
    const found = chat(gone, left);
    expect(eventLines(found)).toEqual([
      'derived joined end_user_5',
      'derived left agent_1',
      'derived left end_user_5',
      'derived ended end_user_5',
    ]);
    expect(found.summary).toEqual({ status: 'ended', endedBy: 'customer' });
  });

  test('a bot that accepts, joins and goes with the customer makes one chat of four payloads', () => {
    const found = chat(
      state('participantDisconnect', ['end_user_5: disconnected', 'virtual_agent_2: disconnected'], {
        initiator: 'virtual_agent_2',
      }),
      state('connected', ['end_user_5: connected', 'virtual_agent_2: connected']),
      state('connected', ['end_user_5: connected', 'virtual_agent_2: accepted']),
      state('waiting', ['end_user_5: connected'], { queue_path_names: 'A/B' }),
    );
    expect(eventLines(found)).toEqual([
      'recorded queued >A/B',
      'derived joined end_user_5',
      'derived accepted virtual_agent_2',
      'derived joined virtual_agent_2',
      'derived left end_user_5',
      'derived left virtual_agent_2',
      'derived ended virtual_agent_2',
    ]);
    expect(found.summary).toEqual({ status: 'ended', endedBy: 'bot' });
  });

  test('ended while waiting is abandoned', () => {
    const found = chat(
      state('disconnected', ['end_user_5: disconnected'], { connected_at: '', ends_at: '2024-08-28T00:10:00Z' }),
    );
    expect(eventLines(found)).toEqual([
      'derived left end_user_5',
      'recorded ended end_user_5 @00:10:00',
      'derived abandoned @00:10:00',
    ]);
    expect(found.events.at(-1)?.evidence).toEqual(['log #1 /participants/0 end_user_5: disconnected']);
    expect(found.flags).toEqual(['abandoned']);
    expect(found.summary.startedAt).toBeUndefined();
  });

  test('ended after an agent only accepted is abandoned too, but not after one was there', () => {
    const accepted = state('connected', ['end_user_5: connected', 'agent_1: accepted']);
    const ended = state('disconnected', ['end_user_5: disconnected']);
    expect(chat(accepted, ended).flags).toEqual(['abandoned']);
    expect(chat(state('connected', ['end_user_5: connected', 'agent_1: connected']), ended).flags).toEqual([]);
    expect(chat(state('disconnected', ['end_user_5: disconnected', 'agent_1: disconnected'])).flags).toEqual([]);
  });

  test('dismissed or resumed say so once, and not for each participant', () => {
    const everybody = (word: string) => [`end_user_5: ${word}`, `agent_1: ${word}`];
    const dismissed = state('dismissed', everybody('dismissed'), { initiator: 'agent_1' });
    const resumed = state('resumed', everybody('resumed'));
    expect(eventLines(chat(dismissed))).toEqual(['recorded dismissed agent_1']);
    expect(chat(dismissed).summary).toEqual({ status: 'dismissed' });
    expect(eventLines(chat(resumed))).toEqual(['recorded resumed end_user_5']);
    expect(eventLines(chat(resumed, dismissed))).toEqual(['recorded dismissed agent_1', 'recorded resumed end_user_5']);
    expect(chat(resumed, dismissed).summary).toEqual({ status: 'open' });
  });

  test('tell of one agent who was dismissed while the chat went on', () => {
    const found = chat(state('connected', ['end_user_5: connected', 'agent_1: dismissed', 'agent_2: connected']));
    expect(eventLines(found)).toContain('derived dismissed agent_1');
  });

  test('of the same make sent twice change nothing', () => {
    const once = state('waiting', ['end_user_5: connected'], { event_id: 'a' });
    expect(eventLines(chat(once, { ...once, event_id: 'b' }))).toEqual(eventLines(chat(once)));
  });

  test('a warm transfer is told when the first agent goes', () => {
    const both = state('connected', ['end_user_5: connected', 'agent_1: connected', 'agent_2: connected']);
    const one = state('participantDisconnect', [
      'end_user_5: connected',
      'agent_1: disconnected',
      'agent_2: connected',
    ]);
    expect(eventLines(chat(one, both)).slice(-2)).toEqual([
      'derived left agent_1',
      'derived transferred end_user_5 agent_1>agent_2',
    ]);
  });

  test('know people by number where they have no directory number', () => {
    const participants = [
      { type: 'agent', participant_id: 3, state: 'connected', alias: 'al' },
      { type: 'external', participant_id: '+1 555 0103', state: 'connected' },
      { type: 'external', participant_id: null, state: 'connected' },
    ];
    expect(chat({ chat_id: 60, state: 'connected', participants }).participants).toMatchObject([
      { key: 'agent_3', role: 'agent', name: 'al', ids: ['agent_3', '3'] },
      { key: '%2B1%20555%200103', role: 'unknown', roleInferred: true },
      { key: 'participant_3', role: 'unknown', roleInferred: true },
    ]);
  });

  test('with a comma missing are read after the repair', () => {
    const repaired = readRecordText(new TextEncoder().encode(text('missing-comma.txt')));
    if (!repaired.ok) throw new Error(repaired.problem.code);
    expect(eventLines(chat(repaired.value.record))).toEqual(['derived joined end_user_5', 'derived left agent_1']);
  });
});

describe('a tenant', () => {
  const event = state('waiting', []);
  const keyOf = (reading: Reading) => (reading.kind === 'part' ? reading.part.key : undefined);

  test('is part of the key: what the payload says, else what the user called the account', () => {
    expect(keyOf(read({ ...event, tenant: 'acme' }, 0, 'mine'))).toBe('ccai:acme:60');
    expect(keyOf(read(event, 0, 'mine'))).toBe('ccai:mine:60');
    expect(keyOf(read(sample('session.json'), 0, 'mine'))).toBe('ccai:mine:55');
    expect(keyOf(read(sample('transcript.json')))).toBe('ccai::55');
  });
});

describe('states, metadata and transcript together', () => {
  const everything = [...samples('events.json'), sample('session.json'), sample('transcript.json')];
  const found = chat(...everything);

  test('are one conversation whatever the order', () => {
    expect(conversations(...everything)).toHaveLength(1);
    expect(conversationSchema.parse(found)).toEqual(found);
    expect(eventLines(chat(...everything.toReversed()))).toEqual(eventLines(found));
  });

  test('have everybody once, by number and by name', () => {
    const time = (text: string) => ({ at: Date.parse(`2024-08-28T00:${text}Z`), offsetMinutes: -420 });
    expect(found.participants).toEqual([
      {
        key: 'end_user_5',
        role: 'customer',
        otherNames: [],
        ids: ['C-5', 'cust-5', 'end_user_5'],
        presence: [{ from: time('06:00'), until: time('06:59') }],
        facts: [{ name: 'status', value: 'finished' }],
      },
      {
        key: 'agent_2',
        role: 'agent',
        name: 'Bob',
        otherNames: ['Robert Byrne', 'bobby'],
        ids: ['agent_2'],
        presence: [{ from: time('06:30'), until: time('06:59') }],
        facts: [
          { name: 'email', value: 'bob@example.invalid', kind: 'email' },
          { name: 'agent_number', value: '42' },
          { name: 'status', value: 'finished' },
          { name: 'media_id', value: 'MB2', kind: 'id' },
        ],
      },
      {
        key: 'virtual_agent_2',
        role: 'bot',
        name: 'Helper',
        otherNames: ['helper-1'],
        ids: ['virtual_agent_2'],
        presence: [{ from: time('06:02'), until: time('06:07') }],
        facts: [{ name: 'status', value: 'finished' }],
      },
      {
        key: 'agent_1',
        role: 'agent',
        name: 'Ann',
        otherNames: [],
        ids: ['agent_1'],
        presence: [{ from: time('06:10'), until: time('06:30') }],
        facts: [
          { name: 'status', value: 'finished' },
          { name: 'chat_duration', value: 20 },
        ],
      },
      { key: 'agent_3', role: 'agent', name: 'Cem', otherNames: [], ids: ['agent_3'], presence: [], facts: [] },
      { key: 'said-by/system', role: 'system', otherNames: [], ids: ['system'], presence: [], facts: [] },
    ]);
    expect(found.messages.map(({ author }) => author)).toEqual([
      'said-by/system',
      'end_user_5',
      'agent_1',
      'said-by/system',
    ]);
  });

  test('tell each thing once, recorded times before conclusions', () => {
    expect(eventLines(found)).toEqual([
      'recorded requested @00:06:00',
      'recorded joined end_user_5 @00:06:00',
      'derived accepted virtual_agent_2',
      'recorded queued >Shop/Bot @00:06:01',
      'recorded joined virtual_agent_2 @00:06:02',
      'derived transferred Shop/Bot>Shop/Orders',
      'recorded other virtual_agent_handle_durations virtual_agent_2 @00:06:02',
      'recorded queued >Shop/Orders @00:06:07',
      'recorded left virtual_agent_2 @00:06:07',
      'recorded escalated virtual_agent_2>agent_1 @00:06:07 told',
      'recorded joined agent_1 @00:06:10',
      'recorded other handle_durations agent_1 @00:06:10',
      'recorded left agent_1 @00:06:30',
      'recorded joined agent_2 @00:06:30',
      'recorded transferred agent_1>agent_2 @00:06:30',
      'recorded other transfer failed agent_2>agent_3 @00:06:40',
      'recorded left end_user_5 @00:06:59',
      'recorded left agent_2 @00:06:59',
      'recorded ended @00:06:59 told',
    ]);
  });

  test('have the metadata’s measures, feedback, links and queues', () => {
    const { summary, surveys, links, queues, flags, extras } = found;
    expect({ summary, surveys, links, queues, flags, extras }).toEqual({
      summary: {
        channel: 'Messaging Inbound (Web Chat)',
        language: 'en',
        requestedAt: { at: Date.parse('2024-08-28T00:06:00Z'), offsetMinutes: -420 },
        startedAt: { at: Date.parse('2024-08-28T00:06:10Z'), offsetMinutes: -420 },
        endedAt: { at: Date.parse('2024-08-28T00:06:59Z'), offsetMinutes: -420 },
        statedDurationMs: 49_000,
        statedWaitMs: 9000,
        status: 'ended',
        disposition: 'finished',
        endedBy: 'customer',
        scores: { satisfaction: 4 },
      },
      surveys: [
        {
          key: 'survey/feedback',
          phase: 'after',
          answers: [
            { question: 'rating', values: ['4'], pointer: '/rating' },
            { question: 'feedback', values: ['quick'], pointer: '/feedback' },
          ],
        },
      ],
      links: [
        { reason: 'customer', value: '/end_user_5' },
        { reason: 'ticket', value: 'T-9' },
        { reason: 'contact', value: 'C-5' },
      ],
      queues: [
        { name: 'Shop/Orders', id: '26', path: ['Shop', 'Orders'] },
        { name: 'Shop/Bot', id: '23', path: ['Shop', 'Bot'] },
      ],
      flags: ['transferred'],
      extras: { 'ccai/session': { photos: [{ id: 12 }] } },
    });
  });

  test('without metadata take the time of an escalation from the line that tells it, and say so', () => {
    const { events } = chat(...samples('events.json'), sample('transcript.json'));
    expect(events.find(({ kind }) => kind === 'escalated')).toMatchObject({
      origin: 'derived',
      at: { at: 1724803567000 },
      about: 'message/said-by%2Fsystem/1724803567000/~qspi26yhzx',
      evidence: [expect.anything(), expect.anything(), '/entries/0 escalationStarted'],
    });
  });

  test('people of one name stay apart', () => {
    const twins = state('connected', ['agent_1: connected', 'agent_2: connected'], { chat_id: 55 });
    const participants = Array.isArray(twins.participants) ? twins.participants : [];
    const named = { ...twins, participants: participants.map(one => ({ ...(one as JsonObject), name: 'Ann' })) };
    const { messages } = chat(named, sample('transcript.json'));
    expect(messages.map(({ author }) => author)).toEqual([
      'said-by/system',
      'end_user_5',
      'said-by/agent/Ann',
      'said-by/system',
    ]);
  });
});

describe('a transcript', () => {
  test('alone has its lines in the order of the file', () => {
    const found = chat(sample('transcript.json'));
    expect(found.messages).toEqual([
      {
        key: 'message/said-by%2Fsystem/1724803567000/~qspi26yhzx',
        author: 'said-by/system',
        sentAt: { at: 1724803567000, offsetMinutes: -420 },
        order: 0,
        audience: 'everyone',
        body: { kind: 'notice', text: '', what: 'escalationStarted' },
        pointer: '/entries/0',
      },
      {
        key: 'message/said-by%2Fend_user/1724803572000/~212urpt405k',
        author: 'said-by/end_user',
        sentAt: { at: 1724803572000, offsetMinutes: -420 },
        order: 1,
        audience: 'everyone',
        body: { kind: 'text', text: 'Is it <b>still</b> there?' },
        language: 'en',
        pointer: '/entries/1',
      },
      {
        key: 'message/said-by%2Fagent%2FAnn/1724803572000/~16m52dtbpff',
        author: 'said-by/agent/Ann',
        sentAt: { at: 1724803572000, offsetMinutes: -420 },
        order: 2,
        audience: 'everyone',
        body: {
          kind: 'rich',
          text: 'It is.',
          nodes: [
            {
              kind: 'block',
              block: 'paragraph',
              children: [
                { kind: 'text', text: 'It ' },
                { kind: 'mark', mark: 'bold', children: [{ kind: 'text', text: 'is' }] },
                { kind: 'text', text: '.' },
              ],
            },
          ],
          source: 'It **is**.',
        },
        pointer: '/entries/2',
      },
      {
        key: 'message/said-by%2Fsystem/1724803619000/~1eiy2qa91d1',
        author: 'said-by/system',
        sentAt: { at: 1724803619000, offsetMinutes: -420 },
        order: 3,
        audience: 'everyone',
        body: { kind: 'notice', text: '', what: 'chatEnded' },
        pointer: '/entries/3',
      },
    ]);
    expect(eventLines(found)).toEqual(['recorded escalated @00:06:07 told', 'recorded ended @00:06:59 told']);
    expect(found.facts).toEqual([
      {
        group: 'conversation',
        facts: [
          { name: 'comm_type', value: 'chat' },
          { name: 'transcript_version', value: '1.0' },
          { name: 'assigned_at', value: '2024-08-27T17:06:08.000-07:00', kind: 'date' },
          { name: 'timezone', value: 'America/Los_Angeles' },
        ],
      },
    ]);
  });

  test('has a body for every type, and shows the words of those nobody knows', () => {
    const { messages } = chat(sample('types.json'));
    expect(messages.map(({ body, extras }) => ({ ...body, ...(extras === undefined ? {} : { extras }) }))).toEqual([
      { kind: 'text', text: 'Dear {{NAME}}' },
      { kind: 'file', text: '', media: 'image', reference: '12' },
      {
        kind: 'file',
        text: 'How to',
        media: 'video',
        caption: 'How to',
        reference: 'https://media.example.invalid/v',
        extras: { body: { video: { url: 'https://media.example.invalid/v', text: 'open it' } } },
      },
      {
        kind: 'form',
        text: 'Refund\niban: XX00\namount: 12',
        title: 'Refund',
        fields: [
          { name: 'iban', value: 'XX00' },
          { name: 'amount', value: 12, kind: 'money' },
        ],
        extras: { body: { signature: 's' } },
      },
      { kind: 'notice', text: '', what: 'memberLeft', extras: { body: { memberIdentity: 'agent-1' } } },
      {
        kind: 'notice',
        text: 'stepping in',
        what: 'takeover',
        extras: { body: { event: { note: 'stepping in' } } },
      },
      {
        kind: 'card',
        text: 'Done?\n[Yes]\n[No]',
        card: {
          kind: 'replies',
          prompt: 'Done?',
          children: [
            { kind: 'button', title: 'Yes', look: 'flat' },
            { kind: 'button', title: 'No', look: 'flat' },
          ],
        },
        extras: { body: { title: 'Done?', buttons: [{ title: 'Yes' }, { title: 'No' }] } },
      },
      { kind: 'unknown', text: 'clay', type: 'sculpture', value: { type: 'sculpture', material: 'clay' } },
      { kind: 'text', text: 'bare words' },
      { kind: 'file', text: 'terms.pdf', media: 'document', name: 'terms.pdf', reference: '13' },
    ]);
  });

  test('knows every role', () => {
    const { participants } = chat(sample('types.json'));
    expect(participants.map(({ key, role }) => [key, role])).toEqual([
      ['virtual_agent_2', 'bot'],
      ['said-by/end_user', 'customer'],
      ['said-by/agent/Ann', 'agent'],
      ['said-by/system', 'system'],
      ['said-by/manager/Eve', 'supervisor'],
      ['said-by/task_virtual_agent', 'bot'],
      ['said-by/oracle', 'unknown'],
      ['said-by/external_agent/Xu', 'agent'],
    ]);
  });

  test('links what its notices report to their lines, and counts entries without a time', () => {
    expect(chat(sample('types.json')).events).toMatchObject([
      { kind: 'form', label: 'formCompleted', about: 'message/said-by%2Fsystem/1724803602000/~20w84oh7nnm' },
      { kind: 'left', label: 'memberLeft', facts: [{ name: 'memberIdentity', value: 'agent-1' }] },
    ]);
    expect(read(sample('types.json'))).toMatchObject({
      remarks: [{ code: 'ccai/entries-without-time', pointer: '/entries/8', facts: { count: 1 } }],
    });
  });

  test('inside the metadata is the same transcript', () => {
    const { entries } = sample('transcript.json');
    const found = chat(sample('session.json', { transcript: { entries } }), sample('transcript.json'));
    expect(found.messages).toHaveLength(4);
  });

  test('of a call is a conversation of its own, and the call’s metadata belong to it alone', () => {
    const found = conversations(...samples('call.json'), state('waiting', [], { chat_id: 12 }));
    expect(found.map(({ key, participants }) => [key, participants.map(({ name }) => name)])).toEqual([
      ['ccai::call%3A12', [undefined, 'Ann']],
      ['ccai::12', [undefined]],
    ]);
    expect(read(samples('call.json')[1] ?? {})).toMatchObject({
      part: { seeks: 'ccai//call/12' },
      remarks: [{ code: 'ccai/call-session' }],
    });
  });
});

describe('metadata', () => {
  test('that failed or were abandoned say so', () => {
    const found = chat(
      sample('session.json', { status: 'failed', fail_reason: 'eu_abandoned', connected_at: null, transfers: null }),
    );
    expect(found.summary).toMatchObject({ status: 'failed', disposition: 'failed', endReason: 'eu_abandoned' });
    expect(found.flags).toEqual(['abandoned']);
    expect(eventLines(found).at(-1)).toBe('recorded abandoned @00:06:59');
  });

  test('know statuses by word and by number', () => {
    const statuses = ['queued', 2, '8', 9, 'no_response', 'dismissed', 'elsewhere', null];
    expect(statuses.map(status => chat(sample('session.json', { status })).summary.status)).toEqual([
      'queued',
      'open',
      'ended',
      'failed',
      'ended',
      'dismissed',
      undefined,
      undefined,
    ]);
  });

  test('without a list of waits tell the first wait from the chat’s own times', () => {
    const { events } = chat(sample('session.json', { queue_durations: [] }));
    expect(events.find(({ kind }) => kind === 'queued')).toMatchObject({
      at: { at: Date.parse('2024-08-28T00:06:01Z') },
      until: { at: Date.parse('2024-08-28T00:06:08Z') },
    });
  });

  test('take the last handler for a bot if it has a bot’s alias', () => {
    const { participants } = chat(sample('session.json', { agent_info: { id: 7, name: 'Robo', va_alias: 'r' } }));
    expect(participants).toContainEqual(expect.objectContaining({ key: 'virtual_agent_7', role: 'bot', name: 'Robo' }));
  });
});

test('records that hold no chat are explained, and those without a number are rejected', () => {
  expect(samples('neighbours.json').map(record => read(record))).toEqual([
    { kind: 'explained', code: 'ccai/agent-state' },
    { kind: 'explained', code: 'ccai/call-event' },
  ]);
  const unnumbered = [
    state('waiting', [], { chat_id: null }),
    { id: null, chat_type: 'x' },
    { comm_id: '', entries: [] },
  ];
  expect(unnumbered.map(record => read(record).kind)).toEqual(Array(3).fill('rejected'));
});

test('every record is claimed by one shape and nobody else’s by any', () => {
  const own = ['events.json', 'session.json', 'transcript.json', 'types.json', 'call.json', 'neighbours.json'];
  expect(own.flatMap(samples).map(record => claims(record).length)).toEqual(Array(14).fill(1));
  const others = [
    { chatId: 1, conversation: [] },
    { room: 'r', messages: [] },
    { id: 'x', users: {}, servid: 's', contact_events: [] },
    { id: 'conv', type: 'conversation', state: 'open' },
    { type: 'message', id: '1' },
  ];
  expect(others.map(record => claims(record))).toEqual(Array(5).fill([]));
});

test(
  'never throws, whatever the JSON',
  () => {
    const anything = fc.jsonValue({ stringUnit: 'binary', maxDepth: 2 }) as fc.Arbitrary<JsonObject>;
    const word = fc.constantFrom('waiting', 'connected', 'accepted', 'disconnected', 'dismissed', 'resumed');
    const participant = fc.record({
      dn: fc.oneof(fc.constantFrom('agent_1', 'agent_2', 'virtual_agent_2', 'end_user_5'), anything),
      type: fc.oneof(fc.constantFrom('agent', 'virtual_agent', 'external'), anything),
      state: fc.oneof(word, anything),
    });
    const event = fc.record({
      chat_id: fc.constant(1),
      state: word,
      initiator: anything,
      participants: fc.array(participant),
    });
    const body = fc.record({
      type: fc.constantFrom('text', 'markdown', 'photo', 'video', 'noti', 'action', 'form', 'cards', '?'),
      content: anything,
      form_data: anything,
      event: anything,
    });
    const entry = fc.record({
      role: anything,
      user_data: anything,
      timestamp: anything,
      body: fc.oneof(body, anything),
    });
    const transcript = fc.record({ comm_id: fc.constant(1), entries: fc.array(entry) });
    const sessionMembers = fc.constantFrom(...Object.keys(sample('session.json')));
    const session = fc
      .tuple(fc.dictionary(sessionMembers, fc.oneof(anything, fc.array(anything))), fc.constant({ id: 1 }))
      .map(([members, id]) => ({ ...members, ...id, chat_type: 'x' }));
    const record = fc.oneof(event, transcript, session, anything) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), records => {
        const contributions = records.flatMap((value, number): Contribution[] => {
          const object = typeof value === 'object' && value !== null ? value : {};
          return ccai.shapes.flatMap(shape => {
            shape.recognise(object);
            const reading = shape.read(object, { file: 'f', record: number });
            return reading.kind === 'part'
              ? [{ part: reading.part, origin: { shape: shape.id, file: 'f', record: number }, findings: [] }]
              : [];
          });
        });
        for (const [key, group] of groupContributions(contributions)) {
          expect(conversationSchema.safeParse(ccai.assemble(key, group)).error).toBeUndefined();
        }
      }),
      { numRuns: runs(10) },
    );
  },
  LONG.timeout,
);
