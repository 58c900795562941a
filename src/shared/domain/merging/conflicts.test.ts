import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../canonical';
import { type Conversation, type Summary, VALUE_NAMES, type ValueName } from '../conversation';
import { conversationKey, itemKey } from '../keys';
import type { Contribution, Part } from '../part';
import type { Participant } from '../participant';
import type { Instant } from '../time';
import { contradictionsOf } from './conflicts';
import { mergeContributions } from './merge';

const KEY = conversationKey('ccai', '', 1);
const START = 1_700_000_000_000 as Instant;

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

type Copy = Partial<Part> & { readonly shape?: string };

/** Copies in files named `0`, `1` …, each of a shape of its own where one is given. */
function contributionsOf(...copies: readonly Copy[]): readonly Contribution[] {
  return copies.map(({ shape = 's', ...changes }, file) => ({
    part: part(changes),
    origin: { shape, file: `${file}`, record: 0 },
    findings: [],
  }));
}

const merged = (...copies: readonly Copy[]) => mergeContributions(KEY, contributionsOf(...copies));
const summed = (...summaries: readonly Summary[]) => merged(...summaries.map(summary => ({ summary })));

/** What each version says, and the files that say so. */
function told({ conflicts = [] }: Conversation) {
  return conflicts.map(({ name, versions }) => [
    name,
    ...versions.map(({ value, places }) => [value, ...places.map(({ file }) => file)]),
  ]);
}

