import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../base/json';
import type { Vendor } from '../../import/contract/importer';
import { VENDORS } from '../../import/registry';
import { canonicalJson } from '../canonical';
import type { Conversation } from '../conversation';
import type { Fact } from '../fact';
import { type ConversationKey, conversationKey, countingKeys, type ItemKey, isNamedByWords, itemKey } from '../keys';
import type { Body, Message } from '../message';
import type { Contribution, Part } from '../part';
import type { Instant } from '../time';
import { allVersions } from '../version';
import { comparableWords, contradict, namingWords, saysNothing } from './bodies';
import { contradictionsOf } from './conflicts';
import { inOrder, mergeContributions } from './merge';

/** A vendor's records about one and the same conversation, as chance has them. */
interface Generator {
  readonly source: string;
  readonly records: fc.Arbitrary<readonly JsonObject[]>;
  /** A record with so many of its lines, for what longer and shorter copies mean. */
  copy(lines: readonly Json[]): JsonObject;
  readonly line: fc.Arbitrary<JsonObject>;
}

const word = fc.constantFrom('hi', 'yes', 'no', '');
const second = fc.integer({ min: 0, max: 3 });

const vccLine = fc.record({
  from: fc.constantFrom('Visitor', 'Mira', 'Teo'),
  date: second.map(number => `2025-02-03T10:00:0${number}+01:00`),
  message: word,
});
const vccCopy = (conversation: readonly Json[]) => ({ chatId: 7, projectId: 3, ticketId: 4, conversation });
const vccRecord = fc.oneof(
  fc
    .record(
      {
        conversation: fc.array(vccLine, { maxLength: 4 }),
        disposition: fc.constantFrom('completed', 'lost'),
        lastAgentName: fc.constantFrom('Mira', 'Teo'),
        firstAgentName: fc.constantFrom('Mira', 'Teo'),
        isSpam: fc.constantFrom(0, 1),
      },
      { requiredKeys: ['conversation'] },
    )
    .map(({ conversation, ...more }) => ({ ...vccCopy(conversation), ...more })),
  fc
    .record({ action: fc.constantFrom('add', 'update', 'delete'), status: word })
    .map(({ action, status }) => ({ action, ticket: { ticketId: 4, projectId: 3, status } })),
);

const ctliveLine = fc.record({
  id: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
  ts: fc.oneof(
    second.map(number => 1700000000000 + number),
    fc.constant(''),
  ),
  messageType: fc.constantFrom('TEXT', 'IMAGE', 'endChat'),
  content: fc.record({ text: word, user: fc.record({ id: fc.constantFrom('u1', 'u2'), isAgent: fc.boolean() }) }),
});
const ctliveCopy = (messages: readonly Json[]) => ({ room: 'R', messages: messages.map(data => ({ data })) });
const ctliveRecord = fc.oneof(
  fc.uniqueArray(ctliveLine, { selector: ({ id }) => id }).map(ctliveCopy),
  fc
    .record({
      endTime: fc.constantFrom('', 1700000009000),
      lang: fc.constantFrom('it', 'en', ''),
      users: fc.dictionary(fc.constantFrom('u1', 'u2'), fc.record({ nickname: word, isAgent: fc.boolean() })),
    })
    .map(members => ({ id: 'R', servid: 's', contact_events: [], ...members })),
  fc
    .record({ messageID: fc.constantFrom('m1', 'm9'), fileName: fc.constantFrom('a.png', 'b.png') })
    .map(({ messageID, fileName }) => ({
      data: { chatID: 'R', messageID, messageType: 'IMAGE', content: { fileName } },
    })),
);

