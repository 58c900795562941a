import { expect, test } from 'vitest';
import type { Conversation, Flag } from '../domain/conversation';
import { itemKey } from '../domain/keys';
import type { Instant } from '../domain/time';
import { GUIDE, SIGNS } from './editing/guide';
import type { Clock } from './language/calendar';
import { KEY_NAMES } from './language/keys';
import { parseQuery } from './language/parse';
import { conversationWith, line, person, START, searched } from './samples/conversation';
import { matches, type Searched } from './testing/match';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const clock: Clock = { now: (START + 6 * DAY * 1000) as Instant, zone: 'UTC' };
const at = (seconds: number) => ({ at: (START + 5 * DAY * 1000 + seconds * 1000) as Instant });
const fact = (name: string, value: string) => ({ name, value });
const attribute = (type: string, value: string) => ({
  key: itemKey(type),
  type,
  facts: [fact('value', value)],
  products: [],
});

/** What every example of the guide finds. */
const full = searched(
  conversationWith({
    source: 'liveperson',
    vendorId: 'T-1907',
    summary: {
      account: 'shop',
      channel: 'web',
      language: 'en',
      requestedAt: at(0),
      startedAt: at(45),
      endedAt: at(45 + 20 * MINUTE),
      status: 'ended',
      disposition: 'Missed',
      endedBy: 'customer',
      scores: { chat: 35, alert: -1, satisfaction: 2 },
    },
    queues: [{ name: 'Billing' }, { name: 'calls', path: ['Test', 'calls'] }],
    flags: ['transferred'],
    participants: [
      person('customer', 'Lena Brandt'),
      {
        ...person('agent', 'Mira Holm'),
        facts: [fact('agentGroupName', 'Night shift')],
      },
      person('agent', 'J. Smith'),
      person('bot', 'Helper'),
      person('system', 'Desk'),
    ],
    messages: [
      line('Helper', 'One moment', 1),
      line('Desk', 'Mira Holm joined', 40),
      line('Lena Brandt', 'Please cancel my order 123456, I want a refund', 50),
      line('Mira Holm', 'Sorry to hear that', 70),
      { ...line('Mira Holm', 'she is upset', 80), audience: 'internal' },
      { ...line('Mira Holm', 'mail me at mira@shop.example', 90), canned: { id: 'c', edited: false } },
      {
        ...line('Mira Holm', 'A tent', 95),
        body: {
          kind: 'card',
          text: 'A tent',
          card: { kind: 'text', text: 'A tent' },
        },
      },
    ],
    events: [
      {
        key: itemKey('e1'),
        kind: 'cobrowse',
        at: at(100),
        until: at(300),
        order: 0,
        origin: 'recorded',
        facts: [],
      },
    ],
    surveys: [
      {
        key: itemKey('s1'),
        phase: 'after',
        answers: [{ question: 'Would you recommend us?', values: ['splendid'] }],
      },
    ],
    attributes: [
      attribute('purchase', 'teapot'),
      attribute('viewProduct', 'lantern'),
      attribute('cartStatus', 'kettle'),
      attribute('serviceActivity', 'chequebook'),
      attribute('visitorError', 'date missing'),
      attribute('lead', 'test drive'),
      attribute('customerInfo', 'gold'),
      attribute('marketingCampaignInfo', 'coupons'),
      attribute('personalInfo', 'Brandt'),
    ],
    findings: [{ severity: 'noted', code: 'merge/message-differs', place: { file: 'march.json' } }],
    facts: [
      { group: 'visitor', facts: [fact('country', 'Norway')] },
      { group: 'campaign', facts: [fact('campaignName', 'Spring walks')] },
    ] as Conversation['facts'],
  }),
  {
    files: ['exports/march.json'],
    imports: ['2025-03-30'],
    originals: [{ clientData: { customerid: 9812 } }],
    marks: {
      flagged: true,
      tags: ['call back', 'coaching'],
      notes: [{ id: 'n1', text: 'Refund was right', at: clock.now }],
      evaluation: 55,
    },
  },
);
const silent = searched(conversationWith());

const finds = (text: string, one: Searched) => matches(parseQuery(text).query, one, clock);

test('the guide has a lesson for every key, and each of its examples finds what it tells of', () => {
  expect(Object.keys(GUIDE).toSorted()).toEqual([...KEY_NAMES, 'field'].toSorted());
  const examples = [...Object.values(GUIDE).flatMap(each => each.examples), ...Object.values(SIGNS).flat()];
  const told = examples.map(text => [text, parseQuery(text).problems, finds(text, full)]);
  expect(told).toEqual(examples.map(text => [text, [], true]));
});

