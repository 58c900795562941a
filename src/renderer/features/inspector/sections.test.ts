import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation, FactGroup } from '#shared/domain/conversation';
import type { Fact } from '#shared/domain/fact';
import type { ItemKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { runs } from '#shared/testing/runs';
import { fakeConversation } from '../../state/testing/archive.fixture';
import { type SectionId, sectionsOf } from './sections';

const NOW = Date.UTC(2027, 0, 3);
const at = (ms: number) => ({ at: ms as Instant });

function rowsOf(differs: Partial<Conversation>, id: SectionId) {
  const section = sectionsOf(fakeConversation('7', differs), 'utc', NOW).sections.find(each => each.id === id);
  return section?.rows.map(({ name, value }) => `${name}: ${value}`);
}

test('what the files do not say has no row, and a subject without rows no heading', () => {
  const { sections, others } = sectionsOf(fakeConversation('7', { participants: [] }), 'utc', NOW);
  expect(sections.map(({ id }) => id)).toEqual(['conversation']);
  expect(rowsOf({}, 'conversation')).toEqual(['Source: VCC Live', 'ID: 7']);
  expect(others).toEqual([]);
});

test('D-06: what copies say instead of a value stands beside it, each with the files it comes from', () => {
  const from = (value: string, file: string) => ({ value, places: [{ file, record: 0 }] });
  const differs: Partial<Conversation> = {
    summary: { disposition: 'solved' },
    queues: [{ name: 'Sales' }, { name: 'Help' }],
    conflicts: [
      { name: 'disposition', versions: [from('solved', 'a.json'), from('left', 'b.json')] },
      { name: 'queue', versions: [from('Sales', 'a.json'), from('Help', 'b.json')] },
    ],
  };
  const { sections } = sectionsOf(fakeConversation('7', differs), 'utc', NOW);
  const told = sections.flatMap(({ rows }) => rows).filter(({ note }) => note !== undefined);
  expect(told.map(({ name, value, note }) => [name, value, note])).toEqual([
    ['Disposition', 'Solved', 'As in a.json'],
    ['Disposition', 'Left', 'Differs in b.json'],
    ['Queue', 'Sales', 'As in a.json'],
    ['Queue', 'Help', 'As in b.json'],
  ]);
  expect(told.map(({ filter }) => filter?.value)).toEqual(['solved', 'left', 'Sales', 'Help']);
});

test('two clocks that disagree are both shown', () => {
  const startedAt = { ...at(Date.UTC(2025, 0, 2)), other: { clock: 'epoch', at: Date.UTC(2024, 0, 2) as Instant } };
  const { sections } = sectionsOf(fakeConversation('7', { summary: { startedAt } }), 'utc', NOW);
  const started = sections[0]?.rows.find(({ name }) => name === 'Started');
  expect(started?.value).toContain('2025');
  expect(started?.note).toMatch(/^epoch: .*2024.* · 2 years ago$/);
  expect(started?.filter).toEqual({ key: 'on', value: '2025-01-02' });
});

test('a code that a row says in words is put away with its own name', () => {
  const facts: FactGroup[] = [
    {
      group: 'conversation',
      facts: [
        { name: 'startReason', value: '0' },
        { name: 'startReasonDesc', value: 'Visitor request' },
        { name: 'chatStartPage', value: 'Tents' },
      ],
    },
  ];
  const differs = { facts, summary: { startReason: 'Visitor request' } };
  expect(rowsOf(differs, 'conversation')).toEqual([
    'Start reason: Visitor request',
    'Source: VCC Live',
    'ID: 7',
    'Started on page: Tents',
  ]);
  const { others } = sectionsOf(fakeConversation('7', differs), 'utc', NOW);
  expect(others[0]?.rows.map(({ name }) => name)).toEqual(['startReason', 'startReasonDesc']);
});

test('the customer’s own fields stay with the customer, under whatever name; the name itself is said once', () => {
  const differs: Partial<Conversation> = {
    participants: [
      { key: 'c' as ItemKey, role: 'customer', name: 'Pia Nord', otherNames: [], ids: [], presence: [], facts: [] },
    ],
    facts: [
      {
        group: 'customer',
        facts: [
          { name: 'name', value: 'Pia Nord', kind: 'name' },
          { name: 'shoeSize', value: 41 },
        ],
      },
    ],
  };
  expect(rowsOf(differs, 'customer')).toEqual(['shoeSize: 41']);
});

test('the id of what another field names stands beside the name', () => {
  const facts: FactGroup[] = [
    {
      group: 'campaign',
      facts: [
        { name: 'goalId', value: '7' },
        { name: 'goalName', value: 'Sell tents' },
        { name: 'lobId', value: '9' },
      ],
    },
  ];
  const { sections } = sectionsOf(fakeConversation('7', { facts }), 'utc', NOW);
  expect(sections.at(-1)?.rows.map(({ value, note }) => [value, note])).toEqual([
    ['Sell tents', 'ID 7'],
    ['9', undefined],
  ]);
});

test('a span within one day says the day once', () => {
  const presence = [{ from: at(Date.UTC(2025, 2, 4, 9, 12)), until: at(Date.UTC(2025, 2, 4, 9, 19)) }];
  const { sections } = sectionsOf(
    fakeConversation('7', {
      participants: [
        { key: 'a' as ItemKey, role: 'agent', name: 'Mira', otherNames: [], ids: [], presence, facts: [] },
      ],
    }),
    'utc',
    NOW,
  );
  const there = sections.find(({ id }) => id === 'agent')?.people[0]?.rows[0]?.value;
  expect(there).toMatch(/^Mar 4, 2025, 09:12:00 – 09:19:00$/);
});

test('scores have a heading of their own and each a filter', () => {
  const { sections } = sectionsOf(
    fakeConversation('7', { summary: { scores: { chat: 90, alert: 1, satisfaction: 4 } } }),
    'utc',
    NOW,
  );
  expect(sections.find(({ id }) => id === 'scores')?.rows.map(({ value, filter }) => [value, filter])).toEqual([
    ['90', { key: 'score', value: '90' }],
    ['positive', { key: 'alert', value: '1' }],
    ['4', { key: 'csat', value: '4' }],
  ]);
});

test('every fact is told exactly once, wherever it stood', () => {
  const names = ['startReason', 'country', 'newMember', 'campaignName', 'agentGroupName', 'a.1.b'];
  const anyFact: fc.Arbitrary<Fact> = fc.record({
    name: fc.constantFrom(...names),
    value: fc.stringMatching(/^[a-z]{8,12}$/),
  });
  const groups = ['conversation', 'customer', 'agent', 'queue', 'device', 'campaign', 'ticket', 'form', 'variables'];
  const anyGroups = fc.array(
    fc.record({ group: fc.constantFrom(...groups), facts: fc.array(anyFact, { maxLength: 5 }) }),
    { maxLength: 6 },
  ) as fc.Arbitrary<FactGroup[]>;
  fc.assert(
    fc.property(anyGroups, fc.array(anyFact, { maxLength: 4 }), (facts, own) => {
      const conversation = fakeConversation('7', {
        facts,
        participants: [
          { key: 'a' as ItemKey, role: 'agent', name: 'Mira', otherNames: [], ids: [], presence: [], facts: own },
        ],
      });
      const { sections, others } = sectionsOf(conversation, 'utc', NOW);
      const told = [
        ...sections.flatMap(({ rows, people }) => [...rows, ...people.flatMap(person => person.rows)]),
        ...others.flatMap(({ rows }) => rows),
      ].map(({ value }) => value);
      const given = [...facts.flatMap(group => group.facts), ...own].map(({ value }) => String(value));
      expect(told.filter(value => given.includes(value)).sort()).toEqual(given.sort());
    }),
    { numRuns: runs(100) },
  );
});
