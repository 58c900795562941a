import { SALT_BYTES } from '#shared/backup/header';
import { BackupReader, type BackupSource } from '#shared/backup/read-backup';
import { BackupWriter } from '#shared/backup/write-backup';
import { assertNever } from '#shared/base/assert-never';
import type { ConversationKey } from '#shared/domain/keys';
import { hashText } from '#shared/index/hash';
import { type MarksChange, marksChange } from '#shared/marks/change';
import { readContents, readSummary } from './backup/read-archive';
import { restoreArchive } from './backup/restore-archive';
import { type Beside, writeArchive } from './backup/write-archive';
import { adoptMarks, type Checked, checkArchive, needsSettling } from './care/check';
import { repairManifests } from './care/check-manifests';
import { eraseConversations, eraseImport } from './care/erase';
import { type LostImport, rebuildImport } from './care/rebuild';
import { lostIn, repairAside, repairNext, settleAll } from './care/repair';
import { rewriteStores } from './care/rewrite';
import type {
  BackedUp,
  BackupDescription,
  BackupProgress,
  CheckProgress,
  CheckReport,
  Erased,
  EraseProgress,
  Erasure,
  ImportOptions,
  ImportOutcome,
  ImportPreview,
  ImportProgress,
  ImportRecord,
  LostRecords,
  MarkedConversation,
  MergedMarks,
  RebuildProgress,
  RepairReport,
  RestoreOutcome,
  Survivor,
} from './contract/api';
import { ArchiveProblem, problemOf } from './contract/problem';
import { ImportFeed } from './importing/feed';
import { runImport } from './importing/import-run';
import { previewImport } from './importing/preview';
import { undoImport } from './importing/undo';
import { dropParts, dropUnreadable, rebuildPart, tidyIndex } from './index/maintain';
import { mergeIntoMarks, restoreMarks, type WrittenMarks, writeMarks } from './marks/write-marks';
import type { Announcement } from './rpc/questions';
import { type DamagedSegment, isDamaged } from './snapshot/damage';
import { unindexedHeads } from './snapshot/index-coverage';
import type { Readings } from './snapshot/originals';
import { type ArchiveView, loadView } from './snapshot/view';
import type { Owner } from './storage/forms/catalog-rows';
import { readRows, withoutCheck } from './storage/forms/checked-rows';
import { FreeSpace, type FreeSpaceEnvironment } from './storage/stores/free-space';
import { storePlaces } from './storage/stores/stores';
import {
  type Catalog,
  endErasing,
  endRestored,
  openCatalog,
  removeOtherGenerations,
  replaceByEmpty,
  stateOf,
} from './storage/tables/catalog';
import {
  eraseMarks,
  eraseMarksOf,
  isNewestMarks,
  type MarksRow,
  type MarksStore,
  openMarks,
  removeOtherMarks,
} from './storage/tables/marks-store';
import { Rows } from './storage/tables/rows';
import { Shards } from './storage/tables/shards';
import { type ArchiveFingerprint, compareFingerprint, takeFingerprint } from './writing/archive-fingerprint';
import type { Committed } from './writing/commit';
import { removeRows, sweep } from './writing/sweep';
import type { WriterTools } from './writing/writer-tools';

/** What the writer needs from where it runs. */
export interface WriterEnvironment extends FreeSpaceEnvironment {
  readonly readings: Readings;
  readonly newId: () => string;
  /** Runs work while no other thread or window changes the archive. */
  readonly exclusively: <Answer>(work: () => Promise<Answer>, signal?: AbortSignal) => Promise<Answer>;
  /**
   * Runs work on the marks of all windows: `shared` beside other such work, `exclusive` alone. Whoever sets a mark shares,
   * so that none is written into a store that is just being replaced.
   */
  readonly marking: <Answer>(mode: 'shared' | 'exclusive', work: () => Promise<Answer>) => Promise<Answer>;
  /** Tells everybody what is visible now. */
  readonly announce: (announcement: Announcement) => void;
}

/** Carries out everything that changes the archive, one after another. Rejects with an `ArchiveProblem`. */
export class ArchiveWriter {
  readonly #environment: WriterEnvironment;
  readonly #places = storePlaces();
  readonly #shards = new Shards(this.#places);
  readonly #rows = new Rows(this.#shards);
  readonly #room: FreeSpace;
  #catalog: Catalog | undefined;
  #marks: MarksStore | undefined;
  #view: ArchiveView | undefined;
  #swept = false;
  #trusted: boolean | undefined;
  #revision = 0;
  readonly #suspects = new Set<string>();