test('no example finds a conversation that nothing is known of, but those that leave something out', () => {
  const examples = [...Object.values(GUIDE).flatMap(each => each.examples), ...Object.values(SIGNS).flat()];
  expect(examples.filter(text => finds(text, silent))).toEqual(['-voucher', '-is:spam']);
});

/** A conversation with a name and what is particular to it. */
const named = (vendorId: string, members: Partial<Conversation>, more: Partial<Searched> = {}) =>
  searched(conversationWith({ vendorId, ...members }), more);
const flagged = (vendorId: string, ...flags: readonly Flag[]) =>
  named(vendorId, { flags: [...flags], messages: [line('Ana', 'hello')] });
const started = (vendorId: string, day: string) =>
  named(vendorId, { summary: { startedAt: { at: Date.parse(`${day}T12:00:00Z`) as Instant } } });
const spoken = (vendorId: string, author: Conversation['participants'][number], text: string) =>
  named(vendorId, { participants: [author], messages: [line(author.name ?? '', text)] });
const lasting = (vendorId: string, seconds: number) =>
  named(vendorId, { summary: { startedAt: at(0), endedAt: at(seconds) } });
const body = (kind: string, text = 'x') =>
  ({
    kind,
    text,
    name: 'x',
    url: 'https://shop.example',
    fields: [],
    card: { kind: 'text', text },
    nodes: [],
  }) as unknown as Conversation['messages'][number]['body'];
const saying = (vendorId: string, more: Partial<Conversation['messages'][number]>) =>
  named(vendorId, { messages: [{ ...line('Ana', 'x'), ...more }] });

const archive: readonly Searched[] = [
  spoken('by mira', person('agent', 'Mira Holm', 'mira@desk'), 'we can cancel my shift'),
  spoken('by lena', person('customer', 'Lena'), 'cancel my order 123456'),
  spoken('by bot', person('bot', 'Helper'), 'Mira will help you'),
  spoken('by system', person('system', 'Desk'), 'chat with J Smith opened'),
  named('with smith', { participants: [person('agent', 'J. Smith')] }),
  named('billing', { queues: [{ name: 'Billing' }] }),
  named('billing desk', { queues: [{ name: 'Desk', path: ['Billing', 'Desk'] }] }),
  named('test calls', { queues: [{ name: 'calls', path: ['Test', 'calls', 'night'] }] }),
  named('liveperson', { source: 'liveperson' }),
  named('web', { summary: { channel: 'web' } }),
  named('german', { summary: { language: 'de-AT' } }),
  started('february', '2025-02-28'),
  started('first of march', '2025-03-01'),
  started('april', '2025-04-01'),
  lasting('15 minutes', 900),
  lasting('16 minutes', 960),
  named('waited', { summary: { requestedAt: at(0), startedAt: at(90) } }),
  named('five', { messages: Array.from({ length: 5 }, (_, n) => line('Ana', `x${n}`)) }),
  named('score 39', { summary: { scores: { chat: 39 } } }),
  named('score 40', { summary: { scores: { chat: 40 } } }),
  named('csat 2', { summary: { scores: { satisfaction: 2 } } }),
  named('missed', { summary: { disposition: 'missed' } }),
  named('two outcomes', {
    summary: { disposition: 'solved' },
    conflicts: [
      {
        name: 'disposition',
        versions: [
          { value: 'solved', places: [{ file: 'a' }] },
          { value: 'left', places: [{ file: 'b' }] },
        ],
      },
    ],
    findings: [{ severity: 'noted', code: 'merge/value-differs', place: { file: 'b' }, facts: {} }],
  }),
  named('ended by customer', { summary: { endedBy: 'customer' } }),
  saying('internal', { audience: 'internal' }),
  saying('canned', { canned: { id: 'c', edited: true } }),
  saying('rich', { body: body('card') }),
  saying('link', { body: body('link') }),
  saying('form', { body: body('form') }),
  saying('mail', { body: { kind: 'text', text: 'lena@shop.example' } }),
  named('surveyed', { surveys: [{ key: itemKey('s'), phase: 'after', answers: [] }] }),
  named('cobrowsed', {
    events: [{ key: itemKey('e'), kind: 'cobrowse', order: 0, origin: 'recorded', facts: [] }],
  }),
  flagged('partial', 'partial'),
  flagged('spam', 'spam'),
  flagged('transferred', 'transferred'),
  flagged('abandoned', 'abandoned'),
  named('of march', {}, { files: ['exports/march.json'], imports: ['2025-03-30'] }),
  named('customer 98', {}, { originals: [{ clientData: { customerid: 9812 } }] }),
];