describe('D-06: where copies contradict each other in a value of the conversation', () => {
  test('both values are kept with the files they come from, and a finding names the place of the other', () => {
    const found = summed({ disposition: 'solved' }, { disposition: 'left' }, { disposition: 'left', language: 'en' });
    expect(told(found)).toEqual([['disposition', ['left', '2', '1'], ['solved', '0']]]);
    expect(found.summary.disposition).toBe('left');
    expect(found.findings).toEqual([
      {
        severity: 'noted',
        code: 'merge/value-differs',
        place: { file: '0', record: 0 },
        facts: { file: '2', value: 'disposition' },
      },
    ]);
    expect(contradictionsOf(found)).toBe(1);
  });

  test('a copy that lacks a value, or says the same, contradicts nobody', () => {
    expect(told(summed({ disposition: 'solved' }, { language: 'en' }, { disposition: 'solved' }))).toEqual([]);
    expect('conflicts' in summed({}, { language: 'en' })).toBe(false);
  });

  test('the same moment by another clock is the same', () => {
    const plain = { startedAt: { at: START } };
    expect(told(summed(plain, { startedAt: { at: START, offsetMinutes: 60 } }))).toEqual([]);
    const [[name] = []] = told(summed(plain, { startedAt: { at: (START + 1) as Instant } }));
    expect(name).toBe('startedAt');
  });

  test('what a copy said while the conversation went on is no contradiction, once it is over', () => {
    const early: Summary = { status: 'open', statedDurationMs: 10, scores: { chat: 10 } };
    const last: Summary = { status: 'ended', statedDurationMs: 90, scores: { chat: 90 }, language: 'en' };
    const copies = [
      { summary: early, asOf: START, queues: [{ name: 'Sales' }] },
      { summary: last, asOf: (START + 1) as Instant, queues: [{ name: 'Help' }] },
    ];
    expect(told(merged(...copies))).toEqual([]);
    expect(told(summed({ status: 'ended' }, { status: 'failed' }))).toHaveLength(1);
  });

  test('but what it said then is not shown in silence where the last copy says something else', () => {
    const message = {
      key: itemKey('m'),
      order: 0,
      audience: 'everyone' as const,
      body: { kind: 'text' as const, text: 'x' },
      pointer: '',
    };
    const fuller = { summary: { status: 'open', statedDurationMs: 10 } as const, messages: [message] };
    expect(told(merged(fuller, { summary: { status: 'ended', statedDurationMs: 90 } }))).toEqual([
      ['statedDurationMs', [10, '0'], [90, '1']],
    ]);
  });

  test('other queues are a contradiction, more of them and other spellings of one are none', () => {
    const queued = (...all: readonly Part['queues'][]) => told(merged(...all.map(queues => ({ queues }))));
    expect(queued([{ name: 'Sales' }], [{ name: 'Sales' }, { name: 'Help' }])).toEqual([]);
    expect(queued([{ name: 'Desk', path: ['All', 'Desk'] }], [{ name: 'Desk' }])).toEqual([]);
    expect(queued([{ name: 'Sales', id: '1' }], [{ name: 'Sales', id: '2' }])).toHaveLength(1);
    expect(queued([{ name: 'Help' }], [{ name: 'Sales' }])).toEqual([['queue', ['Help', '0'], ['Sales', '1']]]);
  });

  test('kinds of records have their own words for a channel', () => {
    const of = (shape: string, channel: string) => ({ shape, summary: { channel } });
    expect(told(merged(of('session', 'Web Chat'), of('event', 'In-web')))).toEqual([]);
    expect(told(merged(of('session', 'Web Chat'), of('session', 'Voice'), of('event', 'In-web')))).toHaveLength(1);
  });

  test('a ticket has no say in the values of the conversation', () => {
    const { key: _, ...ticket } = part({ queues: [{ name: 'Later' }], seeks: 't' });
    const all = [...contributionsOf({ queues: [{ name: 'Sales' }], offers: ['t'] })];
    const joined = { part: ticket, origin: { shape: 't', file: 'ticket', record: 0 }, findings: [] };
    expect(told(mergeContributions(KEY, [...all, joined]))).toEqual([]);
  });

  const time = fc.constantFrom(0, 1).map(more => ({ at: (START + more) as Instant }));
  const anySummary: fc.Arbitrary<Summary> = fc.record(
    {
      language: fc.constantFrom('en', 'de'),
      startedAt: time,
      endedAt: time,
      statedDurationMs: fc.constantFrom(1, 2),
      disposition: fc.constantFrom('solved', 'left'),
      endedBy: fc.constantFrom('agent', 'customer'),
      scores: fc.record({ chat: fc.constantFrom(40, 60) }),
    },
    { requiredKeys: [] },
  );
  /** The values of a summary without the rules under test. */
  const statedIn = (summary: Summary) => {
    const { scores, ...rest } = summary;
    return Object.entries({ ...rest, ...(scores?.chat !== undefined && { score: scores.chat }) }).map(
      ([name, value]) => [name as ValueName, canonicalJson(value)] as const,
    );
  };

  test('every value of every copy is shown or kept, none is invented, and the order does not matter', () => {
    let differing = 0;
    let runs = 0;
    fc.assert(
      fc.property(fc.array(anySummary, { minLength: 2, maxLength: 4 }), summaries => {
        const found = summed(...summaries);
        const all = new Map<string, Set<string>>();
        for (const [name, value] of summaries.flatMap(statedIn)) all.set(name, (all.get(name) ?? new Set()).add(value));
        const shown = new Map(statedIn(found.summary));
        for (const name of VALUE_NAMES) {
          const versions = found.conflicts?.find(conflict => conflict.name === name)?.versions ?? [];
          const kept = versions.map(({ value }) => canonicalJson(value));
          const own = shown.get(name);
          expect(new Set(versions.length === 0 ? (own === undefined ? [] : [own]) : kept)).toEqual(
            all.get(name) ?? new Set(),
          );
          if (versions.length > 0) expect(kept[0]).toBe(own);
        }
        const others = [...all.values()].reduce((sum, values) => sum + values.size - 1, 0);
        expect(contradictionsOf(found)).toBe(others);
        runs++;
        if (others > 0) differing++;
        const back = mergeContributions(
          KEY,
          [...contributionsOf(...summaries.map(summary => ({ summary })))].reverse(),
        );
        expect(canonicalJson(back)).toBe(canonicalJson(found));
      }),
      { numRuns: 100 },
    );
    // a property about contradictions has to meet them
    expect(differing / runs).toBeGreaterThan(0.7);
  });
});

