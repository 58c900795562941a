import '../../src/renderer/app/zod-config';
import { canonicalJson } from '#shared/domain/canonical';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { openArchive } from '../../src/renderer/archive/client';
import type { ImportOutcome, ImportPreview, ImportProgress, Incomplete } from '../../src/renderer/archive/contract/api';
import { storePlaces } from '../../src/renderer/archive/storage/stores/stores';
import { openCatalog } from '../../src/renderer/archive/storage/tables/catalog';
import { dump } from '../../src/renderer/archive/testing/dump';
import { servedFreeBytes } from '../../src/renderer/host/served-files';
import { importChannels } from '../../src/renderer/state/imports/import-source';
import { manyChats } from './many-chats.mjs';

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
  /** Changes some bytes of what the catalog says of the oldest import, as a worn disk may. */
  damage(): Promise<void>;
  /** What can be seen of the archive, in few words: equal for two archives that hold the same. */
  seen(): Promise<string>;
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

const archive = openArchive({ freeBytes: servedFreeBytes });
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

const SAMPLES = 20;

async function seen(): Promise<string> {
  const { unindexed: _, ...overview } = await archive.overview();
  const { hits } = await archive.search({ text: '', sort: [], offset: 0, limit: 100_000, excerpts: false });
  const step = Math.max(1, Math.floor(hits.length / SAMPLES));
  const conversations = [];
  for (let nth = 0; nth < hits.length; nth += step)
    conversations.push(await archive.conversation(hits[nth]?.head.key as ConversationKey));
  const found = await archive.counts(['number17', 'line', 'chat number5']);
  const all = canonicalJson({ heads: hits.map(({ head }) => head), conversations });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all));
  const name = [...new Uint8Array(digest, 0, 6)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return `${overview.imports} imports, ${overview.conversations} conversations, ${overview.messages} messages, found ${found.join(' ')}, ${name}`;
}

window.archiveHarness = {
  seen,
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
  async erase() {
    await archive.erase({ kind: 'everything' }, () => undefined);
  },
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
  async damage() {
    const opened = await openCatalog();
    if (!opened.ok) throw new TypeError(opened.problem.code);
    const catalog = opened.value;
    const imports = await catalog.segments.filter(({ kind }) => kind === 'import').toArray();
    const [segment] = imports.sort((a, b) => a.order - b.order);
    if (segment === undefined) throw new TypeError('there is no import');
    const docs = segment.docs.slice();
    // done twice, it must not be undone
    docs.set([0xaa, 0x55, 0xaa, 0x55], 200);
    await catalog.segments.put({ ...segment, docs });
    catalog.close();
  },
  stores: async () => [...(await storePlaces().names())].sort(),
  conversations: async () => (await archive.overview()).conversations,
  changes: () => changes,
};
