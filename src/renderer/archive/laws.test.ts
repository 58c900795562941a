import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/canonical';
import { headOf } from '#shared/heads/head';
import { LONG, runs } from '#shared/testing/runs';
import { freshDatabases, segmentsStored, TestArchive } from './testing/archive';
import { files, steps } from './testing/generated';
import type { InventedFile } from './testing/invented';
import { walk } from './testing/walk';

const everything = { text: '', sort: [], offset: 0, limit: 1000 };

/** What an archive is that got these files at once, and nothing else ever. */
async function straight(all: readonly InventedFile[]): Promise<string> {
  freshDatabases();
  const archive = new TestArchive('s');
  if (all.length > 0) await archive.import(all, { batch: 100 });
  const dumped = await archive.dump();
  archive.close();
  return dumped;
}

test('D-04, D-13: order, repetition, cuts and undone imports leave no trace', LONG, async () => {
  const met = { undos: 0, contradictions: 0 };
  await fc.assert(
    fc.asyncProperty(files, steps, async (all, way) => {
      freshDatabases();
      const archive = new TestArchive();
      const held = await walk(archive, all, way);
      const walked = await archive.dump();
      const [contradicting = 0] = await archive.reader.counts(['has:conflict']);
      archive.close();
      if (contradicting > 0) met.contradictions += 1;
      if (way.some(({ kind }) => kind === 'undo')) met.undos += 1;
      expect(walked).toBe(await straight([...held].reverse()));
    }),
    { numRuns: runs(20) },
  );
  // laws about contradictions and undos have to meet them
  expect(met.contradictions).toBeGreaterThan(runs(6));
  expect(met.undos).toBeGreaterThan(runs(10));
});

test('what lists show is what the conversations say', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(files, steps, async (all, way) => {
      freshDatabases();
      const archive = new TestArchive();
      await walk(archive, all, way);
      const { hits } = await archive.reader.search(everything);
      const conversations = await Promise.all(hits.map(({ head }) => archive.reader.conversation(head.key)));
      expect(hits.map(({ head }) => canonicalJson(head))).toEqual(
        conversations.map(conversation => conversation && canonicalJson(headOf(conversation))),
      );
      archive.close();
    }),
    { numRuns: runs(10) },
  );
});

test('nothing is stored that the catalog does not name', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(files, steps, async (all, way) => {
      freshDatabases();
      const archive = new TestArchive();
      await walk(archive, all, way);
      archive.close();
      const { stored, named } = await segmentsStored();
      expect(stored).toEqual(named);
    }),
    { numRuns: runs(10) },
  );
});
