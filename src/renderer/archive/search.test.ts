import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { Instant } from '#shared/domain/time';
import { contributionOf, conversationOf } from '#shared/import/contributions';
import { printQuery } from '#shared/query/language/print';
import { anyQuery } from '#shared/query/samples/arbitrary';
import { LONG, runs } from '#shared/testing/runs';
import { type OrderColumn, STACK_COLUMNS } from './contract/api';
import {
  bytesOfIndex,
  freshDatabases,
  headsStored,
  indexParts,
  loseIndex,
  segmentsStored,
  TestArchive,
} from './testing/archive';
import { files, steps } from './testing/generated';
import { countsInBuckets, everythingIn, type Plain, plainFacets, plainlyFound } from './testing/plain';
import { importing, SAMPLES } from './testing/samples';
import { walk } from './testing/walk';

const never = new AbortController().signal;
const clock = { now: Date.UTC(2023, 10, 20) as Instant, zone: 'Europe/Oslo' };

const leaf = fc.oneof(
  fc.constantFrom(
    ...['refund', 'refu', '"refund"', 'parcel', 'grosse', 'late', '"invoice 4711"', 'invoice-4', 'thanks', 'v'],
    ...[
      'customer-said:refund',
      'agent-said:refund',
      'from:mira',
      'from:customer',
      'agent:mira',
      'with:"visitor 1"',
      'handled:mira',
      'in:priority',
      'id:c1',
    ],
    ...[
      'messages:>1',
      'messages:2',
      'is:empty',
      'has:finding',
      'has:conflict',
      '-has:conflict,note',
      'outcome:solved',
      'outcome:left',
    ],
    ...['outcome:*', 'source:vcc-live', 'in:sales', 'left', 'score:40'],
    ...['on:2023-11-14', 'after:-10d', 'before:2023', 'during:*', 'duration:*', 'file:"file 1"', 'import:2026-05'],
    ...['is:flagged', 'is:reviewed', '-is:reviewed', 'has:note', 'tag:coach', 'tag:=praise', 'tag:*', 'note:refund'],
    ...['note:"call back"', 'mine:>50', 'mine:40', 'mine:*', 'is:empty,flagged', 'has:finding,note'],
    ...['/parcel \\d/', '/^late/', 'field:disposition', 'field:chat=c1', 'customer:visitor', 'said:thanks'],
  ),
  anyQuery.map(printQuery),
);
const text = fc
  .array(
    fc.tuple(leaf, fc.boolean()).map(([one, negated]) => (negated && !one.startsWith('-') ? `-(${one})` : one)),
    { minLength: 1, maxLength: 3 },
  )
  .chain(parts => fc.constantFrom(' ', ' OR ').map(between => parts.join(between)));

/** Compares everything that can be asked about one query with a plain reading of all conversations. */
async function compare({ reader }: TestArchive, all: readonly Plain[], asked: string, unindexed = 0): Promise<void> {
  const found = plainlyFound(all, asked, clock);
  const answer = await reader.search({ text: asked, sort: [], offset: 0, limit: 10_000, clock });
  expect({ asked, keys: answer.hits.map(({ head }) => head.key) }).toEqual({
    asked,
    keys: found.map(({ head }) => head.key),
  });
  expect(answer.total).toBe(found.length);
  const middle = Math.floor(found.length / 2);
  const at = found[middle]?.head.key;
  if (at !== undefined) {
    const { row, hits } = await reader.search({ text: asked, sort: [], offset: 0, limit: 0, clock, at });
    expect({ asked, row, hits }).toEqual({ asked, row: middle, hits: [] });
  }
  if (unindexed === 0) expect(answer.incomplete).toBeUndefined();
  else expect([undefined, { undecided: 0, unindexed }]).toContainEqual(answer.incomplete);
  const timed = found.filter(({ head }) => head.startedAt !== undefined);
  for (const stackBy of STACK_COLUMNS) {
    const { total, facets, histogram } = await reader.facets({ text: asked, clock, top: 3, stackBy });
    expect({ total, facets }).toEqual({ total: found.length, facets: plainFacets(found, 3) });
    expect(histogram?.buckets.map(({ counts }) => counts)).toEqual(
      histogram && countsInBuckets(found, histogram, stackBy),
    );
    const counted = histogram?.buckets.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0);
    expect([counted ?? 0, histogram?.untimed ?? found.length]).toEqual([timed.length, found.length - timed.length]);
  }
  const edges = [-20, -10, 0, 10].map(days => (clock.now + days * 86_400_000) as Instant);
  const { between } = await reader.facets({ text: asked, clock, keys: [], edges });
  expect(between).toEqual(
    edges
      .slice(1)
      .map(
        (until, nth) =>
          timed.filter(({ head: { startedAt = 0 } }) => startedAt >= (edges[nth] ?? 0) && startedAt < until).length,
      ),
  );
  for (const stackBy of STACK_COLUMNS) {
    const { stacked } = await reader.facets({ text: asked, clock, keys: [], edges, stackBy });
    expect(stacked?.counts.map(counts => counts.reduce((sum, count) => sum + count, 0))).toEqual(between);
  }
  expect(await reader.counts([asked], clock)).toEqual([found.length]);
}

/** Whether two copies say different things of something, wherever it stands. */
function holdsVersions({ conflicts = [], messages, events, surveys, attributes }: Conversation): boolean {
  return conflicts.length > 0 || [...messages, ...events, ...surveys, ...attributes].some(each => 'versions' in each);
}

