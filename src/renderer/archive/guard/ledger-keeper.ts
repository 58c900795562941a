import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { LedgerFiles, LedgerHost, SearchesHost, TicketHashes } from '#shared/host';
import type { SourceReport } from '#shared/import/contract/protocol';
import { type ArchiveCondition, compareWithLedger, type StoreFacts } from '#shared/ledger/compare';
import { EMPTY_JOURNAL, foldJournal, isWorthCompacting, printEntry, printJournal } from '#shared/ledger/journal';
import {
  type ImportKnowledge,
  type Ledger,
  type LedgerImport,
  type LedgerState,
  nextLedger,
  printLedger,
  readLedger,
} from '#shared/ledger/ledger';
import { printWitness, readWitness, type WitnessPlace, witnessOf } from '#shared/ledger/witness';
import type { Marks } from '#shared/marks/marks';
import type { GivenSource } from '../contract/api';
import { ArchiveProblem } from '../contract/problem';
import type { Recorded } from '../rpc/questions';
import type { MarksRow } from '../storage/tables/marks-store';

/** The searches that lie beside it are none of the archive's business. */
export type ArchiveLedger = Omit<LedgerHost, keyof SearchesHost>;

/** What the keeper needs of the archive and of where it runs. */
export interface KeeperTools {
  readonly host: ArchiveLedger;
  readonly witness: WitnessPlace;
  /** `closely` also looks into each place where rows should be. */
  readonly facts: (closely: boolean) => Promise<StoreFacts>;
  readonly recorded: () => Promise<Recorded>;
  readonly marksHeld: () => Promise<readonly MarksRow[]>;
  readonly restoreMarks: (rows: readonly MarksRow[]) => Promise<void>;
  /** Runs work while no other window reads or writes the ledger or the journal. */
  readonly exclusively: <Answer>(work: () => Promise<Answer>) => Promise<Answer>;
  readonly now: () => Instant;
}

/**
 * Keeps the ledger and the journal true, and says what became of the archive by them. The archive comes first: what is
 * written down may lack the last change after a crash, and is brought up at the next start; it is never ahead.
 */
export class LedgerKeeper {
  readonly #tools: KeeperTools;
  #hasPlace = false;
  #hasLedger = false;
  // a line that could not be appended is made good by writing the whole journal anew
  #lacksLines = false;
  // while what the ledger names is brought back, it must not be written over
  #restored: Restored | undefined;
  #left: Restored | undefined;

  constructor(tools: KeeperTools) {
    this.#tools = tools;
  }