  constructor(surroundings: WriterEnvironment) {
    this.#environment = surroundings;
    this.#room = new FreeSpace(surroundings);
  }

  /** The latest revision known here. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Takes what the comparison at the start came to: whether the catalog is the one that belongs to what is stored. While it
   * is not, nothing is removed. Unless it is told, the writer goes by what it sees itself.
   */
  trust(trusted: boolean): void {
    this.#trusted = trusted;
    this.#swept = false;
  }

  /** Removes what a crash may have left. Called once at the start; a change that comes first does it itself. */
  async clean(): Promise<void> {
    await this.#change(async () => undefined);
  }

  async preview(
    port: MessagePort,
    bytes: number | undefined,
    listener: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<ImportPreview> {
    const feed = new ImportFeed(port, signal);
    try {
      const tools = { rows: this.#rows, readings: this.#environment.readings };
      return await previewImport(tools, await this.#load(), feed, bytes, listener);
    } catch (error) {
      return { kind: 'failed', ...problemOf(error) };
    } finally {
      feed.end();
    }
  }

  async import(
    port: MessagePort,
    options: ImportOptions,
    listener: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<ImportOutcome> {
    const feed = new ImportFeed(port, signal);
    let likeness: ArchiveFingerprint | undefined;
    try {
      return await this.#change(async (tools, before) => {
        likeness = await takeFingerprint(tools, before, this.#places);
        const { outcome, removed } = await runImport(tools, before, feed, options, listener, signal);
        if (outcome.kind === 'failed' || outcome.kind === 'cancelled') return this.#looked(outcome, likeness);
        if (outcome.kind !== 'done') this.#swept = false;
        else if (removed.length > 0) await this.#removeRows(removed);
        return outcome;
      }, signal);
    } catch (error) {
      const ended: ImportOutcome = signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', ...problemOf(error) };
      return likeness === undefined ? ended : this.#looked(ended, likeness);
    } finally {
      feed.end();
    }
  }

  async undo(id: string): Promise<void> {
    const visible = await this.#madeWhole(id);
    if (visible === undefined) return;
    await this.#change(async (tools, before) => {
      const committed = await undoImport(tools, before, visible);
      if (committed === undefined) return;
      await this.#removeRows(committed.removed);
    });
  }

  /** Does not wait for its turn, as an import may take minutes; only for a moment in which the store of marks is replaced. */
  async mark(key: ConversationKey, change: MarksChange, since?: number): Promise<WrittenMarks> {
    try {
      const parsed = marksChange.parse(change);
      const written = await this.#marking('shared', store => writeMarks(store, key, parsed, since));
      const { marked, revision } = written;
      if (marked.undo !== undefined) this.#environment.announce({ kind: 'marks', revision, key });
      return written;
    } catch (error) {
      throw new ArchiveProblem(problemOf(error));
    }
  }

  /** Puts marks of the journal in the place of older ones. */
  async restoreMarks(rows: readonly MarksRow[]): Promise<void> {
    try {
      const revision = await this.#marking('shared', store => restoreMarks(store, rows));
      for (const { key } of rows) this.#environment.announce({ kind: 'marks', revision, key });
    } catch (error) {
      throw new ArchiveProblem(problemOf(error));
    }
  }

  /** The imports that the catalog does not name and that can be made again from their rows. */
  async survivors(): Promise<readonly Survivor[]> {
    try {
      return (await this.#surviving()).map(({ importId, at, hashes }) => ({ import: importId, at, hashes }));
    } catch (error) {
      throw new ArchiveProblem(problemOf(error));
    }
  }

  /** Makes an import that the catalog lost again from its rows. What these still lack is lost with them. */
  async rebuildSurvivor(
    id: string,
    listener: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<ImportOutcome> {
    try {
      return await this.#change(async (tools, before) => {
        const lost = (await this.#surviving()).find(({ importId }) => importId === id);
        if (lost === undefined) return { kind: 'nothing', files: [] };
        const progress = { bytesRead: 0, bytesTotal: 0, messages: 0, file: lost.files[0]?.file ?? '' };
        const told = (conversations: number) => listener({ ...progress, conversations });
        const { committed, id: made } = await rebuildImport(tools, before, lost, told, signal);
        await this.#removeRows(committed.removed);
        const record = made === undefined ? undefined : await tools.catalog.imports.get(id);
        return record === undefined
          ? { kind: 'nothing', files: lost.files }
          : { kind: 'done', record: withoutCheck(record) };
      }, signal);
    } catch (error) {
      return signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', ...problemOf(error) };
    }
  }

  /** Adds marks to those there are. Waits for no import either. */
  async mergeMarks(marked: readonly MarkedConversation[]): Promise<MergedMarks> {
    try {
      const { changed, conflicts } = await this.#mergeMarks(marked);
      const { contributors } = await this.#load();
      const waiting = marked.filter(({ key }) => contributors.of(hashText(key)).length === 0).length;
      return { changed, conflicts, waiting };
    } catch (error) {
      throw new ArchiveProblem(problemOf(error));
    }
  }

  /** Writes all there is into one file; nothing is changed by it or meanwhile. */
  async backUp(
    write: (piece: Uint8Array) => Promise<void>,
    { password, ...beside }: Beside & { readonly password: string },
    listener: (progress: BackupProgress) => void,
    signal: AbortSignal,
  ): Promise<BackedUp> {
    return this.#change(
      (tools, before) =>
        this.#marking('shared', async store => {
          const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
          const file = await BackupWriter.begin({ salt, password, write });
          const held = await writeArchive(tools, before, store, beside, file, listener, signal);
          await file.end();
          return { ...held, bytes: file.written };
        }),
      signal,
    );
  }

  async describeBackup(source: BackupSource, password: string): Promise<BackupDescription> {
    const opened = await BackupReader.open(source, password);
    const read = opened.ok ? await readSummary(opened.value) : opened;
    return read.ok ? { kind: 'backup', summary: read.value } : { kind: 'refused', problem: read.problem };
  }

  /** Adds what a backup holds, once all of it was looked at. */
  async restore(
    source: BackupSource,
    password: string,
    listener: (progress: BackupProgress) => void,
    signal: AbortSignal,
  ): Promise<RestoreOutcome> {
    try {
      return await this.#change(async (tools, before) => {
        const opened = await BackupReader.open(source, password);
        if (!opened.ok) return { kind: 'refused', problem: opened.problem };
        const contents = await readContents(opened.value, listener, signal);
        if (!contents.ok) return { kind: 'refused', problem: contents.problem };
        this.#swept = false;
        const done = await restoreArchive(tools, before, opened.value, contents.value, listener, signal);
        if (!done.ok) return { kind: 'refused', problem: done.problem };
        await this.#removeRows(done.value.committed.removed);
        // what is visible now stays so; marks that cannot be written yet come with the next change
        await this.#finishRestoring().catch(() => {
          this.#swept = false;
        });
        return { kind: 'restored', restored: done.value.restored };
      }, signal);
    } catch (error) {
      if (signal.aborted) return { kind: 'cancelled' };
      throw error;
    }
  }

  /** What came with a backup is beside the archive now. */
  async besideKept(what: 'searches' | 'ledger'): Promise<void> {
    await endRestored(await this.#opened(), { [what]: [] });
  }

  /** Builds what is missing of the index, and what is damaged. Other changes may come between its parts. */
  async rebuild(listener: (progress: RebuildProgress) => void, signal: AbortSignal): Promise<void> {
    while (await this.#step(dropUnreadable, signal)) signal.throwIfAborted();
    const total = unindexedHeads(await this.#load());
    do {
      signal.throwIfAborted();
      listener({ conversations: Math.max(0, total - unindexedHeads(await this.#load())), total });
    } while (await this.#step(rebuildPart, signal));
  }

  /** Says what of the archive is not as it was written. Changes nothing. */
  async check(listener: (progress: CheckProgress) => void, signal: AbortSignal): Promise<CheckReport> {
    return (await this.#check(listener, signal)).report;
  }

  /** Makes what is damaged again from the originals. Other changes may come between its parts. */
  async repair(listener: (progress: CheckProgress) => void, signal: AbortSignal): Promise<RepairReport> {
    const checked = await this.#check(listener, signal);
    const { damaged, rows: total } = checked.report;
    const lost: LostRecords[] = [];
    let imports = 0;
    const told = (records: number) => listener({ rows: Math.min(records, total), total });
    for (;;) {
      const rebuilt = await this.#change(async (tools, before) => {
        const done = await repairNext(tools, before, checked, told, signal);
        if (done !== undefined) await this.#removeRows(done.committed.removed);
        return done;
      }, signal);
      if (rebuilt === undefined) break;
      lost.push(...rebuilt.lost);
      imports++;
    }
    if (needsSettling(checked)) await this.#step(settleAll, signal);
    await this.rebuild(() => undefined, signal);
    await this.#change(repairManifests, signal);
    const marks = checked.marksDamaged
      ? await this.#marking('shared', store => adoptMarks(store, checked.marks))
      : { lost: 0 };
    return { damaged, imports, lost: lostIn(lost), lostMarks: marks.lost };
  }

  /** A reader could not use this part of the index: it is built again with the work that can wait. */
  suspect(part: string): void {
    this.#suspects.add(part);
  }

  /** Does the next piece of work that can wait: a missing part of the index, parts to be put together. False if there is none. */
  async maintain(signal: AbortSignal): Promise<boolean> {
    const suspects = [...this.#suspects];
    if (await this.#step((tools, before) => dropParts(tools, before, suspects), signal)) return true;
    for (const suspect of suspects) this.#suspects.delete(suspect);
    return (await this.#step(rebuildPart, signal)) || (await this.#step(tidyIndex, signal));
  }

  /** Erases words for good. What is said to be incomplete cannot be seen any more, and leaves the files with a later change. */
  async erase(
    what: Erasure = { kind: 'everything' },
    listener: (progress: EraseProgress) => void = () => undefined,
  ): Promise<Erased> {
    listener({ step: 'leaving-out' });
    switch (what.kind) {
      case 'everything':
        await this.#eraseEverything();
        return { isComplete: this.#swept };
      case 'conversations':
        return this.#eraseSome((tools, before) => eraseConversations(tools, before, what.keys), listener);
      case 'import': {
        const visible = await this.#madeWhole(what.id);
        if (visible === undefined) return { isComplete: true };
        return this.#eraseSome((tools, before) => eraseImport(tools, before, visible), listener);
      }
      default:
        return assertNever(what);
    }
  }

  async #eraseSome(
    work: (tools: WriterTools, before: ArchiveView) => Promise<Committed | undefined>,
    listener: (progress: EraseProgress) => void,
  ): Promise<Erased> {
    return this.#change(async (tools, before) => {
      // what is set aside may hold what is to be erased: a repair comes first
      if (isDamaged(before.damage)) throw new ArchiveProblem({ code: 'archive/damaged' });
      // restored marks that could not be written yet would come back
      if ((await stateOf(tools.catalog))?.restored?.marks.length)
        throw new ArchiveProblem({ code: 'archive/not-written' });
      if ((await work(tools, before)) === undefined) return { isComplete: true };
      await this.#remove(async () => this.#finishRewriting(listener));
      return { isComplete: this.#swept };
    });
  }

  /** Empties the archive, also one that is damaged; not one that a later version of the program wrote. */
  async #eraseEverything(): Promise<void> {
    await this.#environment.exclusively(async () => {
      try {
        const erased = await this.#opened();
        this.#catalog = await replaceByEmpty(erased, this.#places);
        erased.close();
        this.#trusted = undefined;
        this.#announce((await this.#load()).revision);
        await this.#remove(() => this.#finishErasing());
      } catch (error) {
        throw new ArchiveProblem(problemOf(error));
      }
    });
  }

  close(): void {
    this.#catalog?.close();
    this.#marks?.close();
    this.#shards.close();
  }

  /** An import that is set aside is made again first: nobody knows what else to take back. Says its name now, if it is there. */
  async #madeWhole(id: string): Promise<string | undefined> {
    const { damage } = await this.#load();
    const isOfImport = ({ id: segment, row }: DamagedSegment) => (row?.importId ?? segment) === id;
    if (!damage.segments.some(isOfImport)) return id;
    const records = (await readRows<ImportRecord>((await this.#opened()).imports)).whole;
    const signal = new AbortController().signal;
    const rebuilt = await this.#change(async (tools, before) => {
      const aside = before.damage.segments.find(isOfImport);
      const done = aside && (await repairAside(tools, before, aside, records, () => undefined, signal));
      if (done !== undefined) await this.#removeRows(done.committed.removed);
      return done;
    });
    if (rebuilt === undefined) await this.#step(settleAll, signal);
    return rebuilt?.id === undefined ? undefined : id;
  }

  /** What the shards say of imports that the catalog does not name. */
  async #surviving(): Promise<readonly LostImport[]> {
    const { owners, segments } = await this.#load();
    const named = new Set(owners.map(({ id }) => id));
    const held = new Set(segments.flatMap(({ hashes }) => hashes));
    const found: LostImport[] = [];
    for (const shard of await this.#shards.numbers()) {
      for (const manifest of await this.#shards.manifests(shard)) {
        if (manifest.kind !== 'import' || named.has(manifest.id)) continue;
        const { id, importId = id, at, hashes, files, blockRows } = manifest;
        if (hashes.length > 0 && hashes.every(hash => held.has(hash))) continue;
        found.push({ id, importId, shard, at, hashes, files, blockRows: blockRows.length });
      }
    }
    return found.sort((a, b) => a.at - b.at);
  }

  #check(listener: (progress: CheckProgress) => void, signal: AbortSignal): Promise<Checked> {
    return this.#change(async ({ catalog, shards }) => {
      // read anew: what is held in memory says nothing about the disk
      const view = await loadView(catalog);
      if (!view.ok) throw new ArchiveProblem(view.problem);
      this.#view = undefined;
      this.#rows.clear();
      return checkArchive({ catalog, shards, marks: await this.#openedMarks() }, view.value, listener, signal);
    }, signal);
  }

  #step(
    work: (tools: WriterTools, before: ArchiveView, signal: AbortSignal) => Promise<Committed | undefined>,
    signal: AbortSignal,
  ): Promise<boolean> {
    return this.#change(async (tools, before) => {
      const committed = await work(tools, before, signal);
      if (committed === undefined) return false;
      await this.#removeRows(committed.removed);
      return true;
    }, signal);
  }

  /** Does `work` alone, on a swept archive, and tells everybody if something else is visible after it. */
  async #change<Answer>(
    work: (tools: WriterTools, before: ArchiveView) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const { exclusively, readings, newId } = this.#environment;
    return exclusively(async () => {
      try {
        const found = await this.#load();
        if (!this.#swept) await this.#sweep(await this.#opened(), found);
        this.#swept = true;
        // sweeping may have put another generation of the catalog in the place of the one it found
        const before = await this.#load();
        const catalog = await this.#opened();
        const tools = { catalog, shards: this.#shards, rows: this.#rows, readings, newId, room: this.#room };
        const answer = await work(tools, before);
        const { revision } = await this.#load();
        if (revision !== found.revision) this.#announce(revision);
        return answer;
      } catch (error) {
        throw new ArchiveProblem(problemOf(error));
      }
    }, signal);
  }

  /** An import that came to nothing leaves the archive as it was: looks whether that is so before anybody says it. */
  async #looked(outcome: ImportOutcome, likeness: ArchiveFingerprint): Promise<ImportOutcome> {
    this.#swept = false;
    const fate = await compareFingerprint(likeness, this.#places);
    if (fate === 'as-before') return outcome;
    // what is open and held knows nothing of it
    this.#catalog?.close();
    this.#view = undefined;
    return { ...(outcome.kind === 'failed' ? outcome : { kind: 'failed', code: 'archive/damaged' }), archive: fate };
  }

  async #mergeMarks(marked: readonly MarkedConversation[]): Promise<{ changed: number; conflicts: number }> {
    const merged = await this.#marking('shared', store => mergeIntoMarks(store, marked));
    const { changed, conflicts, revision } = merged;
    if (changed.length > 0) this.#environment.announce({ kind: 'all-marks', revision });
    return { changed: changed.length, conflicts };
  }

  /** The rest of a restore that is visible already: marks that came with it. */
  async #finishRestoring(): Promise<void> {
    const catalog = await this.#opened();
    const { restored } = (await stateOf(catalog)) ?? {};
    if (restored === undefined || restored.marks.length === 0) return;
    await this.#mergeMarks(restored.marks);
    await endRestored(catalog, { marks: [] });
  }

  /** Removes what a crash has left; nothing where it may be what a loss has left. */
  async #sweep(catalog: Catalog, view: ArchiveView): Promise<void> {
    await this.#finishRestoring().catch(() => undefined);
    if (!(await this.#mayRemove(catalog))) return;
    if ((await stateOf(catalog))?.erasing) await this.#finishErasing();
    else await sweep(view, this.#shards);
    await removeOtherGenerations(catalog, this.#places);
    await this.#marking('exclusive', ({ name }) => removeOtherMarks(this.#places, name));
    if ((await stateOf(catalog))?.rewriting && !isDamaged(view.damage)) {
      // tried again with the next change: there may be no room for it now
      await this.#finishRewriting().catch(() => undefined);
    }
  }

  /** What was erased is invisible already; the files it may still stand in are written anew without it. */
  async #finishRewriting(listener: (progress: EraseProgress) => void = () => undefined): Promise<void> {
    const catalog = await this.#opened();
    const { rewriting } = (await stateOf(catalog)) ?? {};
    if (rewriting === undefined || !(await this.#mayRemove(catalog))) return;
    const marks = await this.#marking('exclusive', store => eraseMarksOf(store, this.#places, rewriting.keys));
    const view = await this.#load();
    const tools = { shards: this.#shards, room: this.#room, places: this.#places };
    this.#catalog = await rewriteStores(catalog, view, tools, (rows, total) =>
      listener({ step: 'rewriting', rows, total }),
    );
    catalog.close();
    this.#rows.clear();
    try {
      for (const shard of rewriting.shards) await this.#shards.remove(shard);
      await removeOtherGenerations(this.#catalog, this.#places);
    } finally {
      // who asks at once finds nothing that is about to be removed
      this.#announce((await this.#load()).revision);
      if (marks !== undefined)
        for (const key of rewriting.keys) this.#environment.announce({ kind: 'marks', revision: marks, key });
    }
  }

  /**
   * Rows without a name in the catalog are what a crash left, unless it is the catalog that was lost: then they are all
   * there is.
   */
  async #mayRemove(catalog: Catalog): Promise<boolean> {
    return this.#trusted ?? (await stateOf(catalog))?.afterLoss !== true;
  }

  /** The archive is erased already; what is left of it outside the catalog goes now. */
  async #finishErasing(): Promise<void> {
    const catalog = await this.#opened();
    for (const shard of await this.#shards.numbers()) await this.#shards.remove(shard);
    await this.#marking('exclusive', store => eraseMarks(store, this.#places));
    await removeOtherGenerations(catalog, this.#places);
    await endErasing(catalog);
  }

  async #removeRows(removed: readonly Owner[]): Promise<void> {
    await this.#remove(async () => {
      if (await this.#mayRemove(await this.#opened())) await removeRows(removed, await this.#load(), this.#shards);
    });
  }

  /** Removes what nobody can see any more. What cannot be removed now is swept before the next change. */
  async #remove(work: () => Promise<void>): Promise<void> {
    this.#rows.clear();
    this.#swept = false;
    try {
      await work();
      this.#swept = true;
    } catch {
      // the change itself is done
    }
  }

  #announce(revision: number): void {
    this.#revision = revision;
    this.#environment.announce({ kind: 'archive', revision });
  }

  async #opened(): Promise<Catalog> {
    if (this.#catalog?.isOpen()) return this.#catalog;
    const opened = await openCatalog(this.#places);
    if (!opened.ok) throw new ArchiveProblem(opened.problem);
    this.#catalog = opened.value;
    return opened.value;
  }

  #marking<Answer>(mode: 'shared' | 'exclusive', work: (store: MarksStore) => Promise<Answer>): Promise<Answer> {
    return this.#environment.marking(mode, async () => work(await this.#openedMarks()));
  }

  async #openedMarks(): Promise<MarksStore> {
    // another window may have replaced the one that is open here, and the browser not yet have said so
    if (this.#marks?.isOpen() && (await isNewestMarks(this.#marks, this.#places))) return this.#marks;
    this.#marks?.close();
    const opened = await openMarks(this.#places);
    if (!opened.ok) throw new ArchiveProblem(opened.problem);
    this.#marks = opened.value;
    return opened.value;
  }

  async #load(): Promise<ArchiveView> {
    const loaded = await loadView(await this.#opened(), this.#view);
    if (!loaded.ok) throw new ArchiveProblem(loaded.problem);
    this.#view = loaded.value;
    // nobody else removes rows while this changes something
    loaded.value.knownCurrent = true;
    return loaded.value;
  }
}
