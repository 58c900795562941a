import type { Diagnostics } from '#shared/diagnostics';
import { workerError } from '#shared/diagnostics';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { type ArchiveCondition, isUsable } from '#shared/ledger/compare';
import type { WitnessPlace } from '#shared/ledger/witness';
import { isMarked } from '#shared/marks/marks';
import { scriptUrl } from '../script-url';
import { serveSource, serveTarget } from './backup/ports';
import type { Archive } from './contract/api';
import type { MaskRequest } from './contract/mask';
import { ArchiveProblem } from './contract/problem';
import { ConditionGate } from './guard/condition-gate';
import { type ArchiveLedger, LedgerKeeper } from './guard/ledger-keeper';
import readerUrl from './reader.worker.ts?worker&url';
import {
  type Announcement,
  CHANGES_CHANNEL,
  type Changed,
  type FreeSpaceQuestions,
  type Known,
  type ReaderQuestions,
  WRITER_LOCK,
  type WriterQuestions,
} from './rpc/questions';
import { serveRpc } from './rpc/rpc';
import { type ThreadListener, WorkerThread } from './rpc/worker-thread';
import { storePlaces } from './storage/stores/stores';
import writerUrl from './writer.worker.ts?worker&url';

const WRITER_WAITS_MS = 1500;
// an answer and its announcement are never further apart
const REVISIONS_KEPT = 64;

/** What the archive needs from the page's surroundings. */
export interface ArchiveSurroundings {
  /** Bytes free on the disk the archive lies on; undefined where nobody knows. */
  readonly freeBytes?: () => Promise<number | undefined>;
  readonly ledger?: ArchiveLedger;
  readonly witness?: WitnessPlace;
  readonly diagnostics?: Diagnostics;
}

const NO_LEDGER: ArchiveLedger = {
  read: async () => undefined,
  write: async () => undefined,
  append: async () => undefined,
  replaceJournal: async () => undefined,
  setAside: async () => undefined,
  erase: async () => undefined,
};
const NO_WITNESS: WitnessPlace = { read: () => undefined, write: () => undefined };
// one window at a time reads and writes what lies outside the database
const LEDGER_LOCK = 'lectern-ledger';
// held by the window that does something about a loss, until it is done or gone
const RESTORE_LOCK = 'lectern-restore';

/**
 * Opens the archive of this browser profile; its two workers do the work. Before anything is asked of it, it is compared
 * with its ledger. Promises are rejected with an `ArchiveProblem`, or with the signal's reason where a question was
 * cancelled.
 */
