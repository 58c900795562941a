import type { StateCreator } from 'zustand/vanilla';
import type { Finding } from '#shared/domain/finding';
import type { Instant } from '#shared/domain/time';
import type { ImportSource, SourceReport } from '#shared/import/contract/protocol';
import type {
  Archive,
  GivenSource,
  ImportOutcome,
  ImportPreview,
  ImportProgress,
  ImportRecord,
} from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import type { ImportTrace } from '../base/import-trace';
import type { NoticeSlice } from '../window/notice-slice';
import { isClean } from './import-report';
import type { ImportChannel, OpenImportChannel } from './import-source';

/** Files that were given together: they are looked at, imported, reported and undone together. */
interface ImportJob {
  readonly id: string;
  readonly sources: readonly ImportSource[];
  /** So many of them came while the others were being looked at. */
  readonly added?: number;
}

type ReadyPreview = Extract<ImportPreview, { readonly kind: 'ready' }>;

/** How an import ended that is to be told in full. A clean one is told in one line instead. */
export type Ending =
  | { readonly kind: 'done'; readonly record: ImportRecord }
  | { readonly kind: 'known'; readonly since: Instant; readonly files: readonly SourceReport[] }
  | { readonly kind: 'nothing'; readonly files: readonly SourceReport[] }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly facts?: Finding['facts'];
      readonly archive?: 'lost' | 'unknown';
    };

/** Where the import at the head of the queue stands. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'previewing'; readonly job: ImportJob; readonly progress: ImportProgress | undefined }
  | {
      readonly kind: 'previewed';
      readonly job: ImportJob;
      readonly preview: ReadyPreview;
      readonly freeBytes: number | undefined;
      /** Whether what is imported stays where the disk gets full. */
      readonly isKept: boolean;
    }
  | {
      readonly kind: 'importing';
      readonly job: ImportJob;
      readonly progress: ImportProgress | undefined;
      readonly startedAt: Instant;
      readonly stopping: boolean;
    }
  | { readonly kind: 'ended'; readonly job: ImportJob; readonly ending: Ending };

export interface ImportSlice {
  readonly importing: ImportState;
  readonly waitingImports: readonly ImportJob[];
  /** Whether progress is shown in the dialog or only in the status bar. */
  readonly importHidden: boolean;
  /** Adds files to those that are looked at; while others are imported, puts them at the end of the queue. */
  enqueueImport(sources: readonly ImportSource[]): void;
  /** Imports what was previewed; `account` names the account of files that do not say it. */
  confirmImport(account?: string): Promise<void>;
  /** Takes the preview away, or stops the import: nothing of it is kept. */
  cancelImport(): void;
  /** Puts the report away and goes on with the next in the queue. */
  closeImport(): void;
  hideImport(hidden: boolean): void;
  undoImport(record: ImportRecord): Promise<void>;
}

export interface ImportTools {
  readonly archive: Pick<Archive, 'previewImport' | 'runImport' | 'undoImport' | 'kept'>;
  readonly openChannel: OpenImportChannel;
  readonly freeBytes: () => Promise<number | undefined>;
  readonly now: () => Instant;
  readonly activity: Activity;
  readonly importTrace?: ImportTrace;
}

