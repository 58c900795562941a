import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../base/json';
import { engagement, partOf, remarksOf, START, sample } from './samples/engagement';
import impossibleText from './samples/impossible-cobrowse.json?raw';
import staleClockText from './samples/stale-survey-clock.json?raw';

const impossible = sample(impossibleText);
const staleClock = sample(staleClockText);

const surveysOf = (surveys: Json) => partOf(engagement({}, { surveys })).surveys;
const attributesOf = (...events: Json[]) => partOf(engagement({}, { sdes: { events } })).attributes;
const factsOf = (event: Json) =>
  Object.fromEntries((attributesOf(event)[0]?.facts ?? []).map(({ name, value }) => [name, value]));

describe('surveys', () => {
  test('come before, after and from the agent', () => {
    const one = [{ displayName: 'Q', value: 'A' }];
    expect(surveysOf({ preChat: one, postChat: one, operator: one }).map(({ phase }) => phase)).toEqual([
      'before',
      'after',
      'agent',
    ]);
  });

  test('are gathered although their name is written with and without a blank', () => {
    expect(
      surveysOf({
        preChat: [
          { displayName: 'A', name: 'First' },
          { displayName: 'B', name: 'First ' },
          { displayName: 'C', name: 'Second' },
        ],
      }).map(({ name, answers }) => [name, answers.map(({ question }) => question)]),
    ).toEqual([
      ['First', ['A', 'B']],
      ['Second', ['C']],
    ]);
  });

  test.each<[Json, string | undefined]>([
    [[0], 'none'],
    [[-1], 'free'],
    [[-2], 'invalid'],
    [[0, -2], 'invalid'],
    [[3], undefined],
    [[], undefined],
    ['-1', 'free'],
  ])('answer ids %j say %s', (answersId, note) => {
    expect(surveysOf({ preChat: [{ displayName: 'Q', answersId }] })[0]?.answers[0]?.note).toBe(note);
  });

  test('know both spellings of their ids and several values', () => {
    expect(
      surveysOf({ preChat: [{ displayName: 'Q', questionId: '4', surveyId: 9, value: 'a', values: ['a', '', 'b'] }] }),
    ).toMatchObject([{ key: 'survey/before/9', id: '9', answers: [{ questionId: '4', values: ['a', 'b'] }] }]);
  });

  test('keep a value that their list does not have, and whatever else is there', () => {
    const [survey] = surveysOf({ preChat: [{ displayName: 'Q', value: 'x', values: ['a'], scope: 'Session' }] });
    expect(survey?.answers[0]).toMatchObject({ values: ['a'], extras: { value: 'x', scope: 'Session' } });
    expect(partOf(engagement({}, { surveys: { preChat: [5], offline: [] } })).extras).toEqual({
      surveys: { offline: [], preChat: [5] },
    });
  });

  test('with a stale clock have both times, and it is noticed', () => {
    expect(partOf(staleClock).surveys[0]?.at).toEqual({
      at: START,
      offsetMinutes: 0,
      other: { clock: 'time', at: Date.UTC(2024, 10, 20, 9) },
    });
    expect(remarksOf(staleClock)).toEqual(['liveperson/two-clocks /surveys/postChat/0/timeL 1']);
  });
});

