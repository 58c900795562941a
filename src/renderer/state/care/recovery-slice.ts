import type { StateCreator } from 'zustand/vanilla';
import type { FoundTicket } from '#shared/host';
import type { ImportSource } from '#shared/import/contract/protocol';
import { type ArchiveCondition, isUsable, type Loss } from '#shared/ledger/compare';
import type { LedgerFile, LedgerImport } from '#shared/ledger/ledger';
import type { Archive, ImportOutcome, ImportProgress } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import { givenSource } from '../imports/import-slice';
import type { OpenImportChannel } from '../imports/import-source';
import type { HashSource } from '../imports/source-hash';

/** Where bringing the archive back stands. */
export type RecoveryState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'restoring';
      /** Which import of how many is being brought back, from 1 on. */
      readonly nth: number;
      readonly of: number;
      readonly progress: ImportProgress | undefined;
      readonly stopping: boolean;
    }
  | {
      readonly kind: 'ended';
      readonly restored: number;
      readonly failures: readonly { readonly name: string; readonly trouble: Failure }[];
      readonly marked: number;
    };

export interface RecoverySlice {
  /** What became of the archive; nothing until it was compared with its ledger. */
  readonly condition: ArchiveCondition | undefined;
  readonly recovery: RecoveryState;
  /** Files to restore from, by the key of the file in the ledger. */
  readonly foundFiles: ReadonlyMap<string, ImportSource>;
  /** Names of files that were given and belong to nothing that is missing. */
  readonly strangeFiles: readonly string[];
  readonly isLookingForFiles: boolean;
  /** Another window is bringing it back: this one waits for that. */
  readonly isRestoredElsewhere: boolean;
  readCondition(): Promise<void>;
  compareAgain(): Promise<void>;
  /** Takes files to restore from: each is recognised by its content. */
  offerFiles(sources: readonly ImportSource[]): Promise<void>;
  /** Brings back what can be: imports from surviving rows and from files, marks from the journal. */
  restore(): Promise<void>;
  stopRestoring(): void;
  /** Takes the archive as it is. What was written down of the lost one is kept aside. */
  goOnWithoutLost(): Promise<void>;
  closeRecovery(): void;
}

export interface RecoveryTools {
  readonly archive: Archive;
  readonly openChannel: OpenImportChannel;
  readonly findFiles?: () => Promise<readonly FoundTicket[]>;
  readonly hashSource: HashSource;
  readonly activity: Activity;
}

/** Tells files of the ledger apart. */
export function fileKey({ name, bytes, hashes }: LedgerFile): string {
  return hashes.length > 0 ? hashes.join(' ') : `${name} ${bytes}`;
}

export function lossOf(condition: ArchiveCondition | undefined): Loss | undefined {
  return condition !== undefined && 'loss' in condition ? condition.loss : undefined;
}

/** Each file that is needed, once. */
export function filesOfLoss(loss: Loss): readonly LedgerFile[] {
  return [...new Map(loss.imports.flatMap(({ files }) => files).map(file => [fileKey(file), file])).values()];
}

/** Whether the window belongs to the recovery: something is lost, or it was just said what came back. */
export function isRecovering({ condition, recovery }: Pick<RecoverySlice, 'condition' | 'recovery'>): boolean {
  return recovery.kind !== 'idle' || (condition !== undefined && !isUsable(condition));
}

