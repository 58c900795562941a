import { expect, test } from 'vitest';
import { fakeRecord, fakeReport } from '../testing/archive.fixture';
import { storageUse } from './storage-use';

const file = (name: string, shape: string, bytes: number) => ({ ...fakeReport(name), bytes, shapes: { [shape]: 1 } });

test('what originals take up is told by source, and what could be removed without a loss', () => {
  const use = storageUse([
    fakeRecord('1', {
      bytes: 900,
      files: [file('a.json', 'liveperson/history', 200), file('b.log', 'vcc-live/chat', 100)],
    }),
    fakeRecord('2', {
      bytes: 50,
      outcome: { added: 0, extended: 0, unchanged: 3 },
      files: [file('c.log', 'vcc-live/chat', 100)],
    }),
    fakeRecord('3', {
      bytes: 7,
      outcome: { added: 0, extended: 0, unchanged: 1 },
      differing: 1,
      files: [file('d.json', 'other/thing', 1)],
    }),
  ]);
  expect(use).toEqual({
    bytes: 957,
    bySource: [
      { source: 'liveperson', bytes: 600 },
      { source: 'vcc-live', bytes: 350 },
    ],
    spare: { imports: 1, bytes: 50 },
  });
});