describe('co-browse sessions', () => {
  test('with times that cannot all be true are kept, marked and noticed', () => {
    const sessions = partOf(impossible).events.filter(({ kind }) => kind === 'cobrowse');
    expect(sessions.map(({ key, impossible, statedDurationMs }) => [key, impossible, statedDurationMs])).toEqual([
      ['event/cobrowse/no-room', 'no-room-for-stated-duration', 29_873],
      ['event/cobrowse/backwards', 'ends-before-start', undefined],
      ['event/cobrowse/inner-early', 'inner-time-outside', 10_000],
      ['event/cobrowse/fine', undefined, 10_400],
    ]);
    expect(remarksOf(impossible)).toEqual(['liveperson/impossible-times /coBrowseSessions/coBrowseSessionsList/0 3']);
  });

  test("keep the vendor's own spelling of unknown, the inner time and unknown members", () => {
    const session = {
      sessionId: 's',
      startTimeL: START,
      endTimeL: START + 9,
      interactiveTimeL: START + 1,
      interactive: true,
      endReason: 'UNKOWN',
      pages: 3,
    };
    expect(partOf(engagement({}, { coBrowseSessions: { coBrowseSessionsList: [session] } })).events[0]).toEqual({
      key: 'event/cobrowse/s',
      kind: 'cobrowse',
      order: 1.5e9,
      origin: 'recorded',
      at: { at: START },
      until: { at: START + 9 },
      label: 'UNKNOWN',
      facts: [
        { name: 'sessionId', value: 's', kind: 'id' },
        { name: 'interactive', value: true },
        { name: 'interactiveTime', value: '2023-11-14T22:13:25.001Z', kind: 'date' },
        { name: 'endReason', value: 'UNKOWN' },
      ],
      pointer: '/coBrowseSessions/coBrowseSessionsList/0',
      extras: { pages: 3 },
    });
  });

  test('may be a bare list, without ids, and have what is no session among them', () => {
    const { events, extras } = partOf(
      engagement({}, { coBrowseSessions: [{ startTimeL: START }, { startTimeL: START }, 'x'] }),
    );
    expect(new Set(events.map(({ key }) => key)).size).toBe(2);
    expect(extras).toEqual({ coBrowseSessions: ['x'] });
  });
});