test('after any imports and undos, the index finds what looking through everything finds', LONG, async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(files, steps, fc.array(text, { minLength: 1, maxLength: 8 }), async (invented, way, texts) => {
      freshDatabases();
      const archive = new TestArchive();
      await walk(archive, invented, way);
      const all = await everythingIn(archive, clock);
      for (const asked of texts) await compare(archive, all, asked);
      // counted by what the conversations hold, not by what their heads say
      const { total } = await archive.reader.search({ text: 'has:conflict', sort: [], offset: 0, limit: 0, clock });
      const contradicting = all.filter(({ conversation }) => holdsVersions(conversation)).length;
      expect(total).toBe(contradicting);
      met += contradicting;
      archive.close();
    }),
    { numRuns: runs(15) },
  );
  expect(met).toBeGreaterThan(0);
});

test('so it does without an index, and with one that was built again', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(
      files,
      steps,
      fc.constantFrom('outdated' as const, 'gone' as const),
      fc.array(text, { minLength: 1, maxLength: 4 }),
      async (invented, way, how, texts) => {
        freshDatabases();
        const archive = new TestArchive();
        await walk(archive, invented, way);
        const all = await everythingIn(archive, clock);
        await loseIndex(archive, how);
        const heads = await headsStored();
        for (const asked of texts) await compare(archive, all, asked, heads);
        await archive.writer.rebuild(() => undefined, never);
        expect((await archive.reader.overview()).unindexed).toBe(0);
        for (const asked of texts) await compare(archive, all, asked);
        const { stored, named } = await segmentsStored();
        expect(stored).toEqual(named);
        archive.close();
      },
    ),
    { numRuns: runs(8) },
  );
});

test('many small parts are put together, and an undone import leaves nothing in them', LONG, async () => {
  freshDatabases();
  const archive = new TestArchive();
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) {
    const chat = { chat: `c${n}`, lines: [{ n: 0, by: 'visitor', text: `refund ${n} secret${n}`, at: clock.now }] };
    const outcome = await archive.import([{ name: `file ${n}`, records: [chat] }]);
    if (outcome.kind === 'done') ids.push(outcome.record.id);
  }
  const texts = ['refund', 'secret1', '"refund 3"', 'refund -secret4', 'id:c5'];
  const check = async () => {
    while (await archive.writer.maintain(never));
    const all = await everythingIn(archive, clock);
    for (const asked of texts) await compare(archive, all, asked);
    const { stored, named } = await segmentsStored();
    expect(stored).toEqual(named);
  };
  expect(await indexParts()).toBe(20);
  await check();
  expect(await indexParts()).toBeLessThan(8);

  for (const nth of [3, 4, 17]) await archive.undo(ids[nth] ?? '');
  await check();
  expect(await archive.reader.words('secret3', 5)).toEqual([]);
  expect(await bytesOfIndex()).not.toContain('secret3');
  for (const id of ids) await archive.undo(id);
  await check();
  expect(await indexParts()).toBe(0);
  archive.close();
});

test('work on the index is interrupted without a trace', LONG, async () => {
  freshDatabases();
  const archive = new TestArchive();
  await archive.import([{ name: 'a', records: [{ chat: 'a', lines: [{ n: 0, by: 'visitor', text: 'refund' }] }] }]);
  await loseIndex(archive, 'outdated');
  const control = new AbortController();
  control.abort();
  await expect(archive.writer.maintain(control.signal)).rejects.toThrow();
  expect((await archive.reader.search({ text: 'refund', sort: [], offset: 0, limit: 1 })).incomplete).toEqual({
    undecided: 0,
    unindexed: 1,
  });
  archive.close();
});

test('with every importer, the index finds what looking through everything finds', LONG, async () => {
  freshDatabases();
  const archive = new TestArchive('v', { contributionOf, conversationOf });
  await archive.importFrom(importing(SAMPLES, 100_000));
  const all = await everythingIn(archive, clock);
  expect(all.length).toBeGreaterThan(5);
  const words = all.flatMap(({ documents }) => documents.flatMap(each => each.text.match(/[\p{L}\p{N}]+/gu) ?? []));
  const keys = [
    '',
    'customer-said:',
    'agent-said:',
    'from:',
    'with:',
    'handled:',
    'in:',
    'id:',
    'visitor:',
    'survey:',
    'outcome:',
  ];
  const word = fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...words), fc.integer({ min: 1, max: 9 }));
  const asked = fc.oneof(
    word.map(([key, full, length]) => `${key}${full.slice(0, length)}`),
    fc.tuple(word, word).map(([[key, one], [, other]]) => `${key}"${one}" ${other}`),
    fc.tuple(word, fc.nat(3)).map(([[, one], at]) => `"${one} ${words[words.indexOf(one) + 1 + at] ?? ''}"`),
    anyQuery.map(printQuery),
  );
  await fc.assert(
    fc.asyncProperty(asked, text => compare(archive, all, text)),
    { numRuns: runs(40) },
  );
  archive.close();
});

test('whatever it is sorted by, what has no value comes last and pages follow one another', LONG, async () => {
  freshDatabases();
  const archive = new TestArchive('o', { contributionOf, conversationOf });
  await archive.importFrom(importing(SAMPLES, 100_000));
  const columns: readonly OrderColumn[] = ['customer', 'waitMs', 'score', 'interactive', 'outcome', 'replyMs', 'agent'];
  for (const column of columns) {
    for (const descending of [false, true]) {
      const sort = [{ column, descending }];
      const whole = await archive.reader.search({ text: '', sort, offset: 0, limit: 1000 });
      const pages = [];
      for (let offset = 0; offset < whole.total; offset += 3)
        pages.push(...(await archive.reader.search({ text: '', sort, offset, limit: 3 })).hits);
      expect(pages).toEqual(whole.hits);
    }
  }
  archive.close();
});