export function createRecoverySlice(tools: RecoveryTools): StateCreator<RecoverySlice> {
  const { archive, activity, hashSource } = tools;

  return (set, get) => {
    let stop = new AbortController();

    const take = async (condition: ArchiveCondition) => {
      const loss = lossOf(condition);
      const isRestoredElsewhere = loss !== undefined && (await archive.restoredElsewhere().catch(() => false));
      set({ condition, isRestoredElsewhere });
      if (loss === undefined || tools.findFiles === undefined) return;
      const found = await tools.findFiles().catch(() => []);
      const foundFiles = new Map(get().foundFiles);
      for (const file of filesOfLoss(loss)) {
        const there = found.find(({ hashes }) => hashes.join() === file.hashes.join());
        if (there !== undefined && !foundFiles.has(fileKey(file)))
          foundFiles.set(fileKey(file), { ...there.ticket, ticket: there.ticket.id });
      }
      set({ foundFiles });
    };

    const bringBack = async (
      lost: LedgerImport,
      listen: (progress: ImportProgress) => void,
    ): Promise<ImportOutcome> => {
      const { foundFiles } = get();
      const sources = lost.files.flatMap(file => foundFiles.get(fileKey(file)) ?? []);
      const { account, at } = lost;
      const named = account === undefined ? {} : { account };
      const channel = await tools.openChannel({ sources, mode: 'import', ...named });
      try {
        const bytes = sources.reduce((sum, each) => sum + each.bytes, 0);
        return await archive.runImport(
          channel.port,
          { ...named, now: at, bytes, sources: sources.map(givenSource) },
          listen,
          stop.signal,
        );
      } finally {
        channel.end();
      }
    };

    /** Files that were found by their place may have changed since: those are not the ones that were imported. */
    const leaveOutChanged = async (lost: LedgerImport) => {
      for (const file of lost.files) {
        const source = get().foundFiles.get(fileKey(file));
        if (source?.ticket === undefined || file.packed) continue;
        const hash = await hashSource(source);
        if (hash !== undefined && file.hashes.includes(hash)) continue;
        const foundFiles = new Map(get().foundFiles);
        foundFiles.delete(fileKey(file));
        set({ foundFiles });
      }
    };

    const run = async (loss: Loss) => {
      const failures: { name: string; trouble: Failure }[] = [];
      let restored = 0;
      let isMissing = false;
      await archive.beginRestore();
      const survivors = await archive.survivors().catch(() => []);
      for (const id of loss.named) await archive.undoImport(id);
      // what survived and is in no ledger comes back as well
      const unlisted = survivors.filter(each => !loss.imports.some(({ id }) => id === each.import));
      const of = loss.imports.length + unlisted.length;
      let nth = 0;
      const next = async (
        name: string,
        work: (listen: (progress: ImportProgress) => void) => Promise<ImportOutcome>,
      ) => {
        nth += 1;
        const { recovery } = get();
        const stopping = recovery.kind === 'restoring' && recovery.stopping;
        set({ recovery: { kind: 'restoring', nth, of, progress: undefined, stopping } });
        const outcome = await work(progress => {
          const now = get().recovery;
          if (now.kind === 'restoring') set({ recovery: { ...now, progress } });
        });
        if (outcome.kind === 'done' || outcome.kind === 'known') restored += 1;
        if (outcome.kind === 'nothing') failures.push({ name, trouble: { code: 'engine/no-records' } });
        if (outcome.kind === 'failed') {
          const { code, facts } = outcome;
          failures.push({ name, trouble: { code, ...(facts && { facts }) } });
        }
      };
      const rebuild = (id: string) => (listen: (progress: ImportProgress) => void) =>
        archive.rebuildSurvivor(id, listen, stop.signal);

      for (const lost of loss.imports) {
        if (stop.signal.aborted) break;
        const name = lost.files[0]?.name ?? lost.id;
        if (survivors.some(each => each.import === lost.id)) {
          await next(name, rebuild(lost.id));
          continue;
        }
        await leaveOutChanged(lost);
        const found = lost.files.filter(file => get().foundFiles.has(fileKey(file)));
        if (found.length < lost.files.length) isMissing = true;
        if (found.length > 0) await next(name, listen => bringBack(lost, listen));
      }
      for (const each of unlisted) if (!stop.signal.aborted) await next(each.import, rebuild(each.import));
      await archive.restoreMarks();
      // rows that nobody can name may be all there is of an import
      const isNamed = loss.shards === 0 || loss.isLedgerKnown || survivors.length > 0;
      const isComplete = !stop.signal.aborted && !isMissing && failures.length === 0 && isNamed;
      if (isComplete) await archive.endRestore(true);
      else await archive.leaveRestore();
      set({ recovery: { kind: 'ended', restored, failures, marked: loss.marked } });
    };

    return {
      condition: undefined,
      recovery: { kind: 'idle' },
      foundFiles: new Map(),
      strangeFiles: [],
      isLookingForFiles: false,
      isRestoredElsewhere: false,

      async readCondition() {
        await activity.track(archive.condition().then(take));
      },

      async compareAgain() {
        await activity.track(archive.checkAgain().then(take));
      },

      async offerFiles(sources) {
        const loss = lossOf(get().condition);
        if (loss === undefined) return;
        set({ isLookingForFiles: true, strangeFiles: [] });
        await activity.track(
          (async () => {
            for (const source of sources) {
              const files = await recognised(source, filesOfLoss(loss), hashSource);
              if (files.length === 0) set({ strangeFiles: [...get().strangeFiles, source.name] });
              const foundFiles = new Map(get().foundFiles);
              for (const file of files) foundFiles.set(fileKey(file), source);
              set({ foundFiles });
            }
          })(),
        );
        set({ isLookingForFiles: false });
      },

      async restore() {
        const loss = lossOf(get().condition);
        if (loss === undefined || get().recovery.kind === 'restoring') return;
        stop = new AbortController();
        const of = loss.imports.length;
        set({ recovery: { kind: 'restoring', nth: 1, of, progress: undefined, stopping: false }, strangeFiles: [] });
        await activity.track(
          run(loss).catch(async (thrown: unknown) => {
            await archive.leaveRestore().catch(() => undefined);
            const failures = [{ name: '', trouble: toFailure(thrown) }];
            set({ recovery: { kind: 'ended', restored: 0, failures, marked: 0 } });
          }),
        );
        await get().readCondition();
      },

      stopRestoring() {
        const { recovery } = get();
        stop.abort();
        if (recovery.kind === 'restoring') set({ recovery: { ...recovery, stopping: true } });
      },

      async goOnWithoutLost() {
        const loss = lossOf(get().condition);
        if (loss === undefined) return;
        await activity.track(
          (async () => {
            if (loss.named.length > 0) {
              await archive.beginRestore();
              for (const id of loss.named) await archive.undoImport(id);
            }
            await archive.endRestore(false);
          })().catch(async (thrown: unknown) => {
            await archive.leaveRestore().catch(() => undefined);
            const failures = [{ name: '', trouble: toFailure(thrown) }];
            set({ recovery: { kind: 'ended', restored: 0, failures, marked: 0 } });
          }),
        );
        await get().readCondition();
      },

      closeRecovery() {
        set({ recovery: { kind: 'idle' }, strangeFiles: [] });
      },
    };
  };
}

/** The files of the ledger that a given file is, by its content; a packed one by its name and size. */
async function recognised(
  source: ImportSource,
  files: readonly LedgerFile[],
  hashSource: HashSource,
): Promise<readonly LedgerFile[]> {
  const alike = files.filter(({ bytes }) => bytes === undefined || bytes === source.bytes);
  const packed = alike.filter(file => file.packed && lastOf(file.name) === lastOf(source.name));
  if (packed.length > 0 || alike.length === 0) return packed;
  const hash = await hashSource(source);
  return hash === undefined ? [] : alike.filter(file => !file.packed && file.hashes.includes(hash));
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
