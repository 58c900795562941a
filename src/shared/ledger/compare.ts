import type { Finding } from '../domain/finding';
import { isMarked } from '../marks/marks';
import type { Folded } from './journal';
import type { LedgerImport, LedgerState } from './ledger';
import type { Witness } from './witness';

/** What is found where the archive should be, before anything is asked of it, made or removed. */
export type StoreFacts =
  | { readonly kind: 'newer' }
  | { readonly kind: 'unavailable'; readonly facts?: Finding['facts'] }
  | {
      /** There is no catalog. */
      readonly kind: 'none';
      /** Whether the browser said that it threw away a damaged store. */
      readonly dataLoss: boolean;
      /** Stores of rows that are there all the same. */
      readonly shards: number;
      /** Places of stores whose rows are gone: an archive was here. */
      readonly emptied: number;
    }
  | {
      readonly kind: 'held';
      readonly archiveId: string | undefined;
      readonly revision: number;
      readonly marksRevision: number;
      readonly imports: readonly string[];
      /** Content hashes of the files in it. */
      readonly hashes: readonly string[];
      /** Imports whose rows are not there. */
      readonly missing: readonly string[];
      /** Whether rows are missing that belong to several imports together. */
      readonly sharedMissing: boolean;
      /** Stores of rows that the catalog does not name. */
      readonly orphans: number;
    };

/**
 * What became of the archive since it was last open. Only while it is `fresh` or `whole` may anything be written or
 * removed without the user's word.
 */
export type ArchiveCondition =
  | { readonly kind: 'fresh' | 'whole'; readonly ledger: 'kept' | 'unknown' }
  | {
      readonly kind: 'catalog-lost';
      /** The browser threw it away; it is not there; another stands in its place. */
      readonly how: 'data-loss' | 'not-there' | 'other-archive';
      readonly loss: Loss;
    }
  /** The archive is older than the ledger: the latest changes are lost. */
  | { readonly kind: 'behind'; readonly loss: Loss }
  | { readonly kind: 'shards-missing'; readonly loss: Loss }
  | { readonly kind: 'marks-lost'; readonly loss: Loss }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unavailable'; readonly facts?: Finding['facts'] };

export interface Loss {
  /** What is to be brought back, in the order in which it came. */
  readonly imports: readonly LedgerImport[];
  /** Of these, those that the catalog still names: they are taken out before they are brought back. */
  readonly named: readonly string[];
  /** Imports that are not touched by the loss. */
  readonly keptImports: number;
  /** Stores of rows that survived, where the catalog did not. */
  readonly shards: number;
  /** Conversations whose own marks the journal holds. */
  readonly marked: number;
  /** Lines of the journal that cannot be read. */
  readonly damagedLines: number;
  /** False where nobody wrote down what was imported, or it cannot be read. */
  readonly isLedgerKnown: boolean;
  /** What is known all the same of what was there; only where the ledger is not. */
  readonly witness?: Witness;
}

export function isUsable(condition: ArchiveCondition): boolean {
  return condition.kind === 'fresh' || condition.kind === 'whole';
}

/** `witness` is asked only where there is no ledger: a browser that made room has deleted both. */
export function compareWithLedger(
  state: LedgerState,
  journal: Folded,
  facts: StoreFacts,
  witness?: Witness,
): ArchiveCondition {
  if (facts.kind === 'newer' || facts.kind === 'unavailable') return facts;
  if (state.kind === 'newer') return { kind: 'newer' };
  const ledger = state.kind === 'known' ? state.ledger : undefined;
  const kept = state.kind === 'unknown' ? 'unknown' : 'kept';
  const witnessed = ledger === undefined ? witness : undefined;
  const lossOf = (imports: readonly LedgerImport[], differs: Partial<Loss> = {}): Loss => ({
    imports,
    named: [],
    keptImports: 0,
    shards: 0,
    marked: markedIn(journal),
    damagedLines: journal.damaged.length,
    isLedgerKnown: ledger !== undefined,
    ...(witnessed && { witness: witnessed }),
    ...differs,
  });
  const journalled = markedIn(journal) > 0;

  if (facts.kind === 'none') {
    const { dataLoss, shards, emptied } = facts;
    const nothingWas = ledger?.imports.length === 0 && !journalled;
    const held = ledger?.imports.length ?? witnessed?.imports ?? 0;
    const wasMarked = journalled || (witnessed?.marksRevision ?? 0) > 0;
    const isLost = shards + emptied > 0 || held > 0 || wasMarked || (dataLoss && !nothingWas);
    if (!isLost) return { kind: 'fresh', ledger: kept };
    const how = dataLoss ? 'data-loss' : 'not-there';
    return { kind: 'catalog-lost', how, loss: lossOf(ledger?.imports ?? [], { shards }) };
  }

  const keptImports = facts.imports.length;
  if (ledger !== undefined && ledger.archiveId !== facts.archiveId) {
    const lost = ledger.imports.filter(lacked => isLacking(lacked, facts.hashes));
    // also what is left when the program ended between bringing everything back and writing it down
    if (lost.length > 0 || (journalled && facts.marksRevision < journal.marksRevision))
      return { kind: 'catalog-lost', how: 'other-archive', loss: lossOf(lost, { keptImports }) };
  }
  if (witnessed !== undefined && witnessed.archiveId !== facts.archiveId && witnessed.imports > 0)
    return { kind: 'catalog-lost', how: 'other-archive', loss: lossOf([], { keptImports }) };
  // a crashed import leaves such stores, too, but hardly without a ledger: nobody knows what they are
  if ((state.kind === 'absent' || state.kind === 'damaged') && facts.orphans > 0) {
    const loss = lossOf([], { keptImports, shards: facts.orphans });
    return { kind: 'catalog-lost', how: 'other-archive', loss };
  }
  if (facts.missing.length > 0 || facts.sharedMissing) {
    const imports = ledger?.imports.filter(({ id }) => facts.missing.includes(id)) ?? [];
    const named = [...facts.missing];
    return {
      kind: 'shards-missing',
      loss: lossOf(imports, { named, keptImports: keptImports - named.length }),
    };
  }
  if (ledger !== undefined && ledger.archiveId === facts.archiveId) {
    const lost = ledger.imports.filter(each => !facts.imports.includes(each.id) && isLacking(each, facts.hashes));
    if (ledger.revision > facts.revision || (ledger.restoring && lost.length > 0))
      return { kind: 'behind', loss: lossOf(lost, { keptImports }) };
  }
  if (witnessed !== undefined && witnessed.archiveId === facts.archiveId) {
    if (witnessed.revision > facts.revision) return { kind: 'behind', loss: lossOf([], { keptImports }) };
    if (witnessed.marksRevision > facts.marksRevision) return { kind: 'marks-lost', loss: lossOf([], { keptImports }) };
  }
  if (journalled && journal.marksRevision > facts.marksRevision)
    return { kind: 'marks-lost', loss: lossOf([], { keptImports }) };
  return { kind: 'whole', ledger: kept };
}

function isLacking({ files }: LedgerImport, held: readonly string[]): boolean {
  const hashes = new Set(held);
  return !files.every(file => file.hashes.every(hash => hashes.has(hash)));
}

function markedIn({ marks }: Folded): number {
  return [...marks.values()].filter(each => isMarked(each.marks)).length;
}
