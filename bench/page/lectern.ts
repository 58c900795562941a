import type { Instant } from '#shared/domain/time';
import type { ToImporter } from '#shared/import/contract/protocol';
import { openArchive } from '../../src/renderer/archive/client';
import importWorkerUrl from '../../src/renderer/import-worker/import.worker.ts?worker&url';
import { scriptUrl } from '../../src/renderer/script-url';

export interface ImportRun {
  readonly ms: number;
  readonly conversations: number;
  readonly messages: number;
}

/** The whole way, as the app goes it: import worker, archive writer, IndexedDB, visible at the end. */
export async function importCorpus(file: File): Promise<ImportRun> {
  const archive = openArchive();
  const worker = new Worker(scriptUrl(importWorkerUrl), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const started = performance.now();
  worker.postMessage({ port: port2 }, [port2]);
  const start: ToImporter = {
    type: 'start',
    mode: 'import',
    sources: [{ id: 'corpus', name: file.name, bytes: file.size, file }],
  };
  port1.postMessage(start);
  const outcome = await archive.runImport(
    port1,
    { now: Date.now() as Instant },
    () => {},
    new AbortController().signal,
  );
  const ms = performance.now() - started;
  worker.terminate();
  archive.close();
  if (outcome.kind !== 'done') throw new Error(`the import ended as ${JSON.stringify(outcome)}`);
  return { ms, conversations: outcome.record.conversations, messages: outcome.record.messages };
}
