import { z } from 'zod';
import { LIMITS } from '#shared/import/contract/limits';
import { readSources } from '#shared/import/read-sources';
import { VENDORS } from '#shared/import/registry';
import { documentsOf } from '#shared/index/documents/documents';
import { PackedTexts, TextPacker } from '#shared/index/segments/packed-texts';
import { DOCUMENTS_PER_SEGMENT, SegmentBuilder } from '#shared/index/segments/segment-builder';
import type { IndexCost } from './index-cost';

z.config({ jitless: true });
const SLICE = 8 << 20;
const TEXTS_AT_ONCE = 4 << 20;

addEventListener('message', async ({ data: file }: MessageEvent<File>) => {
  let [packing, building, textBytes] = [0, 0, 0];
  const packer = new TextPacker();
  let counts: number[] = [];
  let builder = new SegmentBuilder();
  const started = performance.now();
  const finish = () => {
    builder.build();
    builder = new SegmentBuilder();
  };
  const index = () => {
    const from = performance.now();
    const texts = new PackedTexts(packer.take());
    textBytes += texts.bytes.length;
    let next = 0;
    for (const count of counts) {
      for (const end = next + count; next < end; next++)
        builder.addDocument(texts.areas[next] ?? 0, texts.bytes, texts.startOf(next), texts.ends[next] ?? 0);
      builder.endConversation();
    }
    counts = [];
    if (builder.documentCount >= DOCUMENTS_PER_SEGMENT) finish();
    building += performance.now() - from;
  };
  await readSources([{ id: 'corpus', name: file.name, bytes: file.size, open: () => slices(file) }], {
    vendors: VENDORS,
    limits: LIMITS,
    record: ({ conversation }) => {
      if (conversation === undefined) return;
      const from = performance.now();
      const documents = documentsOf(conversation);
      packer.add(documents);
      counts.push(documents.length);
      packing += performance.now() - from;
      if (packer.bytes >= TEXTS_AT_ONCE) index();
    },
    settle: () => Promise.resolve(),
    progress: () => undefined,
    done: () => undefined,
  });
  index();
  const from = performance.now();
  finish();
  building += performance.now() - from;
  const reading = performance.now() - started - packing - building;
  postMessage({ reading, packing, building, textBytes } satisfies IndexCost);
});

async function* slices(file: File): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < file.size; at += SLICE) yield new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
}
