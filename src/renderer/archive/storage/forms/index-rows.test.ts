import { expect, test } from 'vitest';
import { SegmentBuilder } from '#shared/index/segments/segment-builder';
import { encodeForIndex } from '#shared/index/terms/tokens';
import { openBytes, sealBytes } from './checked-bytes';
import { chunkName, indexRows, openChunk, openHead } from './index-rows';

test('a part lies in rows that are small, and its head comes out as it went in', () => {
  const builder = new SegmentBuilder();
  for (let n = 0; n < 20_000; n++) {
    builder.addDocument(n % 7, encodeForIndex(`word${n} common other${n % 100}`));
    if (n % 3 === 0) builder.endConversation();
  }
  const segment = builder.build();
  const rows = indexRows(segment);
  const { documentCount, termCount, areas, conversationEnds, dictionaryBlocks, firstTerms, firstTermEnds } = segment;
  expect(openHead(rows[0]?.bytes ?? new Uint8Array())).toEqual({
    documentCount,
    termCount,
    areas,
    conversationEnds,
    dictionaryBlocks,
    firstTerms,
    firstTermEnds,
    dictionaryBytes: segment.dictionary.length,
    documentsBytes: segment.documents.length,
    positionsBytes: segment.positions.length,
  });
  expect(rows.slice(1).every(({ bytes }) => bytes.length < 65_536)).toBe(true);
  const dictionary = rows.filter(({ name }) => name.startsWith('d')).map(({ bytes }) => [...(openChunk(bytes) ?? [])]);
  expect(Uint8Array.from(dictionary.flat())).toEqual(segment.dictionary);
  expect(rows.map(({ name }) => name)).toContain(chunkName('positions', 0));
});

test('what is no head, or one of another version, is not opened', () => {
  const [head] = indexRows(new SegmentBuilder().build());
  const row = head?.bytes ?? new Uint8Array();
  expect(openHead(row)).toBeDefined();
  expect(openHead(row.subarray(0, 8))).toBeUndefined();
  expect(openHead(new Uint8Array(64))).toBeUndefined();
  const other = openBytes('index-head', row)?.slice() ?? new Uint8Array();
  new Uint32Array(other.buffer)[0] = 99;
  expect(openHead(sealBytes('index-head', other))).toBeUndefined();
});