export function createImportSlice(tools: ImportTools): StateCreator<ImportSlice & NoticeSlice, [], [], ImportSlice> {
  const { archive, activity, now } = tools;

  return (set, get) => {
    let count = 0;
    let stop = new AbortController();

    const next = () => {
      const [job, ...waiting] = get().waitingImports;
      set({ waitingImports: waiting, importing: { kind: 'idle' }, importHidden: false });
      if (job !== undefined) void preview(job);
    };

    const end = (job: ImportJob, ending: Ending) =>
      set({ importing: { kind: 'ended', job, ending }, importHidden: false });

    const preview = async (job: ImportJob) => {
      stop = new AbortController();
      const { signal } = stop;
      set({ importing: { kind: 'previewing', job, progress: undefined } });
      const listen = (progress: ImportProgress) => {
        const { importing } = get();
        if (importing.kind === 'previewing' && importing.job === job) set({ importing: { ...importing, progress } });
      };

      const answer = await activity.track(
        withChannel(
          () => tools.openChannel({ sources: job.sources, mode: 'preview' }),
          async ({ port }) => {
            const [found, freeBytes, isKept] = await Promise.all([
              archive.previewImport(port, listen, signal, bytesOf(job)),
              tools.freeBytes().catch(() => undefined),
              archive.kept(),
            ]);
            return { found, freeBytes, isKept };
          },
        ),
      );
      if (signal.aborted) return;
      if (!answer.ok) return end(job, { kind: 'failed', ...answer.trouble });

      const { found, freeBytes, isKept } = answer.value;
      switch (found.kind) {
        case 'ready':
          return set({ importing: { kind: 'previewed', job, preview: found, freeBytes, isKept } });
        case 'failed':
          return end(job, found);
        case 'cancelled':
          return next();
      }
    };

    const finish = (job: ImportJob, outcome: ImportOutcome) => {
      switch (outcome.kind) {
        case 'done':
          if (!isClean(outcome.record.files)) return end(job, outcome);
          get().tell({ kind: 'imported', record: outcome.record });
          return next();
        case 'known':
        case 'nothing':
        case 'failed':
          return end(job, outcome);
        case 'cancelled':
          get().tell({ kind: 'cancelled' });
          return next();
      }
    };

    return {
      importing: { kind: 'idle' },
      waitingImports: [],
      importHidden: false,

      enqueueImport(sources) {
        if (sources.length === 0) return;
        const { importing } = get();
        // what is looked at before anything is written takes more files in
        if ((importing.kind === 'previewing' || importing.kind === 'previewed') && canJoin(importing.job, sources)) {
          const { id, sources: before, added = 0 } = importing.job;
          stop.abort();
          void preview({ id, sources: [...before, ...sources], added: added + sources.length });
          return;
        }
        count += 1;
        set({ waitingImports: [...get().waitingImports, { id: `import-${count}`, sources }] });
        if (importing.kind === 'idle') next();
      },

      async confirmImport(account) {
        const { importing } = get();
        if (importing.kind !== 'previewed') return;
        const { job } = importing;
        stop = new AbortController();
        const { signal } = stop;
        set({
          importing: { kind: 'importing', job, progress: undefined, startedAt: now(), stopping: false },
        });
        const listen = (progress: ImportProgress) => {
          const current = get().importing;
          if (current.kind === 'importing' && current.job === job) set({ importing: { ...current, progress } });
        };
        tools.importTrace?.begin(job.sources.length);
        const named = account === undefined || account === '' ? {} : { account };

        const answer = await activity.track(
          withChannel(
            () => tools.openChannel({ sources: job.sources, mode: 'import', ...named }),
            ({ port }) =>
              archive.runImport(
                port,
                { ...named, now: now(), bytes: bytesOf(job), sources: job.sources.map(givenSource) },
                listen,
                signal,
              ),
          ),
        );
        tools.importTrace?.end();
        if (answer.ok) finish(job, answer.value);
        else if (signal.aborted) finish(job, { kind: 'cancelled' });
        else end(job, { kind: 'failed', ...answer.trouble, archive: 'unknown' });
      },

      cancelImport() {
        const { importing } = get();
        stop.abort();
        // a running import answers for itself: until then it is not known whether it was too late
        if (importing.kind === 'importing') set({ importing: { ...importing, stopping: true } });
        else next();
      },

      closeImport() {
        if (get().importing.kind === 'ended') next();
      },

      hideImport(hidden) {
        set({ importHidden: hidden });
      },

      async undoImport(record) {
        const { dismissNotice, tell } = get();
        dismissNotice();
        await activity.track(
          archive.undoImport(record.id).then(
            () => tell({ kind: 'undone', conversations: record.outcome.added }),
            (thrown: unknown) => tell({ kind: 'undo-failed', trouble: toFailure(thrown) }),
          ),
        );
      },
    };
  };
}

/** One reader reads all files of an import: those of the host's, or those that the page holds. */
function canJoin(job: ImportJob, sources: readonly ImportSource[]): boolean {
  const isTicket = job.sources[0]?.ticket !== undefined;
  return [...job.sources, ...sources].every(({ ticket }) => (ticket !== undefined) === isTicket);
}

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly trouble: Failure };

/** What the ledger knows of it: not the file itself, which the page holds. */
export function givenSource({ id, name, bytes, ticket }: ImportSource): GivenSource {
  return { id, name, bytes, ...(ticket !== undefined && { ticket }) };
}

function bytesOf({ sources }: ImportJob): number {
  return sources.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Lets the reader go whatever happens. */
async function withChannel<Value>(
  open: () => Promise<ImportChannel>,
  use: (channel: ImportChannel) => Promise<Value>,
): Promise<Answer<Value>> {
  let channel: ImportChannel | undefined;
  try {
    channel = await open();
    return { ok: true, value: await use(channel) };
  } catch (thrown) {
    return { ok: false, trouble: toFailure(thrown) };
  } finally {
    channel?.end();
  }
}