const ccaiLine = fc.record({
  timestamp: second.map(number => 1724803600 + number),
  role: fc.constantFrom('end_user', 'agent', 'system'),
  user_data: fc.constantFrom({}, { name: 'Ann' }, { id: 1, name: 'Ann' }),
  body: fc.oneof(
    word.map(content => ({ type: 'text', content })),
    fc.constantFrom('chatEnded', 'escalationStarted').map(event => ({ type: 'noti', event })),
  ),
});
const ccaiCopy = (entries: readonly Json[]) => ({ comm_id: 5, comm_type: 'chat', entries });
const ccaiParticipant = fc.record({
  dn: fc.constantFrom('end_user_5', 'agent_1', 'agent_2', 'virtual_agent_2'),
  state: fc.constantFrom('connected', 'accepted', 'disconnected', 'dismissed'),
  name: fc.constantFrom('Ann', 'Bob'),
});
const ccaiRecord = fc.oneof(
  fc.array(ccaiLine, { maxLength: 4 }).map(ccaiCopy),
  fc
    .record(
      {
        state: fc.constantFrom('waiting', 'connected', 'participantDisconnect', 'disconnected', 'resumed'),
        participants: fc
          .uniqueArray(ccaiParticipant, { selector: ({ dn }) => dn })
          .map(list =>
            list.map(one => ({ ...one, type: one.dn.replace(/_\d+$/, '').replace('end_user', 'external') })),
          ),
        queue_path_names: fc.constantFrom('A/B', 'A/C'),
        timestamp: second.map(number => 1724803600 + number),
      },
      { requiredKeys: ['state', 'participants'] },
    )
    .map(members => ({ chat_id: 5, ...members })),
  fc
    .record({
      status: fc.constantFrom('finished', 'queued'),
      transfers: fc.array(fc.constant({ from_agent: { id: 1 }, to_agent: { id: 2 }, created_at: 1724803601 }), {
        maxLength: 1,
      }),
      agent_info: fc.constantFrom({ id: 1, name: 'Ann' }, { id: 2, name: 'Bob' }),
    })
    .map(members => ({ id: 5, chat_type: 'web', ...members })),
);

const livepersonLine = fc.record({
  timeL: second.map(number => 1432788383000 + number),
  textType: fc.constant('plain'),
  text: word,
  by: fc.constantFrom('You', 'Ada'),
  source: fc.constantFrom('visitor', 'agent', 'system'),
});
const livepersonCopy = (lines: readonly Json[]) => ({
  info: { engagementId: 'e1', accountId: 'a1' },
  transcript: { lines },
});
const livepersonRecord = fc
  .record({
    lines: fc.array(livepersonLine, { maxLength: 4 }),
    agentName: fc.constantFrom('Ada', 'Bea'),
    skillName: fc.constantFrom('Sales', 'Help'),
  })
  .map(({ lines, ...info }) => {
    const copy = livepersonCopy(lines);
    return { ...copy, info: { ...copy.info, ...info } };
  });

const GENERATORS: readonly Generator[] = [
  { source: 'vcc-live', records: fc.array(vccRecord), copy: vccCopy, line: vccLine },
  { source: 'ctlive', records: fc.array(ctliveRecord), copy: ctliveCopy, line: ctliveLine },
  { source: 'ccai', records: fc.array(ccaiRecord), copy: ccaiCopy, line: ccaiLine },
  { source: 'liveperson', records: fc.array(livepersonRecord), copy: livepersonCopy, line: livepersonLine },
];

function vendorOf(source: string): Vendor {
  const vendor = VENDORS.find(one => one.source === source);
  if (vendor === undefined) throw new Error(`no vendor ${source}`);
  return vendor;
}

function contributionsOf(vendor: Vendor, records: readonly JsonObject[], file = 'f'): Contribution[] {
  return records.map((value, record) => {
    const shape = vendor.shapes.find(one => one.recognise(value));
    const reading = shape?.read(value, { file, record });
    if (shape === undefined || reading?.kind !== 'part') throw new Error('the generator makes what nobody reads');
    return { part: reading.part, origin: { shape: shape.id, file, record }, findings: [] };
  });
}

function keyOf(contributions: readonly Contribution[]): ConversationKey | undefined {
  return contributions.find(({ part }) => part.key !== undefined)?.part.key;
}

