import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { canonicalJson } from '#shared/domain/canonical';
import { headOf } from '#shared/heads/head';
import { contributionOf, conversationOf } from '#shared/import/contributions';
import { LONG, runs } from '#shared/testing/runs';
import { freshDatabases, TestArchive } from './testing/archive';
import { importing, SAMPLES, type TextFile } from './testing/samples';

// the laws again, with the importers' own samples instead of invented ones
/**
 * A sample as it is, or another copy of the same: the later or the earlier part of each of its lists cut off, or with
 * other words in it.
 */
const textFile: fc.Arbitrary<TextFile> = fc
  .record({ sample: fc.constantFrom(...SAMPLES), kept: fc.constantFrom(1, 1, 0.7, 0.4, -0.7), edited: fc.boolean() })
  .map(({ sample: { name, text }, kept, edited }) => {
    const copy = kept === 1 ? text : shortened(text, kept);
    return { name: `${kept} ${edited} ${name}`, text: edited ? otherWords(copy) : copy };
  });

const textFiles = fc.uniqueArray(textFile, { minLength: 2, maxLength: 6, selector: ({ text }) => text });

function otherWords(text: string): string {
  return text.replace(/("(?:text|message|content)"\s*:\s*"[^"\\]{3,})"/g, '$1!"');
}

function shortened(text: string, kept: number): string {
  try {
    return JSON.stringify(cutLists(JSON.parse(text), kept));
  } catch {
    // a sample that only the tolerant reader understands stays whole
    return text;
  }
}

function cutLists(value: Json, kept: number): Json {
  if (Array.isArray(value)) {
    const [from, until] = kept < 0 ? [Math.floor(value.length * (1 + kept)), value.length] : [0, value.length * kept];
    return value.slice(from, Math.ceil(until)).map(each => cutLists(each, kept));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, each === undefined ? null : cutLists(each, kept)]),
  );
}

const opened = () => {
  freshDatabases();
  return new TestArchive('v', { contributionOf, conversationOf });
};

test('with every importer: order, repetition, cuts and undone imports leave no trace', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(
      textFiles,
      fc.array(fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.nat(5),
      async (files, order, piece, undone) => {
        const archive = opened();
        let imports: { readonly id: string; readonly files: readonly TextFile[] }[] = [];
        for (const some of order) {
          const chosen = [...new Set(some.flatMap(nth => files[nth % files.length] ?? []))];
          const known = chosen.every(file => imports.some(each => each.files.includes(file)));
          const outcome = await archive.importFrom(importing(chosen, piece));
          if (outcome.kind === 'done') imports = [...imports, { id: outcome.record.id, files: chosen }];
          else expect(outcome.kind === 'known').toBe(known);
        }
        const gone = imports[undone % Math.max(1, imports.length)];
        if (gone !== undefined) {
          await archive.writer.undo(gone.id);
          imports = imports.filter(each => each !== gone);
        }
        const held = new Set(imports.flatMap(each => each.files));
        const walked = await archive.dump();
        archive.close();

        const straight = opened();
        if (held.size > 0) await straight.importFrom(importing([...held].reverse(), 1_000_000));
        expect(walked).toBe(await straight.dump());
        straight.close();
      },
    ),
    { numRuns: runs(8) },
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