const found = (text: string): readonly string[] => {
  const { query, problems } = parseQuery(text);
  expect([text, problems]).toEqual([text, []]);
  return archive.filter(one => matches(query, one, clock)).map(({ head }) => head.vendorId);
};

test.each([
  ['messages by a participant, by name', 'from:mira', ['by mira']],
  ['and by login', 'from:mira@desk', ['by mira']],
  ['a phrase of the customer', 'customer-said:"cancel my"', ['by lena']],
  ['a word of an agent', 'agent-said:cancel', ['by mira']],
  ['a word of a bot', 'bot-said:mira', ['by bot']],
  ['a word of the system', 'system:smith', ['by system']],
  ['who took part without a word', 'with:"J. Smith"', ['with smith']],
  ['a queue, and those under it', 'in:Billing', ['billing', 'billing desk']],
  ['a path above a queue', 'in:Test/calls', ['test calls']],
  ['a vendor', 'source:liveperson', ['liveperson']],
  ['a medium', 'channel:web', ['web']],
  ['a language', 'lang:de', ['german']],
  ['the day and later', 'after:2025-03-01 before:2025-03-02', ['first of march']],
  ['before the day, without it', 'before:2025-03-01', ['february']],
  ['the last days', 'on:2025-03-01 after:-30d', ['first of march']],
  ['one day', 'on:2025-04-01', ['april']],
  ['a quarter', 'during:2025-Q1 during:..2025-03-01', ['february', 'first of march']],
  ['a length', 'duration:>15m', ['16 minutes']],
  ['a wait', 'wait:>1m', ['waited']],
  ['a number of lines', 'messages:5..20', ['five']],
  ['a vendor’s score', 'score:<40', ['score 39']],
  ['an answer on satisfaction', 'csat:1..3', ['csat 2']],
  ['a disposition', 'outcome:missed', ['missed']],
  ['the disposition of another copy', 'outcome:left', ['two outcomes']],
  ['its words', 'anywhere:left', ['two outcomes']],
  ['copies that contradict each other', 'has:conflict', ['two outcomes']],
  ['who ended it', 'ended:customer', ['ended by customer']],
  ['a survey', 'has:survey', ['surveyed']],
  ['rich content', 'has:rich', ['rich']],
  ['a link', 'has:link', ['link']],
  ['a form', 'has:form', ['form']],
  ['co-browsing', 'has:cobrowse', ['cobrowsed']],
  ['lines for agents only', 'has:internal', ['internal']],
  ['canned replies', 'has:canned', ['canned']],
  ['personal data', 'has:pii', ['mail']],
  ['several contents', 'has:canned,link', ['canned', 'link']],
  ['what is not whole', 'is:partial', ['partial']],
  ['spam', 'is:spam', ['spam']],
  ['transfers', 'is:transferred -is:spam', ['transferred']],
  ['who gave up', 'is:abandoned', ['abandoned']],
  ['an id', 'id:"score 39"', ['score 39']],
  ['a file', 'file:march.json', ['of march']],
  ['an import', 'import:2025-03-30', ['of march']],
  ['a field of the vendor', 'field:clientData.customerid=98*', ['customer 98']],
  ['an expression', '/order\\s+\\d{6}/', ['by lena']],
  ['one of two', 'from:lena OR source:liveperson', ['by lena', 'liveperson']],
  ['one of two values', 'channel:web,voice', ['web']],
  ['both, in brackets, and not the third', '(cancel OR mira) -agent-said:cancel -bot-said:help', ['by lena']],
])('%s: %s', (_, text, names) => {
  expect(found(text)).toEqual(names);
});

test('what nothing is said in is empty', () => {
  expect(found('is:empty id:billing')).toEqual(['billing', 'billing desk']);
});

test('a key that there is not is a word, and is told', () => {
  const { problems } = parseQuery('colour:red cancel');
  expect(problems).toEqual([{ start: 0, end: 7, code: 'unknown-key' }]);
});