describe.each(GENERATORS)('merging what $source says of one conversation', ({ source, records, copy, line }) => {
  const vendor = vendorOf(source);
  const assembled = (contributions: readonly Contribution[]): Conversation => {
    const key = keyOf(contributions);
    if (key === undefined) throw new Error('no key');
    return vendor.assemble(key, contributions);
  };
  const some = records
    .map(values => contributionsOf(vendor, values))
    .filter(contributions => keyOf(contributions) !== undefined);
  const shuffled = some.chain(contributions =>
    fc.record({
      contributions: fc.constant(contributions),
      other: fc.shuffledSubarray(contributions, { minLength: contributions.length }),
    }),
  );

  test('does not depend on the order in which it was imported', () => {
    fc.assert(
      fc.property(shuffled, ({ contributions, other }) => {
        expect(canonicalJson(assembled(other))).toBe(canonicalJson(assembled(contributions)));
      }),
    );
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(some, contributions => {
        expect(assembled([...contributions, ...contributions])).toEqual(assembled(contributions));
      }),
    );
  });

  test('does not depend on how it was grouped into imports, also when they overlap', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(), fc.nat(), ({ contributions, other }, one, two) => {
        const [start, end] = [one % (other.length + 1), two % (other.length + 1)];
        const overlapping = [...other.slice(start), ...other.slice(0, end), ...contributions];
        expect(canonicalJson(assembled(overlapping))).toBe(canonicalJson(assembled(contributions)));
      }),
    );
  });

  test('from another file changes only where it comes from', () => {
    fc.assert(
      fc.property(records, values => {
        const once = contributionsOf(vendor, values, 'a');
        if (keyOf(once) === undefined) return;
        const { origins: both, ...twice } = assembled([...contributionsOf(vendor, values, 'b'), ...once]);
        const { origins, ...alone } = assembled(once);
        expect(twice).toEqual(alone);
        expect(both.filter(({ file }) => file === 'a')).toEqual(origins);
      }),
    );
  });

  test('a longer copy extends, and a shorter one never shrinks', () => {
    const lines = fc.uniqueArray(line, { maxLength: 6, selector: one => ('id' in one ? one.id : canonicalJson(one)) });
    fc.assert(
      fc.property(lines, fc.nat(), (all, cut) => {
        const long = contributionsOf(vendor, [copy(all)], 'long');
        const short = contributionsOf(vendor, [copy(all.slice(0, cut % (all.length + 1)))], 'short');
        const { messages, events } = assembled(long);
        for (const both of [assembled([...long, ...short]), assembled([...short, ...long])]) {
          expect(both.messages).toEqual(messages);
          expect(both.events).toEqual(events);
        }
      }),
    );
  });

  test('D-06: every message of every copy is shown with its words, and nothing is invented', () => {
    fc.assert(
      fc.property(some, contributions => {
        const merged = assembled(contributions);
        const shown = new Map(merged.messages.map(message => [message.key, message]));
        const told = new Map<ItemKey, Message[]>();
        for (const message of contributions.flatMap(({ part }) => part.messages)) {
          told.set(message.key, [...(told.get(message.key) ?? []), message]);
        }
        expect(shown.size).toBe(merged.messages.length);
        for (const [key, copies] of told) {
          const message = shown.get(key);
          // only an empty line may give way to another at its place
          if (message === undefined) expect(copies.every(({ body }) => saysNothing(body))).toBe(true);
          const tellings = message === undefined ? [] : allVersions(message);
          for (const { body } of copies) {
            expect(saysNothing(body) || tellings.some(telling => !contradict(telling.body, body))).toBe(true);
          }
          for (const { body } of tellings) {
            expect(copies.some(copy => comparableWords(copy.body.text) === comparableWords(body.text))).toBe(true);
          }
        }
        expect([...shown.keys()].every(key => told.has(key))).toBe(true);
        const versions = merged.messages.flatMap(message => message.versions?.slice(1) ?? []);
        expect(contradictionsOf(merged)).toBeGreaterThanOrEqual(versions.length);
      }),
    );
  });

  test('undone is the archive without it', () => {
    fc.assert(
      fc.property(some, fc.nat(), (contributions, nth) => {
        const without = contributions.filter((_, index) => index !== nth % contributions.length);
        if (keyOf(without) === undefined) return;
        const imported = new Set([...without, ...contributions]);
        const undone = [...imported].filter(contribution => without.includes(contribution));
        expect(assembled(undone)).toEqual(assembled(without));
      }),
    );
  });
});

const KEY = conversationKey('ccai', '', 1);

function part(changes: Partial<Part>): Part {
  return {
    source: 'ccai',
    key: KEY,
    vendorId: '1',
    summary: {},
    queues: [],
    flags: [],
    participants: [],
    messages: [],
    events: [],
    surveys: [],
    attributes: [],
    facts: [],
    links: [],
    ...changes,
  };
}

