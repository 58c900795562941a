import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { canonicalJson } from '#shared/domain/canonical';
import { headOf } from '#shared/heads/head';
import { contributionOf, conversationOf } from '#shared/import/contributions';
import { freshDatabases, TestArchive } from './testing/archive';
import { importing, SAMPLES, type TextFile } from './testing/samples';

// the laws again, with the importers' own samples instead of invented ones
/** A sample as it is, or with the later part of each of its lists cut off: an earlier export of the same. */
const textFile: fc.Arbitrary<TextFile> = fc
  .record({ sample: fc.constantFrom(...SAMPLES), kept: fc.constantFrom(1, 1, 0.7, 0.4) })
  .map(({ sample: { name, text }, kept }) => ({
    name: `${kept} ${name}`,
    text: kept === 1 ? text : shortened(text, kept),
  }));

const textFiles = fc.uniqueArray(textFile, { minLength: 2, maxLength: 6, selector: ({ text }) => text });

function shortened(text: string, kept: number): string {
  try {
    return JSON.stringify(cutLists(JSON.parse(text), kept));
  } catch {
    // a sample that only the tolerant reader understands stays whole
    return text;
  }
}

function cutLists(value: Json, kept: number): Json {
  if (Array.isArray(value)) return value.slice(0, Math.ceil(value.length * kept)).map(each => cutLists(each, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, each === undefined ? null : cutLists(each, kept)]),
  );
}

const opened = () => {
  freshDatabases();
  return new TestArchive('v', { contributionOf, conversationOf });
};

test('with every importer: order, repetition, cuts and undone imports leave no trace', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      textFiles,
      fc.array(fc.nat(5), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.nat(5),
      async (files, order, piece, undone) => {
        const archive = opened();
        const held = new Map<TextFile, string>();
        for (const nth of order) {
          const file = files[nth % files.length];
          if (file === undefined) continue;
          const outcome = await archive.importFrom(importing([file], piece));
          if (outcome.kind === 'done') held.set(file, outcome.record.id);
          else expect(outcome.kind === 'known').toBe(held.has(file));
        }
        const [file, id] = [...held][undone] ?? [];
        if (file !== undefined && id !== undefined) {
          await archive.writer.undo(id);
          held.delete(file);
        }
        const walked = await archive.dump();
        archive.close();

        const straight = opened();
        if (held.size > 0) await straight.importFrom(importing([...held.keys()].reverse(), 1_000_000));
        expect(walked).toBe(await straight.dump());
        straight.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('with every importer: what lists show is what the conversations say', { timeout: 60_000 }, async () => {
  const archive = opened();
  const outcome = await archive.importFrom(importing(SAMPLES, 777));
  expect(outcome.kind).toBe('done');
  const { hits } = await archive.reader.search({ text: '', sort: [], offset: 0, limit: 1000 });
  expect(hits.length).toBeGreaterThan(5);
  for (const { head } of hits) {
    const conversation = await archive.reader.conversation(head.key);
    expect(canonicalJson(head)).toBe(conversation && canonicalJson(headOf(conversation)));
  }
  archive.close();
});
