import { z } from 'zod';
import type { ConversationKey } from '#shared/domain/keys';
import { instant } from '#shared/domain/time';
import { ledgerImport } from '#shared/ledger/ledger';
import { marks } from '#shared/marks/marks';
import type { ImportRecord } from '../contract/api';

/**
 * Raised where what the records of a backup mean changes, together with an upgrader. The formats of what is stored are
 * named beside it: rows are copied as they are.
 */
export const CONTENTS_VERSION = 1;

const count = z.int().nonnegative();
const counts = z.array(count);
const key = z.string().min(1) as unknown as z.ZodType<ConversationKey>;
const table = z.enum(['blocks', 'heads', 'index']);

/** Of the archive as a whole; comes first. */
export const archiveFacts = z.object({
  kind: z.literal('archive'),
  version: z.literal(CONTENTS_VERSION),
  formats: z.object({ archive: count, rows: count, marks: count }),
  at: instant,
  conversations: count,
  messages: count,
  imports: count,
  marked: count,
  searches: count,
  rows: count,
});
export type ArchiveFacts = Readonly<z.infer<typeof archiveFacts>>;

const savedSearch = z.object({ name: z.string(), text: z.string() });

const sourceReport = z.looseObject({
  source: z.string(),
  file: z.string(),
  hash: z.string(),
  bytes: z.number(),
  records: z.number(),
  rejected: z.number(),
  explained: z.number(),
  shapes: z.record(z.string(), z.number()),
  findings: z.array(z.looseObject({ code: z.string(), place: z.looseObject({ file: z.string().optional() }) })),
  findingCounts: z.record(z.string(), z.number()),
});
const importRecord = z.looseObject({
  id: z.string().min(1),
  at: instant,
  files: z.array(sourceReport),
  conversations: count,
  messages: count,
  outcome: z.object({ added: count, extended: count, unchanged: count }),
  bytes: z.number(),
}) as unknown as z.ZodType<ImportRecord>;

/** What a record of a backup says, but for its bytes. */
export const backupFacts = z.discriminatedUnion('kind', [
  archiveFacts,
  z.object({ kind: z.literal('ledger'), imports: z.array(ledgerImport) }),
  z.object({ kind: z.literal('searches'), searches: z.array(savedSearch) }),
  z.object({ kind: z.literal('marks'), key, marks }),
  z.object({ kind: z.literal('import'), record: importRecord }),
  /** Bytes: the columns of its heads, `docs` bytes of them, then those of its originals. */
  z.object({
    kind: z.literal('segment'),
    id: z.string().regex(/^[^ ]+$/),
    of: z.enum(['import', 'derived']),
    order: z.number(),
    shard: count,
    importId: z.string().optional(),
    hashes: z.array(z.string()),
    runs: z.array(z.object({ hash: z.string(), first: count, end: count })).optional(),
    at: instant,
    headRows: counts,
    blockRows: counts,
    docs: count,
  }),
  z.object({
    kind: z.literal('index'),
    id: z.string().regex(/^[^ ]+$/),
    shard: count,
    version: count,
    covers: z.array(z.object({ segment: z.string(), first: count, count })),
    documents: count,
    /** How many rows it has. */
    rows: count,
  }),
  z.object({ kind: z.literal('tombstones'), segment: z.string(), slots: counts }),
  /** The rows of the owners in one store follow. */
  z.object({ kind: z.literal('shard'), shard: count }),
  z.object({ kind: z.literal('row'), table, owner: z.string(), name: z.string() }),
]);
export type BackupFacts = Readonly<z.infer<typeof backupFacts>>;