function merged(...parts: readonly Partial<Part>[]): Conversation {
  return mergeContributions(
    KEY,
    parts.map((changes, record) => ({ part: part(changes), origin: { shape: 's', file: 'f', record }, findings: [] })),
  );
}

describe('of two copies', () => {
  const someone = { key: itemKey('x'), otherNames: [], ids: [], presence: [], facts: [] };

  test('the later one’s single values win where both say something', () => {
    const early = { summary: { status: 'open' as const, language: 'en' }, asOf: 1_700_000_000_000 as Instant };
    const late = { summary: { status: 'ended' as const }, asOf: 1_700_000_000_001 as Instant };
    expect(merged(early, late).summary).toEqual({ status: 'ended', language: 'en' });
  });

  test('a stated role is worth more than an inferred one, and any more than none', () => {
    const guess = { ...someone, role: 'agent' as const, roleInferred: true };
    const none = { ...someone, role: 'unknown' as const };
    const stated = { ...someone, role: 'customer' as const };
    const roleOf = (...roles: readonly (typeof guess | typeof none | typeof stated)[]) => {
      const [found] = merged(
        ...roles.map((one, index) => ({ participants: [one], flags: [], vendorId: `${index}` })),
      ).participants;
      return [found?.role, found?.roleInferred];
    };
    expect(roleOf(guess, stated)).toEqual(['customer', undefined]);
    expect(roleOf(stated, guess)).toEqual(['customer', undefined]);
    expect(roleOf(none, stated)).toEqual(['customer', undefined]);
    expect(roleOf(stated, none)).toEqual(['customer', undefined]);
  });

  test('names that differ are both kept', () => {
    const names = ['Ann', 'Annie'].map(name => ({ participants: [{ ...someone, role: 'agent' as const, name }] }));
    expect(merged(...names).participants).toMatchObject([{ name: 'Ann', otherNames: ['Annie'] }]);
  });

  test('facts that disagree are both kept, and those that agree are one', () => {
    const facts = (value: string) => [{ group: 'ticket' as const, facts: [{ name: 'status', value }] }];
    expect(merged({ facts: facts('a') }, { facts: facts('b') }, { facts: facts('a'), vendorId: '2' }).facts).toEqual([
      {
        group: 'ticket',
        facts: [
          { name: 'status', value: 'a' },
          { name: 'status', value: 'b' },
        ],
      },
    ]);
  });

  test('equal ones are one, from every place they were found in', () => {
    const { origins } = merged({}, {});
    expect(origins.map(({ record }) => record)).toEqual([0, 1]);
  });
});

/** A record of lines: each with the key of a vendor that gives ids, or named by author, second and words. */
function copyOf(lines: readonly (readonly [text: string, id?: string, more?: Partial<Message>])[]): Partial<Part> {
  const nextKey = countingKeys('message');
  const at = 1_700_000_000_000 as Instant;
  return {
    messages: lines.map(([text, id, more], order) => {
      const body: Body = { kind: 'text', text };
      const key = id === undefined ? nextKey('ann', at, namingWords(body)) : itemKey('message', id);
      return { key, sentAt: { at }, order, audience: 'everyone', body, pointer: `/${order}`, ...more };
    }),
  };
}

const textsOf = ({ messages }: Conversation) => messages.map(({ body }) => body.text);
const versionsOf = ({ messages }: Conversation) =>
  messages.flatMap(({ versions }) => versions ?? []).map(({ body, places }) => [body?.text, places[0]?.record]);

