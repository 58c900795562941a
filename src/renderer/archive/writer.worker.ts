import { z } from 'zod';
import { contributionOf, conversationOf, versionsOf } from '#shared/import/contributions';
import { tellRejections } from '../worker-incidents';
import { sourceBehind, targetBehind } from './backup/ports';
import { IdleWork } from './index/idle-work';
import {
  type Announcement,
  CHANGES_CHANNEL,
  type FreeSpaceQuestions,
  WRITER_LOCK,
  type WriterQuestions,
} from './rpc/questions';
import { RpcClient, serveRpc } from './rpc/rpc';
import { ArchiveWriter } from './writer';

// the policy of the page allows no compiled code
z.config({ jitless: true });
tellRejections('archive-writer');

const MARKS_LOCK = 'lectern-marks-writer';
const changes = new BroadcastChannel(CHANGES_CHANNEL);

let room: RpcClient<FreeSpaceQuestions> | undefined;

const writer = new ArchiveWriter({
  readings: { contributionOf, conversationOf, versionsOf },
  newId: () => crypto.randomUUID(),
  // the quota that the browser tells of is made up: the page knows whether anybody has the true number
  freeBytes: async () => room?.ask('freeBytes', undefined).catch(() => undefined),
  now: () => performance.now(),
  exclusively: (work, signal) => navigator.locks.request(WRITER_LOCK, signal === undefined ? {} : { signal }, work),
  marking: (mode, work) => navigator.locks.request(MARKS_LOCK, { mode }, work),
  announce: announcement => changes.postMessage(announcement satisfies Announcement),
});

// nothing is removed until the page has compared the archive with its ledger
writer.trust(false);
const idle = new IdleWork(signal => writer.maintain(signal));

let isTidy = false;

serveRpc<WriterQuestions>(globalThis, {
  preview: ({ port, bytes }, { signal, report }) => writer.preview(port, bytes, report, signal),
  import: ({ port, options }, { signal, report }) =>
    idle.without(async () => {
      const outcome = await writer.import(port, options, report, signal);
      return { outcome, revision: writer.revision };
    }),
  room: async ({ port }) => {
    room = new RpcClient(port);
    port.start();
    return undefined;
  },
  async tidy() {
    writer.trust(true);
    // what a crash left is removed now; should that not work, the first command says why
    await writer.clean().catch(() => undefined);
    isTidy = true;
    idle.later();
    return undefined;
  },
  async doubt() {
    writer.trust(false);
    isTidy = false;
    idle.stop();
    return undefined;
  },
  async suspect({ part }) {
    writer.suspect(part);
    // before it is sure which archive this is, nothing is written
    if (isTidy) idle.later();
    return undefined;
  },
  survivors: () => writer.survivors(),
  rebuildSurvivor: ({ id }, { signal, report }) =>
    idle.without(async () => {
      const outcome = await writer.rebuildSurvivor(id, report, signal);
      return { outcome, revision: writer.revision };
    }),
  async restoreMarks(rows) {
    await writer.restoreMarks(rows);
    return undefined;
  },
  backup: ({ port, now, ...options }, { signal, report }) =>
    idle.without(() => writer.backUp(targetBehind(port), { ...options, at: now }, report, signal)),
  describeBackup: ({ port, bytes, password }) => writer.describeBackup(sourceBehind(port, bytes), password),
  restoreBackup: ({ port, bytes, password }, { signal, report }) =>
    idle.without(async () => {
      const outcome = await writer.restore(sourceBehind(port, bytes), password, report, signal);
      return { outcome, revision: writer.revision };
    }),
  mergeMarks: marked => writer.mergeMarks(marked),
  async besideKept(what) {
    await writer.besideKept(what);
    return undefined;
  },
  mark: ({ key, change, since }) => writer.mark(key, change, since),
  undo: ({ id }) =>
    idle.without(async () => {
      await writer.undo(id);
      return { revision: writer.revision };
    }),
  rebuild: (_, { signal, report }) =>
    idle.without(async () => {
      await writer.rebuild(report, signal);
      return { revision: writer.revision };
    }),
  check: (_, { signal, report }) => idle.without(() => writer.check(report, signal)),
  repair: (_, { signal, report }) =>
    idle.without(async () => {
      const repaired = await writer.repair(report, signal);
      return { report: repaired, revision: writer.revision };
    }),
  erase: (what, { report }) =>
    idle.without(async () => {
      const erased = await writer.erase(what, report);
      return { ...erased, revision: writer.revision };
    }),
});
