import type { Instant } from '#shared/domain/time';
import type { ImportOutcome, ImportPreview, ImportProgress, Incomplete } from '../../src/renderer/archive/api';
import { openCatalog } from '../../src/renderer/archive/catalog';
import { openArchive } from '../../src/renderer/archive/client';
import { dump } from '../../src/renderer/archive/dump';
import { storePlaces } from '../../src/renderer/archive/stores';
import { importChannels } from '../../src/renderer/state/import-source';
import { manyChats } from './many-chats';

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** What a spec may do with the archive of a real browser: the page's own client and workers, without the page. */
interface ArchiveHarness {
  import(files: readonly TextFile[]): Promise<ImportOutcome>;
  preview(files: readonly TextFile[]): Promise<ImportPreview>;
  /** Imports so many invented chats of ten lines each. */
  importChats(count: number): Promise<ImportOutcome>;
  /** Starts to import so many invented chats and comes back when the first have been taken. */
  startImport(count: number): Promise<void>;
  undo(id: string): Promise<void>;
  erase(): Promise<void>;
  dump(): Promise<string>;
  /** How many conversations a search finds, its first excerpt, and what it could not say. */
  find(text: string): Promise<{ readonly total: number; readonly first?: string; readonly incomplete?: Incomplete }>;
  /** Makes the index one that an earlier version of the program built. */
  ageIndex(): Promise<void>;
  /** The names of the stores there are. */
  stores(): Promise<readonly string[]>;
  conversations(): Promise<number>;
  /** How often a change of what is visible was told. */
  changes(): number;
}

declare global {
  interface Window {
    archiveHarness: ArchiveHarness;
  }
}

const archive = openArchive();
const openChannel = importChannels({});
const never = new AbortController().signal;
const now = Date.UTC(2026, 0, 1) as Instant;
let changes = 0;
archive.onChange(() => changes++);

async function channelTo(files: readonly TextFile[], mode: 'preview' | 'import') {
  const sources = files.map(({ name, text }) => {
    const file = new File([text], name);
    return { id: name, name, bytes: file.size, file };
  });
  return openChannel({ sources, mode });
}

async function importFiles(files: readonly TextFile[], listener: (progress: ImportProgress) => void) {
  const channel = await channelTo(files, 'import');
  const outcome = await archive.runImport(channel.port, { now }, listener, never);
  channel.end();
  return outcome;
}

window.archiveHarness = {
  import: files => importFiles(files, () => undefined),
  importChats: count => importFiles([manyChats(count)], () => undefined),
  startImport: count =>
    new Promise(resolve => {
      void importFiles([manyChats(count)], ({ conversations }) => conversations > 0 && resolve());
    }),
  async preview(files) {
    const channel = await channelTo(files, 'preview');
    const preview = await archive.previewImport(channel.port, () => undefined, never);
    channel.end();
    return preview;
  },
  undo: id => archive.undoImport(id),
  erase: () => archive.erase(),
  dump: () => dump(archive),
  async find(text) {
    const { total, hits, incomplete } = await archive.search({ text, sort: [], offset: 0, limit: 1 });
    const first = hits[0]?.excerpt?.text;
    return { total, ...(first !== undefined && { first }), ...(incomplete && { incomplete }) };
  },
  async ageIndex() {
    const opened = await openCatalog();
    if (!opened.ok) throw new TypeError(opened.problem.code);
    await opened.value.indexes.toCollection().modify({ version: 0 });
    opened.value.close();
  },
  stores: async () => [...(await storePlaces().names())].sort(),
  conversations: async () => (await archive.overview()).conversations,
  changes: () => changes,
};
