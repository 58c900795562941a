import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../base/json';
import { engagement, partOf, read, remarksOf, START, sample } from './samples/engagement';
import olderText from './samples/older-export.json?raw';

const older = sample(olderText);

const summaryOf = (info: JsonObject) => partOf(engagement(info)).summary;
const eventsOf = (info: JsonObject) => partOf(engagement(info)).events;

test('an older export means the same as a newer one', () => {
  const { part } = read(older);
  expect(part).toMatchObject({
    key: 'liveperson:41900006',
    summary: {
      startedAt: { at: Date.UTC(2015, 4, 28, 4, 46, 23, 209), offsetMinutes: 0 },
      endedAt: { at: Date.UTC(2015, 4, 28, 4, 46, 30, 209), offsetMinutes: 0 },
      statedDurationMs: 7000,
      status: 'ended',
      startReason: 'Visitor request',
      endReason: 'Visitor closed chat',
      endedBy: 'customer',
      scores: { alert: 0 },
    },
    queues: [],
    flags: [],
    participants: [{ role: 'customer' }, { key: 'agent/3', name: 'Greta', ids: ['3'], facts: [] }],
    links: [],
  });
  expect(part.summary).not.toHaveProperty('channel');
  expect(part.facts.map(({ group }) => group)).toEqual(['conversation']);
  expect(part.extras).toBeUndefined();
});

describe('sentinels are nothing', () => {
  test.each([-1, '-1', 'NA', '', null, 'null', 'undefined'])('%j', nothing => {
    const { summary, queues, participants, links, facts } = partOf(
      engagement(
        {
          accountId: nothing,
          visitorId: nothing,
          visitorName: nothing === -1 || nothing === '-1' ? null : nothing,
          skillId: nothing,
          agentId: nothing,
          channel: nothing,
          duration: nothing,
          chatMCS: nothing,
          engagementSet: nothing,
          endTimeL: nothing,
          startReason: nothing,
          agentGroupId: nothing,
        },
        { campaign: { lobId: nothing, lobName: nothing }, visitorInfo: { city: nothing, device: nothing } },
      ),
    );
    expect(summary).toEqual({ startedAt: { at: START } });
    expect([queues, links]).toEqual([[], []]);
    expect(participants).toEqual([
      { key: 'customer', role: 'customer', otherNames: [], ids: [], presence: [{ from: { at: START } }], facts: [] },
    ]);
    expect(facts.filter(({ group }) => group !== 'conversation')).toEqual([]);
  });
});

describe('the queue', () => {
  test.each<[JsonObject, unknown]>([
    [{ skillId: 12, skillName: 'Sales' }, [{ name: 'Sales', id: '12' }]],
    [{ skillId: -1, skillName: 'Unassigned' }, []],
    [{ skillId: -1, skillName: 'marketing' }, [{ name: 'marketing' }]],
    [{ skillId: 12 }, [{ name: '12', id: '12' }]],
  ])('%j', (info, queues) => {
    expect(partOf(engagement(info)).queues).toEqual(queues);
  });
});

test('the duration is in seconds', () => {
  expect(summaryOf({ duration: 887 }).statedDurationMs).toBe(887_000);
});

test('a channel without a name is its number', () => {
  expect([1, '2', 9].map(channel => summaryOf({ channel }).channel)).toEqual(['web', 'voice', '9']);
});

describe('reasons', () => {
  test("are told in words, and keep the vendor's code and description", () => {
    const { summary, facts } = partOf(engagement({ startReason: '0', startReasonDesc: 'Petición', endReason: '205' }));
    expect(summary).toMatchObject({ startReason: 'Visitor request', endReason: 'Visitor disconnected' });
    expect(facts[0]?.facts).toEqual([
      { name: 'startReason', value: '0' },
      { name: 'startReasonDesc', value: 'Petición' },
      { name: 'endReason', value: '205' },
    ]);
  });

  test('that nobody knows are told as the vendor does', () => {
    expect(summaryOf({ startReason: '99', startReasonDesc: 'Moon', endReason: 98 })).toMatchObject({
      startReason: 'Moon',
      endReason: '98',
    });
  });

  test.each([
    ['101', 'agent'],
    ['106', 'agent'],
    ['201', 'agent'],
    ['202', 'agent'],
    ['205', 'customer'],
    ['208', 'customer'],
    ['210', 'customer'],
    ['7', undefined],
  ])('end reason %s was the doing of %s', (endReason, endedBy) => {
    expect(summaryOf({ endReason }).endedBy).toBe(endedBy);
  });

  test.each(['1', '6', '8'])('start reason %s is a transfer to this agent', startReason => {
    const record = engagement({ startReason, agentId: 77, skillId: 2, skillName: 'Sales' });
    expect(partOf(record).flags).toEqual(['transferred']);
    expect(partOf(record).events.find(({ kind }) => kind === 'transferred')).toMatchObject({
      origin: 'derived',
      evidence: ['/info/startReason', '/info/startTimeL'],
      at: { at: START },
      to: { participant: 'agent/77', queue: 'Sales' },
    });
  });

  test.each(['101', '106'])('end reason %s is a transfer away from this agent', endReason => {
    const record = engagement({ endReason, endTimeL: START + 9, agentId: 77 });
    expect(partOf(record).flags).toEqual(['transferred']);
    expect(partOf(record).events.map(({ kind, from }) => [kind, from])).toEqual([
      ['joined', undefined],
      ['ended', undefined],
      ['transferred', { participant: 'agent/77' }],
    ]);
  });

  test('other reasons are none', () => {
    expect(partOf(engagement({ startReason: '2', endReason: '210' })).flags).toEqual([]);
  });
});

