import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCharacters } from '../terms/characters.fixture';
import { encodeForIndex } from '../terms/tokens';
import { PackedTexts, TextPacker } from './packed-texts';

const document = fc.record({ area: fc.nat(255), text: anyCharacters(20) });

test('texts arrive as they were packed, batch after batch', () => {
  fc.assert(
    fc.property(fc.array(fc.array(document, { maxLength: 6 }), { maxLength: 4 }), batches => {
      const packer = new TextPacker();
      for (const batch of batches) {
        packer.add(batch);
        const texts = new PackedTexts(packer.take());
        expect([...texts.areas]).toEqual(batch.map(({ area }) => area));
        for (const [place, { text }] of batch.entries())
          expect(texts.bytes.slice(texts.startOf(place), texts.ends[place])).toEqual(encodeForIndex(text));
      }
    }),
  );
});

test('an empty buffer holds no texts', () => {
  expect(new PackedTexts(new ArrayBuffer(0)).ends).toHaveLength(0);
});
