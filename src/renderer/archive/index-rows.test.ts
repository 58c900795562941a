import { expect, test } from 'vitest';
import { SegmentBuilder } from '#shared/index/segment-builder';
import { encodeForIndex } from '#shared/index/tokens';
import { CHUNK_BYTES, chunkName, indexRows, openHead } from './index-rows';

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
  expect(rows.slice(1).every(({ bytes }) => bytes.length <= CHUNK_BYTES)).toBe(true);
  const dictionary = rows.filter(({ name }) => name.startsWith('d')).map(({ bytes }) => [...bytes]);
  expect(Uint8Array.from(dictionary.flat())).toEqual(segment.dictionary);
  expect(rows.map(({ name }) => name)).toContain(chunkName('positions', 0));
});

test('what is no head, or one of another version, is not opened', () => {
  const [head] = indexRows(new SegmentBuilder().build());
  const bytes = head?.bytes.slice() ?? new Uint8Array();
  expect(openHead(bytes)).toBeDefined();
  expect(openHead(bytes.subarray(0, 8))).toBeUndefined();
  expect(openHead(new Uint8Array(64))).toBeUndefined();
  new Uint32Array(bytes.buffer)[1] = 99;
  expect(openHead(bytes)).toBeUndefined();
});