describe('how the chat went, as far as times tell', () => {
  test('requested, queued until the start, joined and ended', () => {
    const events = eventsOf({
      chatRequestedTimeL: START - 4000,
      endTimeL: START + 9000,
      agentId: 77,
      endReason: '210',
      skillName: 'Sales',
      skillId: 2,
    });
    expect(events).toEqual([
      {
        key: 'event/requested',
        kind: 'requested',
        order: -10,
        origin: 'derived',
        evidence: ['/info/chatRequestedTimeL'],
        at: { at: START - 4000 },
        participant: 'customer',
        facts: [],
      },
      {
        key: 'event/queued',
        kind: 'queued',
        order: -9,
        origin: 'derived',
        evidence: ['/info/chatRequestedTimeL', '/info/startTimeL'],
        at: { at: START - 4000 },
        until: { at: START },
        participant: 'customer',
        to: { queue: 'Sales' },
        facts: [],
      },
      {
        key: 'event/joined',
        kind: 'joined',
        order: -7,
        origin: 'derived',
        evidence: ['/info/startTimeL', '/info/agentId'],
        at: { at: START },
        participant: 'agent/77',
        facts: [],
      },
      {
        key: 'event/ended',
        kind: 'ended',
        order: 1e9,
        origin: 'derived',
        evidence: ['/info/endTimeL'],
        at: { at: START + 9000 },
        participant: 'customer',
        label: 'Visitor closed chat',
        facts: [],
      },
    ]);
  });

  test('a start before the request is kept and marked', () => {
    expect(eventsOf({ chatRequestedTimeL: START + 1 })[1]).toMatchObject({
      kind: 'queued',
      impossible: 'ends-before-start',
    });
  });
});

describe('flags', () => {
  test.each<[JsonObject, readonly string[]]>([
    [{ isInteractive: true }, ['interactive']],
    [{ interactive: 'true' }, ['interactive']],
    [{ isInteractive: false, interactive: false }, []],
    [{ isPartial: true }, ['partial']],
    [{ chatDataEnriched: false }, ['notEnriched']],
    [{ chatDataEnriched: true, isPartial: false }, []],
  ])('%j', (info, flags) => {
    expect(partOf(engagement(info)).flags).toEqual(flags);
  });

  test('a chat with a customer line is interactive where the vendor does not say', () => {
    const transcript = { lines: [{ timeL: START, source: 'visitor', text: 'hi' }] };
    expect(partOf(engagement({}, { transcript })).flags).toEqual(['interactive']);
    expect(partOf(engagement({ interactive: false }, { transcript })).flags).toEqual([]);
  });

  test('a truncated record is noticed', () => {
    expect(remarksOf(engagement({ isPartial: true }))).toEqual(['liveperson/partial-record /info/isPartial 1']);
  });

  test('a chat that is not over is open', () => {
    expect(summaryOf({ ended: false }).status).toBe('open');
  });
});

describe('scores', () => {
  test.each<[JsonObject, unknown]>([
    [
      { chatMCS: 60, alertedMCS: 1 },
      { chat: 60, alert: 1 },
    ],
    [
      { chatMCS: '0', mcs: -1 },
      { chat: 0, alert: -1 },
    ],
    [{ alertedMCS: 0, mcs: 1 }, { alert: 0 }],
    [{ chatMCS: 400, alertedMCS: null, mcs: null }, undefined],
  ])('%j', (info, scores) => {
    expect(summaryOf(info).scores).toEqual(scores);
  });

  test('an older score that says something else is kept', () => {
    expect(partOf(engagement({ alertedMCS: 0, mcs: 1 })).extras).toEqual({ info: { mcs: 1 } });
    expect(partOf(engagement({ alertedMCS: 1, mcs: 1 })).extras).toBeUndefined();
  });
});

test('engagements of one visit are linked in their sequence', () => {
  expect(partOf(engagement({ visitorId: 'v1', engagementSet: 0, engagementSequence: '2' })).links).toEqual([
    { reason: 'visit', value: 'v1/0', sequence: 2 },
    { reason: 'customer', value: 'v1' },
  ]);
});

test("both spellings of an agent's names are known, and the nickname is shown", () => {
  const [, agent] = partOf(
    engagement({
      agentId: 3,
      agentNickName: 'Nick',
      agentFullname: 'N. Icholas',
      agentLoginName: 'nick@example.invalid',
      agentDeleted: true,
      agentGroupId: -1,
      agentGroupName: 'Main Group',
    }),
  ).participants;
  expect(agent).toMatchObject({
    name: 'Nick',
    otherNames: ['N. Icholas', 'nick@example.invalid'],
    facts: [
      { name: 'agentGroupName', value: 'Main Group' },
      { name: 'agentDeleted', value: true },
    ],
  });
});

test('sections of the wrong form, unknown ones and unknown members are kept word for word', () => {
  const odd = {
    transcript: 'gone',
    lineScores: 'x',
    campaign: [1],
    visitorInfo: 7,
    surveys: 'none',
    coBrowseSessions: 'no',
    sdes: { events: 'no', more: 1 },
    extra: { a: null },
  };
  expect(partOf(engagement({ newMember: 1 }, odd)).extras).toEqual({ ...odd, info: { newMember: 1 } });
});