describe('where copies contradict each other', () => {
  test('both words are kept, with their places, in whatever order they came', () => {
    const genuine = copyOf([
      ['Please cancel.', 'm1'],
      ['It will cost 90 euros.', 'm2'],
    ]);
    const crafted = copyOf([
      ['Please cancel.', 'm1'],
      ['It is free.', 'm2'],
      ['Thanks', 'm3'],
    ]);
    const found = merged(genuine, crafted);
    expect(textsOf(found)).toEqual(['Please cancel.', 'It is free.', 'Thanks']);
    expect(versionsOf(found)).toEqual([
      ['It is free.', 1],
      ['It will cost 90 euros.', 0],
    ]);
    expect(found.findings).toEqual([
      {
        severity: 'noted',
        code: 'merge/message-differs',
        place: { file: 'f', record: 0, pointer: '/1' },
        facts: { file: 'f' },
      },
    ]);
    expect(versionsOf(merged(crafted, genuine)).map(([text]) => text)).toEqual([
      'It is free.',
      'It will cost 90 euros.',
    ]);
  });

  test('copies that agree are one version, with all their places', () => {
    const [first] = merged(
      copyOf([
        ['a', 'm1'],
        ['x', 'm2'],
      ]),
      copyOf([['b', 'm1']]),
      copyOf([['b ', 'm1']]),
    ).messages;
    expect(first?.versions?.map(({ places }) => places.length)).toEqual([1, 2]);
  });

  test('another audience, author, time or answered message of the same id is a version, too', () => {
    const one = copyOf([
      ['a', 'm1', { author: itemKey('ann') }],
      ['x', 'm2'],
    ]);
    const other = copyOf([
      [
        'a',
        'm1',
        {
          audience: 'internal',
          author: itemKey('bob'),
          sentAt: { at: 1_700_000_001_000 as Instant },
          replyTo: itemKey('message', 'm0'),
        },
      ],
    ]);
    const [message] = merged(one, other).messages;
    // what only one copy has is no contradiction
    expect(message?.replyTo).toBe('message/m0');
    expect(message?.versions).toMatchObject([
      { audience: 'everyone', author: 'ann', sentAt: { at: 1_700_000_000_000 } },
      { audience: 'internal', author: 'bob', sentAt: { at: 1_700_000_001_000 } },
    ]);
  });

  test('events, surveys and attributes keep both values, and fill what one lacks', () => {
    const event = (label: string, facts: readonly Fact[], origin: 'recorded' | 'derived' = 'recorded') => ({
      key: itemKey('e'),
      kind: 'other' as const,
      order: 0,
      origin,
      label,
      facts: [...facts],
    });
    const survey = (values: string[], more: readonly string[] = []) => ({
      key: itemKey('s'),
      phase: 'after' as const,
      answers: [{ question: 'Content?', values }, ...more.map(question => ({ question, values: ['yes'] }))],
    });
    const attribute = (value: string) => ({
      key: itemKey('a'),
      type: 'lead',
      facts: [{ name: 'v', value }],
      products: [],
    });
    const found = merged(
      {
        events: [event('ended', [{ name: 'by', value: 'ann' }])],
        surveys: [survey(['5'])],
        attributes: [attribute('1')],
      },
      {
        events: [event('closed', [{ name: 'why', value: 'done' }])],
        surveys: [survey(['1'], ['Solved?'])],
        attributes: [attribute('2')],
      },
    );
    expect(found.events[0]?.versions?.map(({ label }) => label).sort()).toEqual(['closed', 'ended']);
    expect(found.events[0]?.facts.map(({ name }) => name).sort()).toEqual(['by', 'why']);
    expect(found.surveys[0]?.versions?.map(({ answers }) => answers?.[0]?.values).sort()).toEqual([['1'], ['5']]);
    expect(found.surveys[0]?.answers.map(({ question }) => question)).toContain('Solved?');
    expect(found.attributes[0]?.versions).toHaveLength(2);
    expect(found.findings.map(({ code }) => code)).toEqual([
      'merge/event-differs',
      'merge/survey-differs',
      'merge/attribute-differs',
    ]);
    const concluded = merged({ events: [event('a', [], 'derived')] }, { events: [event('b', [])] });
    expect(concluded.events).toEqual([event('b', [])]);
  });
});