describe('D-06: where copies contradict each other in what somebody was or in a vendor member', () => {
  const someone = (role: Participant['role'], more: Partial<Participant> = {}): Participant => ({
    ...{ key: itemKey('p'), role, otherNames: [], ids: [], presence: [], facts: [] },
    ...more,
  });
  const rolesIn = ({ participants }: Conversation) =>
    participants.flatMap(({ versions = [] }) =>
      versions.map(({ role, places }) => [role, ...places.map(({ file }) => file)]),
    );

  test('two stated roles of one person are both kept, and a finding names the place of the other', () => {
    const found = merged(
      { participants: [someone('agent')] },
      { participants: [someone('supervisor')], summary: { language: 'en' } },
      { participants: [someone('agent', { roleInferred: true })] },
      { participants: [someone('unknown')] },
    );
    const [shown] = found.participants;
    expect([shown?.role, ...rolesIn(found).toSorted()]).toEqual([shown?.role, ['agent', '0'], ['supervisor', '1']]);
    expect(found.findings).toMatchObject([{ severity: 'noted', code: 'merge/role-differs' }]);
    expect(contradictionsOf(found)).toBe(1);
  });

  test('a role that was inferred, or is not known, contradicts nobody', () => {
    const inferred = someone('supervisor', { roleInferred: true });
    const found = merged({ participants: [someone('agent')] }, { participants: [inferred, someone('unknown')] });
    expect([found.participants[0]?.role, rolesIn(found), contradictionsOf(found)]).toEqual(['agent', [], 0]);
  });

  const extrasIn = ({ extraConflicts = [] }: Conversation) =>
    extraConflicts.map(({ shape, name, versions }) => [
      `${shape} ${name}`,
      ...versions.map(({ value, places }) => [value, ...places.map(({ file }) => file)]),
    ]);

  test('other values of a vendor member are both kept, those of other shapes are other members', () => {
    const found = merged(
      { extras: { colour: 'red', size: 1 } },
      { extras: { colour: 'blue', size: 1 } },
      { shape: 'other', extras: { colour: 'green' } },
    );
    const shown = found.extras.s?.colour;
    const [all = []] = extrasIn(found);
    expect(all[0]).toBe('s colour');
    expect(all[1]).toEqual([shown, shown === 'red' ? '0' : '1']);
    expect(all[2]).toEqual(shown === 'red' ? ['blue', '1'] : ['red', '0']);
    expect(found.findings).toMatchObject([{ code: 'merge/extra-differs', facts: { name: 'colour' } }]);
    expect(contradictionsOf(found)).toBe(1);
  });

  test('what a copy lacks is no contradiction, and what says more is shown', () => {
    const found = merged(
      { extras: { box: { a: 1 }, only: true } },
      { extras: { box: { a: 1, b: { c: 2 } } } },
      { extras: { box: { b: { c: null } } } },
    );
    expect([extrasIn(found), found.extras]).toEqual([[], { s: { box: { a: 1, b: { c: 2 } }, only: true } }]);
  });

  test('what a copy said while the conversation went on is no contradiction, once it is over', () => {
    const early = { extras: { count: 1 }, summary: { status: 'open' } as const, asOf: START };
    const late = { extras: { count: 9 }, summary: { status: 'ended' } as const, asOf: (START + 1) as Instant };
    expect([extrasIn(merged(early, late)), merged(early, late).extras]).toEqual([[], { s: { count: 9 } }]);
  });

  const anyCopy: fc.Arbitrary<Copy> = fc.record({
    participants: fc
      .option(fc.tuple(fc.constantFrom('agent', 'supervisor', 'bot', 'unknown'), fc.boolean()), { nil: undefined })
      .map(person => {
        if (person === undefined) return [];
        const [role, inferred] = person as [Participant['role'], boolean];
        return [someone(role, inferred ? { roleInferred: true } : {})];
      }),
    extras: fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.constantFrom(1, 2, 'x'), {
      noNullPrototype: false,
    }),
  });

  test('every role that is stated and every member of every copy is shown or kept, whatever the order', () => {
    let differing = 0;
    let runs = 0;
    fc.assert(
      fc.property(fc.array(anyCopy, { minLength: 2, maxLength: 4 }), copies => {
        const found = merged(...copies);
        const stated = copies.flatMap(({ participants = [] }) =>
          participants.filter(({ role, roleInferred }) => role !== 'unknown' && !roleInferred).map(({ role }) => role),
        );
        const kept = found.participants.flatMap(({ role, versions }) => versions?.map(each => each.role) ?? [role]);
        for (const role of stated) expect(kept).toContain(role);
        if (stated.length > 0) expect(new Set(kept)).toEqual(new Set(stated));

        const members = copies.flatMap(({ extras = {} }) =>
          Object.entries(extras).map(([name, value]) => `s ${name} ${canonicalJson(value)}`),
        );
        const shown = Object.entries(found.extras).flatMap(([shape, own]) =>
          Object.entries(own).map(([name, value]) => `${shape} ${name} ${canonicalJson(value)}`),
        );
        const others = (found.extraConflicts ?? []).flatMap(({ shape, name, versions }) =>
          versions.slice(1).map(({ value }) => `${shape} ${name} ${canonicalJson(value)}`),
        );
        expect(new Set([...shown, ...others])).toEqual(new Set(members));
        const more = new Set(members).size - shown.length + Math.max(0, new Set(stated).size - 1);
        expect(contradictionsOf(found)).toBe(more);
        runs++;
        if (more > 0) differing++;
        const back = mergeContributions(KEY, [...contributionsOf(...copies)].reverse());
        expect(canonicalJson(back)).toBe(canonicalJson(found));
      }),
      { seed: 5, numRuns: 150 },
    );
    expect(differing / runs).toBeGreaterThan(0.5);
  });
});