  /** Compares. Nothing is made, changed or removed by it. */
  async check({ closely = false }: { readonly closely?: boolean } = {}): Promise<ArchiveCondition> {
    const { facts, exclusively } = this.#tools;
    const [files, found] = await Promise.all([exclusively(() => this.#read()), facts(closely)]);
    const condition = this.#compare(files, found);
    if (!('loss' in condition)) return condition;
    // another window may have changed the archive after it was looked at, and written that down before that was read:
    // in this order what is written down is never ahead
    const again = await exclusively(() => this.#read());
    const later = await facts(closely);
    // only the first look is told what the browser threw away
    const dataLoss = found.kind === 'none' && found.dataLoss;
    return this.#compare(again, later.kind === 'none' ? { ...later, dataLoss: later.dataLoss || dataLoss } : later);
  }

  #compare(files: LedgerFiles | undefined, found: StoreFacts): ArchiveCondition {
    const state: LedgerState = files === undefined ? { kind: 'unknown' } : readLedger(files.ledgers);
    this.#hasLedger = state.kind === 'known';
    return compareWithLedger(
      state,
      files === undefined ? EMPTY_JOURNAL : foldJournal(files.journals),
      found,
      readWitness(this.#tools.witness.read()),
    );
  }

  /** Writes down what the archive is now. For an archive of which it is sure that it is the one that was. */
  async bringUp(knowledge: ReadonlyMap<string, ImportKnowledge> = new Map(), tickets: readonly TicketHashes[] = []) {
    if (this.#restored !== undefined) {
      for (const [id, known] of knowledge) this.#restored.knowledge.set(id, known);
      this.#restored.tickets.push(...tickets);
      return;
    }
    await this.#tools.exclusively(() => this.#bringUp(knowledge, tickets));
  }

  /**
   * Writes the ledger where there is none yet, before anything is imported: beside a catalog without a ledger, the rows
   * that a killed import leaves are taken for what is left of a lost archive.
   */
  async ensureLedger(): Promise<void> {
    if (!this.#hasLedger) await this.bringUp();
  }

  /** What the ledger knows of imports, for a backup. */
  async imports(): Promise<readonly LedgerImport[]> {
    const state = await this.#tools.exclusively(async () => readLedger((await this.#read())?.ledgers ?? []));
    return state.kind === 'known' ? state.ledger.imports : [];
  }

  /** Writes down imports that came with a backup, with what was known of them where that was made. */
  async restored(imports: readonly LedgerImport[]): Promise<void> {
    await this.#tools.exclusively(() => this.#bringUp(new Map(), [], imports));
  }

  /** From here on the ledger says that what it names is being brought back, also to the next start. */
  async beginRestore(): Promise<void> {
    this.#restored = this.#left ?? { knowledge: new Map(), tickets: [] };
    await this.#tools.exclusively(async () => {
      const state = readLedger((await this.#read())?.ledgers ?? []);
      if (state.kind !== 'known') return;
      const { ledger } = state;
      await this.#tools.host.write(printLedger({ ...ledger, written: ledger.written + 1, restoring: true }), []);
    });
  }

  /** The rest is brought back another time: what is known of what came back is still known then. */
  leaveRestore(): void {
    this.#left = this.#restored;
    this.#restored = undefined;
  }

  /** Takes the archive as it is for the whole one. What was written down is kept aside where not all of it came back. */
  async endRestore(isComplete: boolean): Promise<void> {
    const { knowledge, tickets }: Restored = this.#restored ?? this.#left ?? { knowledge: new Map(), tickets: [] };
    if (!isComplete) await this.#setAside();
    this.#restored = undefined;
    this.#left = undefined;
    await this.bringUp(knowledge, tickets);
  }

  /** Writes down an import that has just become visible. */
  async imported(
    record: { readonly id: string; readonly files: readonly SourceReport[] },
    { account, sources }: { readonly account: string | undefined; readonly sources: readonly GivenSource[] },
  ): Promise<void> {
    const knowledge = new Map([[record.id, { sources, ...(account !== undefined && { account }) }]]);
    const tickets = sources.flatMap(({ id, ticket }) => {
      const hashes = record.files.flatMap(({ source, hash }) => (source === id && hash !== '' ? [hash] : []));
      return ticket === undefined || hashes.length === 0 ? [] : [{ ticket, hashes }];
    });
    await this.bringUp(knowledge, tickets);
  }

  /** Adds a change of marks to the journal. Rejects where it is not on the disk. */
  async marked(key: ConversationKey, marks: Marks, n: number): Promise<void> {
    const { witness, now } = this.#tools;
    const before = readWitness(witness.read());
    if (before !== undefined && before.marksRevision < n) witness.write(printWitness({ ...before, marksRevision: n }));
    await this.#append(printEntry({ kind: 'mark', n, at: now(), key, marks }));
  }

  /** Brings the marks of the journal back that the archive has not. Gives how many conversations are marked by it. */
  async restoreMarks(): Promise<void> {
    const files = await this.#tools.exclusively(() => this.#read());
    const { marks } = foldJournal(files?.journals ?? []);
    await this.#tools.restoreMarks([...marks].map(([key, { marks: own, n }]) => ({ key, marks: own, revision: n })));
  }

  /** Keeps what there is of both under other names. */
  async #setAside(): Promise<void> {
    const { host, exclusively } = this.#tools;
    await exclusively(async () => {
      if ((await this.#read()) !== undefined) await host.setAside();
    });
  }

  /** Forgets everything, what was set aside among it, and then does what erases the archive. */
  async erasing<Answer>(erase: () => Promise<Answer>): Promise<Answer> {
    const { host, exclusively } = this.#tools;
    await exclusively(async () => {
      const files = await this.#read();
      if (files === undefined) return;
      const state = readLedger(files.ledgers);
      await host.erase();
      if (state.kind !== 'known') return;
      // what ends in between is taken neither for a loss nor for leftovers of an archive that nobody knows
      const { restoring: _, ...ledger } = state.ledger;
      await host.write(printLedger({ ...ledger, written: ledger.written + 1, imports: [] }), []);
    });
    return erase();
  }

  async #read(): Promise<LedgerFiles | undefined> {
    const files = await this.#tools.host.read().catch(() => undefined);
    this.#hasPlace = files !== undefined;
    return files;
  }

  async #append(line: string): Promise<void> {
    const { host, exclusively } = this.#tools;
    await exclusively(async () => {
      // where there is no place for a journal, the window says so from the start
      if (!this.#hasPlace && (await this.#read()) === undefined) return;
      try {
        if (this.#lacksLines) await this.#renewJournal();
        await host.append(`${line}\n`);
      } catch {
        this.#lacksLines = true;
        throw new ArchiveProblem({ code: 'archive/not-journalled' });
      }
    });
  }

  async #bringUp(
    knowledge: ReadonlyMap<string, ImportKnowledge>,
    tickets: readonly TicketHashes[],
    restored: readonly LedgerImport[] = [],
  ): Promise<void> {
    const { host, recorded, witness } = this.#tools;
    const files = await this.#read();
    const state = readLedger(files?.ledgers ?? []);
    if (state.kind === 'newer') return;
    const before = state.kind === 'known' ? state.ledger : undefined;
    const archive = await recorded();
    witness.write(printWitness(witnessOf(archive)));
    if (files === undefined) return;
    const folded = foldJournal(files.journals);
    // of another archive, damaged or behind: what the archive holds takes its place
    const isOther = before !== undefined && before.archiveId !== archive.archiveId;
    const differs = folded.marksRevision !== archive.marksRevision || folded.damaged.length > 0;
    if (isOther || differs || isWorthCompacting(folded)) await this.#renewJournal();
    const own = new Set(before?.imports.map(({ id }) => id));
    const others = restored.filter(({ id }) => !own.has(id));
    const known = before && { ...before, imports: [...before.imports, ...others] };
    const next = nextLedger(known, archive, knowledge);
    if (tickets.length > 0 || before === undefined || !saysTheSame(before, next))
      await host.write(printLedger(next), tickets);
    this.#hasLedger = true;
  }

  async #renewJournal(): Promise<void> {
    const { host, marksHeld, now } = this.#tools;
    const rows = await marksHeld();
    const marks = new Map(rows.map(row => [row.key, { marks: row.marks, n: row.revision }]));
    await host.replaceJournal(printJournal(marks, now()));
    this.#lacksLines = false;
  }
}

interface Restored {
  readonly knowledge: Map<string, ImportKnowledge>;
  readonly tickets: TicketHashes[];
}

function saysTheSame(before: Ledger, next: Ledger): boolean {
  return JSON.stringify({ ...before, written: 0 }) === JSON.stringify({ ...next, written: 0 });
}