describe('lines without ids', () => {
  test('of two partial copies are all kept, those of one second as well', () => {
    const found = merged(copyOf([['first half']]), copyOf([['second half']]));
    expect(textsOf(found).sort()).toEqual(['first half', 'second half']);
    expect([versionsOf(found), found.findings]).toEqual([[], []]);
  });

  test('said twice by one person in one second are two, once and in every copy', () => {
    expect(textsOf(merged(copyOf([['yes'], ['yes']]), copyOf([['yes']])))).toEqual(['yes', 'yes']);
  });

  test('keep their order where a copy begins later', () => {
    const whole = copyOf([['a'], ['b'], ['c'], ['d']]);
    const later = copyOf([['c'], ['d'], ['e'], ['f']]);
    for (const found of [merged(whole, later), merged(later, whole)]) {
      expect(textsOf(found)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    }
  });

  test('with other words at the same place of another copy are both kept, and said to be likely the same', () => {
    const genuine = copyOf([['Please cancel.'], ['It will cost 90 euros.']]);
    const crafted = copyOf([['Please cancel.'], ['It is free.'], ['Thanks']]);
    for (const found of [merged(genuine, crafted), merged(crafted, genuine)]) {
      expect(textsOf(found).sort()).toEqual(['It is free.', 'It will cost 90 euros.', 'Please cancel.', 'Thanks']);
      const [one, other] = found.messages.filter(({ versions }) => versions !== undefined);
      expect([one?.versions?.[1]?.key, other?.versions?.[1]?.key]).toEqual([other?.key, one?.key]);
      expect(found.findings.map(({ code }) => code)).toEqual([
        'merge/message-likely-differs',
        'merge/message-likely-differs',
      ]);
    }
  });

  test('are not said to be the same where one copy has both, or copies have nothing in common', () => {
    expect(versionsOf(merged(copyOf([['a'], ['b'], ['c']]), copyOf([['a'], ['c']])))).toEqual([]);
    expect(versionsOf(merged(copyOf([['a'], ['b']]), copyOf([['c'], ['d']])))).toEqual([]);
  });

  test('that are empty in one copy give way to their words in the other', () => {
    const found = merged(copyOf([['Hello'], ['My card is 4711'], ['x']]), copyOf([['Hello'], ['']]));
    expect([textsOf(found), versionsOf(found)]).toEqual([['Hello', 'My card is 4711', 'x'], []]);
  });

  test('have short keys without a word of the customer', () => {
    const [key] = copyOf([['my secret number is 4711 '.repeat(100)]]).messages?.map(message => message.key) ?? [];
    expect(key).toMatch(/^message\/ann\/1700000000000\/~[\da-z]{1,11}$/);
    expect([isNamedByWords(key as ItemKey), isNamedByWords(itemKey('message', '~1'))]).toEqual([true, false]);
  });
});

describe('order', () => {
  const item = (name: string, order: number, at?: number) => ({ key: itemKey(name), order, at });
  const ordered = (...items: readonly ReturnType<typeof item>[]) =>
    inOrder(items, ({ at }) => (at === undefined ? undefined : { at: at as Instant })).map(({ key }) => key);

  test('is by time, then the vendor’s own, then the name', () => {
    expect(ordered(item('d', 0, 2), item('c', 1, 1), item('b', 0, 1), item('a', 1, 1))).toEqual(['b', 'a', 'c', 'd']);
  });

  test('puts what has no time after the last item the vendor puts before it', () => {
    expect(
      ordered(item('end', 9, 5), item('lost', 4), item('start', 1, 1), item('first', 0), item('mid', 3, 2)),
    ).toEqual(['first', 'start', 'mid', 'lost', 'end']);
  });

  test('of a hundred thousand lines without a time is found at once', () => {
    const lines = Array.from({ length: 100_000 }, (_, n) =>
      item(String(n).padStart(6, '0'), n, n % 1000 === 0 ? n : undefined),
    );
    const start = performance.now();
    expect(ordered(...lines).slice(0, 3)).toEqual(['000000', '000001', '000002']);
    // comparing each with each took half a minute
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('is one, in whatever order the items come', () => {
    const items = fc.uniqueArray(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 2 }),
        order: fc.integer({ min: 0, max: 4 }),
        at: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      }),
      { selector: ({ name }) => name },
    );
    fc.assert(
      fc.property(
        items.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, other]) => {
          const made = (list: typeof all) => list.map(({ name, order, at }) => item(name, order, at));
          expect(ordered(...made(other))).toEqual(ordered(...made(all)));
        },
      ),
    );
  });
});

test('a conversation without a contribution is a mistake of the caller', () => {
  expect(() => mergeContributions(KEY, [])).toThrow(TypeError);
});