describe('engagement attributes', () => {
  test('members are kept whatever they are called', () => {
    const nested = JSON.parse('{"personalInfo":{"personalInfo":{"__proto__":"a"}},"__proto__":"b"}') as JsonObject;
    const [attribute] = attributesOf(nested);
    expect(attribute?.facts).toContainEqual({ name: '__proto__', value: 'a' });
    expect(Object.entries(attribute?.extras ?? {})).toEqual([['__proto__', 'b']]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    [
      'customerInfo',
      { customerInfo: { customerId: 'C1', balance: '-4.50', lastPaymentDate: { year: '2014', month: 10 } } },
      { customerId: 'C1', balance: '-4.50', 'lastPaymentDate.year': '2014', 'lastPaymentDate.month': 10 },
    ],
    [
      'personalInfo',
      {
        name: 'Ana',
        customerAge: { customerAgeInYears: '35.0' },
        contacts: [{ personalContact: { email: 'ana@example.invalid', address: { zipCode: 12345 } } }],
      },
      {
        name: 'Ana',
        'customerAge.customerAgeInYears': '35.0',
        'contacts.personalContact.email': 'ana@example.invalid',
        'contacts.personalContact.address.zipCode': 12345,
      },
    ],
    ['marketingCampaignInfo', { marketingCampaignInfo: { affiliate: 'A' } }, { affiliate: 'A' }],
    ['lead', { lead: { topic: 'boat', value: '22.22' } }, { topic: 'boat', value: '22.22' }],
    ['serviceActivity', { serviceActivity: { status: '0' } }, { status: '0' }],
    [
      'visitorError',
      { visitorError: { message: { string: 'late' }, resolved: 'true' } },
      { message: 'late', resolved: 'true' },
    ],
    ['formFillingError', { visitorError: { level: '2' } }, { level: '2' }],
    ['searchContent', { keywords: ['red'] }, { keywords: 'red' }],
    ['userUpdate', { userName: 'ana' }, { userName: 'ana' }],
    ['cartStatus', { total: '11.7', numItems: '6', currency: null }, { total: '11.7', numItems: '6' }],
    [
      'purchase',
      { orderId: 'D1', cart: { total: null, products: [], numItems: '13' } },
      { orderId: 'D1', 'cart.numItems': '13' },
    ],
    ['viewProduct', {}, {}],
  ])('%s is told in flat facts', (kind, payload, facts) => {
    expect(factsOf({ [kind]: { serverTimeStamp: '1700000005000', originalTimeStamp: null, ...payload } })).toEqual(
      facts,
    );
  });

  test('that have two names have one type', () => {
    expect(
      attributesOf({ viewProduct: {} }, { viewedProduct: {} }, { formFillingError: {} }, { visitorError: {} }).map(
        ({ type }) => type,
      ),
    ).toEqual(['viewedProduct', 'viewedProduct', 'visitorError', 'visitorError']);
  });

  test("are placed by the server's clock and keep the other one", () => {
    const at = { at: START, other: { clock: 'originalTimeStamp', at: START - 9000 } };
    expect(attributesOf({ lead: { serverTimeStamp: String(START), originalTimeStamp: START - 9000 } })[0]?.at).toEqual(
      at,
    );
    expect(
      attributesOf({ lead: { serverTimeStamp: null }, serverTimeStamp: START, originalTimeStamp: START - 9000 })[0]?.at,
    ).toEqual(at);
    expect(attributesOf({ lead: { originalTimeStamp: START } })[0]?.at).toEqual({ at: START });
    expect(attributesOf({ lead: {} })[0]).not.toHaveProperty('at');
    expect(factsOf({ lead: { serverTimeStamp: 'later' } })).toEqual({ serverTimeStamp: 'later' });
  });

  test('list products with amounts as they are written, also inside a cart', () => {
    const products = [
      { quantity: 3, product: { name: 'Shoe', category: 'C', sku: 'S', price: '7.80', size: 41 }, gift: true },
      { name: 'flat', price: 2 },
    ];
    const listed = [
      { name: 'Shoe', category: 'C', sku: 'S', price: '7.80', quantity: '3' },
      { name: 'flat', price: '2' },
    ];
    for (const payload of [{ products }, { cart: { products } }]) {
      const [attribute] = attributesOf({ purchase: payload });
      expect(attribute?.products).toEqual(listed);
      expect(attribute?.facts).toEqual([
        { name: 'products.1.gift', value: true },
        { name: 'products.1.size', value: 41 },
      ]);
    }
  });

  test('say whether the customer was known, and keep what does not fit', () => {
    expect(attributesOf({ lead: {}, isAuthenticated: 'true', sdeType: 'LEAD' })[0]).toMatchObject({
      authenticated: true,
    });
    expect(attributesOf({ lead: {}, sdeType: 'LEAD' })[0]).not.toHaveProperty('extras');
    expect(attributesOf({ lead: {}, sdeType: 'ODD', rank: 2 })[0]?.extras).toEqual({ sdeType: 'ODD', rank: 2 });
    expect(attributesOf({ viewProduct: {}, sdeType: 'VIEWED_PRODUCT' })[0]).not.toHaveProperty('extras');
  });

  test('without a payload are still told', () => {
    expect(
      attributesOf({ sdeType: 'IMPORTED_DATA', serverTimeStamp: START }, { lead: null }, {}).map(({ type }) => type),
    ).toEqual(['importedData', 'lead', 'unknown']);
  });

  test('keep a member that an outer one hides', () => {
    expect(factsOf({ lead: { topic: 'outer', lead: { topic: 'inner', leadId: 'L' } } })).toEqual({
      topic: 'outer',
      'lead.topic': 'inner',
      leadId: 'L',
    });
  });

  test('are each an event of the customer about them', () => {
    const { attributes, events } = partOf(
      engagement(
        {},
        { sdes: { events: [{ lead: { serverTimeStamp: START } }, { lead: { serverTimeStamp: START } }, 7] } },
      ),
    );
    expect(events.map(({ kind, about, participant, label, at }) => [kind, about, participant, label, at?.at])).toEqual(
      attributes.map(({ key }) => ['attribute', key, 'customer', 'lead', START]),
    );
    expect(new Set(events.map(({ key }) => key)).size).toBe(2);
  });

  test('know which facts are personal', () => {
    const [attribute] = attributesOf({
      personalInfo: { name: 'Ana', contacts: [{ personalContact: { phone: '+1 555 0100' } }] },
    });
    expect(attribute?.facts.map(({ kind }) => kind)).toEqual(['name', 'phone']);
  });
});

test('what is known of the customer and the machine is grouped, empty text left out', () => {
  const visitorInfo = {
    country: 'Poland',
    city: '',
    device: 'NA',
    browser: 'B',
    ipAddress: '192.0.2.1',
    future: { a: 1 },
  };
  expect(partOf(engagement({}, { visitorInfo })).facts).toEqual([
    {
      group: 'customer',
      facts: [
        { name: 'country', value: 'Poland' },
        { name: 'future.a', value: 1 },
      ],
    },
    {
      group: 'device',
      facts: [
        { name: 'browser', value: 'B' },
        { name: 'ipAddress', value: '192.0.2.1', kind: 'ip' },
      ],
    },
  ]);
});
