import { z } from 'zod';
import { type Instant, instant } from '../domain/time';
import type { SourceReport } from '../import/contract/protocol';
import { openText, sealText } from './checked-text';

const LEDGER_VERSION = 1;

const ledgerFile = z.object({
  /** As the user saw it, with its path inside a dropped folder. */
  name: z.string(),
  bytes: z.int().nonnegative().optional(),
  /** Content hashes of what was read from it: its own, or those of the files packed in it. */
  hashes: z.array(z.string()).readonly(),
  packed: z.boolean(),
});
/** A file that was imported, by what it can be recognised again. Where it lies only the host knows. */
export type LedgerFile = Readonly<z.infer<typeof ledgerFile>>;

export const ledgerImport = z.object({
  id: z.string().min(1),
  at: instant,
  /** The account that was named for files which do not say it: without it they would be other conversations. */
  account: z.string().optional(),
  files: z.array(ledgerFile).readonly(),
  conversations: z.int().nonnegative(),
  messages: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
});
export type LedgerImport = Readonly<z.infer<typeof ledgerImport>>;

const ledger = z.object({
  version: z.literal(LEDGER_VERSION),
  /** Counts how often it was written: the highest of several copies is the latest. */
  written: z.int().nonnegative(),
  archiveId: z.string().min(1),
  revision: z.int().nonnegative(),
  imports: z.array(ledgerImport).readonly(),
  /** What it names is being brought back: until that has ended, everything that is not there yet is still lost. */
  restoring: z.literal(true).optional(),
});

/** What the archive was when it was last changed, as it is known outside of its database. */
export type Ledger = Readonly<z.infer<typeof ledger>>;

export type LedgerState =
  | { readonly kind: 'known'; readonly ledger: Ledger }
  /** Nothing was ever written. */
  | { readonly kind: 'absent' }
  /** Something was written, and no copy of it is whole. */
  | { readonly kind: 'damaged' }
  /** A later version of the program wrote it. */
  | { readonly kind: 'newer' }
  /** There is no place where it could be, or it cannot be read. */
  | { readonly kind: 'unknown' };

export function printLedger(written: Ledger): string {
  return sealText(written);
}

/** The latest of the copies that is whole. */
export function readLedger(copies: readonly string[]): LedgerState {
  const opened = copies.filter(copy => copy.trim() !== '').map(copy => openText(copy.trim()));
  if (opened.some(copy => versionOf(copy) > LEDGER_VERSION)) return { kind: 'newer' };
  const [latest] = opened.flatMap(copy => ledger.safeParse(copy).data ?? []).sort((a, b) => b.written - a.written);
  if (latest !== undefined) return { kind: 'known', ledger: latest };
  return { kind: opened.length === 0 ? 'absent' : 'damaged' };
}

/** What is known of an import apart from what the archive says of it. */
export interface ImportKnowledge {
  readonly account?: string;
  readonly sources: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
}

/** An import as the archive has it. */
export interface ArchivedImport {
  readonly id: string;
  readonly at: Instant;
  readonly files: readonly SourceReport[];
  readonly conversations: number;
  readonly messages: number;
  readonly bytes: number;
}

/** The ledger for an archive as it is now. What was known of an import stays known. */
export function nextLedger(
  before: Ledger | undefined,
  archive: { readonly archiveId: string; readonly revision: number; readonly imports: readonly ArchivedImport[] },
  knowledge: ReadonlyMap<string, ImportKnowledge>,
): Ledger {
  const known = new Map(before?.imports.map(each => [each.id, each]));
  const { archiveId, revision } = archive;
  return {
    version: LEDGER_VERSION,
    written: (before?.written ?? 0) + 1,
    archiveId,
    revision,
    imports: archive.imports.map(held => {
      const own = knowledge.get(held.id);
      const { id, at, files, conversations, messages, bytes } = held;
      const account = own?.account ?? known.get(id)?.account;
      return {
        id,
        at,
        ...(account !== undefined && { account }),
        files: own === undefined ? (known.get(id)?.files ?? filesOf(files)) : filesOf(files, own.sources),
        conversations,
        messages,
        bytes,
      };
    }),
  };
}

/** The files that were given, as their reports tell of them: those packed into one are one. Files without a record are left out. */
export function filesOf(
  reports: readonly SourceReport[],
  sources: ImportKnowledge['sources'] = [],
): readonly LedgerFile[] {
  const bySource = new Map<string, SourceReport[]>();
  for (const report of reports) bySource.set(report.source, [...(bySource.get(report.source) ?? []), report]);
  return [...bySource].flatMap(([source, told]) => {
    const [first] = told;
    if (first === undefined || !told.some(({ records }) => records > 0)) return [];
    const given = sources.find(({ id }) => id === source);
    const packed = told.some(({ inside }) => inside !== undefined);
    const bytes = given?.bytes ?? (packed ? undefined : first.bytes);
    return {
      name: given?.name ?? shortest(told.map(({ inside, file }) => inside ?? file)),
      ...(bytes !== undefined && { bytes }),
      hashes: [...new Set(told.map(({ hash }) => hash))].filter(hash => hash !== ''),
      packed,
    };
  });
}

// a container inside another has the longer name
function shortest(names: readonly string[]): string {
  return names.reduce((short, name) => (name.length < short.length ? name : short));
}

function versionOf(value: unknown): number {
  const read = z.object({ version: z.number() }).safeParse(value);
  return read.success ? read.data.version : 0;
}