export function openArchive({
  freeBytes,
  ledger = NO_LEDGER,
  witness = NO_WITNESS,
  diagnostics,
}: ArchiveSurroundings = {}): Archive {
  const reader = new WorkerThread<ReaderQuestions>(
    () => startWorker(readerUrl, 'archive-reader'),
    undefined,
    listenerOf('archive-reader', diagnostics),
  );
  const writer = new WorkerThread<WriterQuestions>(
    () => startWorker(writerUrl, 'archive-writer'),
    asker => {
      // one that takes the place of another is told the same
      if (isTidied) queueMicrotask(tidy);
      if (freeBytes === undefined) return;
      const { port1, port2 } = new MessageChannel();
      serveRpc<FreeSpaceQuestions>(port1, { freeBytes });
      port1.start();
      // a worker that dies before it answers is told so by the next question
      asker.ask('room', { port: port2 }, { transfer: [port2] }).catch(() => undefined);
    },
    listenerOf('archive-writer', diagnostics),
  );
  const keep = () =>
    storePlaces()
      .keep()
      .catch(() => false);
  // a browser deletes what it may not keep as soon as the disk gets full
  void keep();
  const changes = new BroadcastChannel(CHANGES_CHANNEL);
  const listeners = new Set<() => void>();
  const marksListeners = new Set<(key: ConversationKey) => void>();
  const conditionListeners = new Set<() => void>();
  const heardMarks = new Set<number>();
  let revision = 0;
  let marks = 0;
  let mask: MaskRequest | undefined;
  let tidying: ReturnType<typeof setTimeout> | undefined;
  const known = (): Known => ({ revision, marks, ...(mask && { mask }) });

  const keeper = new LedgerKeeper({
    host: ledger,
    witness,
    facts: async closely => {
      const found = await reader.asker.ask('facts', { closely });
      // what another window is writing has no name yet: that is no loss
      return found.kind === 'held' && found.orphans > 0 && (await isHeld(WRITER_LOCK))
        ? { ...found, orphans: 0 }
        : found;
    },
    recorded: () => reader.asker.ask('recorded', undefined),
    marksHeld: () => reader.asker.ask('marksHeld', undefined),
    restoreMarks: async rows => {
      await writer.asker.ask('restoreMarks', rows);
    },
    exclusively: work => navigator.locks.request(LEDGER_LOCK, work),
    now: () => Date.now() as Instant,
  });
  let isTidied = false;
  // met by a question perhaps before there was a writer to hear of it
  const damagedParts = new Set<string>();
  const suspect = (part: string) => void writer.asker.ask('suspect', { part }).catch(() => undefined);
  const tidy = () => {
    isTidied = true;
    void writer.asker.ask('tidy', undefined).catch(() => undefined);
    for (const part of damagedParts) suspect(part);
  };
  const gate = new ConditionGate(
    closely => keeper.check({ closely }),
    () => {
      clearTimeout(tidying);
      // what a crash left is removed when the first answers are there
      tidying = setTimeout(() => void lookCloser(), WRITER_WAITS_MS);
    },
  );
  /**
   * Looks into the places of rows, which takes longer than a start may, and only then removes anything. Nothing else is
   * judged anew: an import that has begun by now looks like what a loss leaves.
   */
  const lookCloser = async () => {
    const condition = await keeper.check({ closely: true });
    if (condition.kind === 'shards-missing') {
      tellCondition(gate.take(condition));
      tellWindows();
    } else {
      await keepBeside().catch(() => undefined);
      await keeper.bringUp().then(tidy, tidy);
    }
  };
  const compareAgain = async (closely = false) => tellCondition(await gate.checkAgain(closely));
  const tellCondition = (condition: ArchiveCondition) => {
    if (!isUsable(condition)) doubt();
    for (const listener of conditionListeners) listener();
    for (const listener of listeners) listener();
    return condition;
  };
  const tellWindows = () => changes.postMessage({ kind: 'condition' } satisfies Announcement);
  /** What was going to be removed or done by itself stays as it is, until the archive was found to be whole. */
  const doubt = () => {
    clearTimeout(tidying);
    if (!isTidied) return;
    isTidied = false;
    void writer.asker.ask('doubt', undefined).catch(() => undefined);
  };
  // a window that was open before may not have noticed yet, and must not go on with what is left
  void gate.condition.then(condition => {
    if ('loss' in condition) tellWindows();
  });

  let endHold: (() => void) | undefined;
  let isFollowing = false;
  /** Makes this window the only one that does something about a loss. */
  const holdRestore = async () => {
    if (endHold !== undefined) return;
    const isHeld = await new Promise<boolean>((answer, failed) => {
      navigator.locks
        .request(RESTORE_LOCK, { ifAvailable: true }, lock => {
          if (lock === null) return answer(false);
          return new Promise<void>(done => {
            endHold = done;
            answer(true);
          });
        })
        .catch(failed);
    });
    if (!isHeld) throw new ArchiveProblem({ code: 'archive/restored-elsewhere' });
  };
  const releaseRestore = () => {
    endHold?.();
    endHold = undefined;
  };
  /** Compares again when the window that does something about the loss is done with it, or closed. */
  const followRestore = async () => {
    if (isFollowing) return;
    isFollowing = true;
    await navigator.locks.request(RESTORE_LOCK, { mode: 'shared' }, () => undefined);
    isFollowing = false;
    await compareAgain(true);
  };

  const hear = (changed: Changed) => {
    if (changed.revision <= revision) return;
    revision = changed.revision;
    for (const listener of listeners) listener();
  };
  /** Each change counts, in whatever order they are heard: they are of different conversations. */
  const hearMarks = (changed: number, key: ConversationKey) => {
    if (heardMarks.has(changed)) return;
    heardMarks.add(changed);
    const [oldest] = heardMarks;
    if (heardMarks.size > REVISIONS_KEPT && oldest !== undefined) heardMarks.delete(oldest);
    marks = Math.max(marks, changed);
    for (const listener of marksListeners) listener(key);
  };
  const hearAllMarks = (changed: number) => {
    marks = Math.max(marks, changed);
    for (const listener of listeners) listener();
  };
  /** Asks the writer for what has to do with a file that the page holds. */
  const withPort = async <Answer>(serve: (port: MessagePort) => void, ask: (port: MessagePort) => Promise<Answer>) => {
    const { port1, port2 } = new MessageChannel();
    serve(port1);
    try {
      return await ask(port2);
    } finally {
      port1.close();
    }
  };
  /** What came with a backup is written down beside the archive, however often it takes. */
  const keepBeside = async () => {
    const beside = await reader.asker.ask('restoredBeside', undefined);
    if (beside === undefined) return;
    if (beside.ledger.length > 0) {
      await keeper.restored(beside.ledger);
      await writer.asker.ask('besideKept', 'ledger');
    }
  };
  const surelyTidied = async () => {
    if (isTidied) return;
    clearTimeout(tidying);
    await lookCloser();
  };
  // what this window changed is heard of before the command's promise is fulfilled, what another did by the channel
  const heard = async <Answer extends Changed>(asked: Promise<Answer>) => {
    const answer = await asked;
    hear(answer);
    return answer;
  };
  changes.addEventListener('message', ({ data }: MessageEvent<Announcement>) => {
    switch (data.kind) {
      case 'marks':
        return hearMarks(data.revision, data.key);
      case 'all-marks':
        return hearAllMarks(data.revision);
      case 'archive':
        return hear(data);
      case 'index-damaged':
        damagedParts.add(data.part);
        if (isTidied) suspect(data.part);
        // what it covers is read one by one until it is built again: whoever shows answers says so
        for (const listener of listeners) listener();
        return;
      case 'condition':
        // who does something about it knows more than another window can tell
        return endHold === undefined ? void compareAgain(true) : undefined;
    }
  });
  const ask: typeof reader.asker.ask = (...asked) => gate.through(() => reader.asker.ask(...asked));
  const command: typeof writer.asker.ask = (...asked) => gate.through(() => writer.asker.ask(...asked));

  return {
    overview: () => ask('overview', known()),
    search: (request, signal, listener) =>
      ask('search', { ...known(), request }, { signal, ...(listener && { onProgress: listener }) }),
    facets: (request, signal) => ask('facets', { ...known(), request }, { signal }),
    counts: (texts, clock, signal) => ask('counts', { ...known(), texts, clock }, { signal }),
    around: (request, signal) => ask('around', { ...known(), request }, { signal }),
    values: (key, prefix, limit, signal) => ask('values', { ...known(), key, prefix, limit }, { signal }),
    suggest: (text, caret, clock, signal) => ask('suggest', { ...known(), text, caret, clock }, { signal }),
    hitsIn: (key, text, signal) => ask('hitsIn', { ...known(), key, text }, { signal }),
    conversation: (key, signal) => ask('conversation', { ...known(), key }, { signal }),
    linked: (key, signal) => ask('linked', { ...known(), key }, { signal }),
    ofCustomer: key => ask('ofCustomer', { ...known(), key }),
    originals: (of, signal) => ask('originals', { ...known(), of }, { signal }),
    imports: () => ask('imports', known()),
    marks: key => ask('marks', { ...known(), key }),
    maskBy(request) {
      mask = request;
    },
    maskCounts: key => ask('maskCounts', { ...known(), key }),
    markCounts: () => ask('markCounts', known()),
    heldSince: hash => ask('heldSince', { ...known(), hash }),

    kept: keep,

    previewImport: (port, onProgress, signal, bytes) =>
      command('preview', { port, bytes }, { transfer: [port], signal, onProgress }),
    async runImport(port, { sources = [], ...options }, onProgress, signal) {
      await keep();
      await gate.through(() => keeper.ensureLedger()).catch(() => undefined);
      const asked = command('import', { port, options }, { transfer: [port], signal, onProgress });
      const { outcome } = await heard(asked);
      // the archive has it: should this fail, the next start writes it down
      if (outcome.kind === 'done')
        await keeper.imported(outcome.record, { account: options.account, sources }).catch(() => undefined);
      return outcome;
    },
    async undoImport(id) {
      await heard(command('undo', { id }));
      await keeper.bringUp().catch(() => undefined);
    },
    async rebuildIndex(onProgress, signal) {
      await heard(command('rebuild', undefined, { signal, onProgress }));
    },
    check: (onProgress, signal) => command('check', undefined, { signal, onProgress }),
    async repair(onProgress, signal) {
      return (await heard(command('repair', undefined, { signal, onProgress }))).report;
    },
    async mark(key, change, since) {
      const written = await command('mark', { key, change, since });
      if (written.marked.undo !== undefined) {
        hearMarks(written.revision, key);
        await keeper.marked(key, written.marked.marks, written.revision);
      }
      // what was written is as it was said
      return mask === undefined
        ? written.marked
        : { ...written.marked, marks: await ask('marks', { ...known(), key }) };
    },
    async erase(what, onProgress) {
      // until it may remove what nobody names, the writer would leave the words where they are, and the journal with them
      await surelyTidied();
      const erase = () => heard(command('erase', what, { onProgress }));
      const { isComplete } = await (what.kind === 'everything' ? keeper.erasing(erase) : erase());
      // nothing of what was erased may stand in the journal
      await keeper.bringUp();
      return { isComplete };
    },

    async writeBackup(write, options, onProgress, signal) {
      const ledger = await keeper.imports();
      return withPort(
        port => serveTarget(port, write),
        port => command('backup', { ...options, ledger, port }, { transfer: [port], signal, onProgress }),
      );
    },
    describeBackup: (file, password) =>
      withPort(
        port => serveSource(port, file.read),
        port => command('describeBackup', { port, bytes: file.bytes, password }, { transfer: [port] }),
      ),
    async restoreBackup(file, password, onProgress, signal) {
      await keep();
      // what a restore writes before it is visible would be taken for what a loss has left, where no ledger says otherwise
      await surelyTidied();
      const { outcome } = await withPort(
        port => serveSource(port, file.read),
        port => {
          const asked = { port, bytes: file.bytes, password };
          return heard(command('restoreBackup', asked, { transfer: [port], signal, onProgress }));
        },
      );
      // the archive has it: should this fail, the next start writes it down
      if (outcome.kind === 'restored')
        await keepBeside()
          .then(() => keeper.bringUp())
          .catch(() => undefined);
      return outcome;
    },
    restoredSearches: async () => (await ask('restoredBeside', undefined))?.searches ?? [],
    async searchesKept() {
      await command('besideKept', 'searches');
    },
    allMarks: async () =>
      (await ask('marksHeld', undefined))
        .filter(row => isMarked(row.marks))
        .map(({ key, marks: own }) => ({ key, marks: own })),
    async mergeMarks(marked) {
      const merged = await command('mergeMarks', marked);
      // the journal has them before anybody is told so
      if (merged.changed > 0) await keeper.bringUp();
      return merged;
    },
    condition: () => gate.condition,
    checkAgain: compareAgain,
    survivors: () => command('survivors', undefined),
    async restoredElsewhere() {
      if (endHold !== undefined) return false;
      const isElsewhere = await isHeld(RESTORE_LOCK);
      if (isElsewhere) void followRestore();
      return isElsewhere;
    },
    async beginRestore() {
      await holdRestore();
      await keeper.beginRestore();
      gate.beginRestore();
      tellWindows();
    },
    async rebuildSurvivor(id, onProgress, signal) {
      const { outcome } = await heard(command('rebuildSurvivor', { id }, { signal, onProgress }));
      return outcome;
    },
    restoreMarks: () => gate.through(() => keeper.restoreMarks()),
    async endRestore(isComplete) {
      await holdRestore();
      await keeper.endRestore(isComplete);
      await compareAgain();
      releaseRestore();
      tellWindows();
    },
    async leaveRestore() {
      keeper.leaveRestore();
      await compareAgain();
      const wasHeld = endHold !== undefined;
      releaseRestore();
      if (wasHeld) tellWindows();
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMarks(listener) {
      marksListeners.add(listener);
      return () => marksListeners.delete(listener);
    },
    onCondition(listener) {
      conditionListeners.add(listener);
      return () => conditionListeners.delete(listener);
    },
    close() {
      listeners.clear();
      marksListeners.clear();
      conditionListeners.clear();
      clearTimeout(tidying);
      changes.close();
      reader.stop();
      writer.stop();
    },
  };
}

function listenerOf(where: 'archive-reader' | 'archive-writer', diagnostics?: Diagnostics): ThreadListener | undefined {
  return (
    diagnostics && {
      heard: (question, ms, problem) => {
        if (problem !== undefined) diagnostics.failed(where, problem, question);
        // an import, a check and a rebuilding take as long as there is to do
        else if (where === 'archive-reader') diagnostics.took(where, question, ms);
      },
      failed: error => diagnostics.failed(where, workerError(error)),
      noted: incident => diagnostics.take(incident),
    }
  );
}

async function isHeld(lock: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name, mode }) => name === lock && mode === 'exclusive');
}

function startWorker(url: string, name: string): Worker {
  return new Worker(scriptUrl(url), { type: 'module', name });
}
