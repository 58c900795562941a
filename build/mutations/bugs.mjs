/**
 * A bug in the code that keeps conversations and marks safe, and the tests that must notice it.
 * @typedef {object} Bug
 * @property {string} bug what is wrong
 * @property {string} file where it is planted
 * @property {string} find text that is there exactly once
 * @property {string} replace
 * @property {string} test the file of tests that must fail
 * @property {string} name a pattern for the tests in it that are run
 */

const ARCHIVE = 'src/renderer/archive';

/**
 * Each is a line somebody might leave out, and without which data is lost in silence.
 * @type {readonly Bug[]}
 */
export const BUGS = [
  {
    bug: 'two transactions may write one database at once',
    file: `${ARCHIVE}/write-to.ts`,
    find: "database.transaction('rw', database.tables, () => work())",
    replace: "database.transaction('rw', database.tables.slice(1), () => work())",
    test: `${ARCHIVE}/one-writer.test.ts`,
    name: 'D-01',
  },
  {
    bug: 'rows are not forced to the disk before the catalog names them',
    file: `${ARCHIVE}/shards.ts`,
    find: "this.#database(shard, 'strict')",
    replace: "this.#database(shard, 'relaxed')",
    test: `${ARCHIVE}/one-writer.test.ts`,
    name: 'D-02',
  },
  {
    bug: 'the catalog is not forced to the disk',
    file: `${ARCHIVE}/catalog.ts`,
    find: "chromeTransactionDurability: 'strict'",
    replace: "chromeTransactionDurability: 'relaxed'",
    test: `${ARCHIVE}/one-writer.test.ts`,
    name: 'D-02',
  },
  {
    bug: 'nobody looks for room before an import',
    file: `${ARCHIVE}/import-run.ts`,
    find: 'await tools.room.check(neededBytes(options.bytes ?? 0));',
    replace: '',
    test: `${ARCHIVE}/writer.test.ts`,
    name: 'refused with both numbers',
  },
  {
    bug: 'nobody watches the room while something is written',
    file: `${ARCHIVE}/row-writer.ts`,
    find: 'await this.#room.watch();',
    replace: '',
    test: `${ARCHIVE}/writer.test.ts`,
    name: 'D-08: an import stops',
  },
  {
    bug: 'an import says that the archive is as it was without having looked',
    file: `${ARCHIVE}/look-again.ts`,
    find: "if (!opened.ok) return 'unknown';",
    replace: "if (opened !== undefined) return 'as-before';",
    test: `${ARCHIVE}/writer.test.ts`,
    name: 'D-08',
  },
  {
    bug: 'a new catalog sweeps what a lost one has left',
    file: `${ARCHIVE}/catalog.ts`,
    find: '...(names.some(isShardName) && { afterLoss: true })',
    replace: '',
    test: `${ARCHIVE}/stores.test.ts`,
    name: 'D-09',
  },
  {
    bug: 'rows are swept although something of the catalog is damaged',
    file: `${ARCHIVE}/sweep.ts`,
    find: 'if (isDamaged(view.damage)) return;',
    replace: '',
    test: `${ARCHIVE}/repair.test.ts`,
    name: 'rows that are gone',
  },
  {
    bug: 'a checksum of bytes is not looked at',
    file: `${ARCHIVE}/checked-bytes.ts`,
    find: 'found[3] === checksum(bytes, magic + version) ? bytes : undefined',
    replace: 'bytes',
    test: `${ARCHIVE}/checked-bytes.test.ts`,
    name: '.',
  },
  {
    bug: 'a checksum of a row is not looked at',
    file: `${ARCHIVE}/checked-rows.ts`,
    find: "return 'check' in row && row.check === checkOf(row);",
    replace: 'return true;',
    test: `${ARCHIVE}/checked-rows.test.ts`,
    name: '.',
  },
  {
    bug: 'a file of which records are lost still counts as imported',
    file: `${ARCHIVE}/rebuild.ts`,
    find: 'if (missing.length === 0) return hashes;',
    replace: 'if (missing.length >= 0) return hashes;',
    test: `${ARCHIVE}/repair.test.ts`,
    name: 'named by its file',
  },
  {
    bug: 'the ledger is not written',
    file: `${ARCHIVE}/ledger-keeper.ts`,
    find: 'await host.write(printLedger(next), tickets);',
    replace: '{}',
    test: `${ARCHIVE}/ledger-keeper.test.ts`,
    name: 'after each start',
  },
  {
    bug: 'a mark is not journalled',
    file: `${ARCHIVE}/ledger-keeper.ts`,
    find: 'await host.append(',
    replace: 'void (',
    test: `${ARCHIVE}/ledger-keeper.test.ts`,
    name: 'D-10',
  },
  {
    bug: 'a mark is written into a store that is being replaced',
    file: `${ARCHIVE}/writer.ts`,
    find: 'return this.#surroundings.marking(mode, async () => work(await this.#openedMarks()));',
    replace: 'return this.#openedMarks().then(work);',
    test: `${ARCHIVE}/marks.test.ts`,
    name: 'another window sets',
  },
  {
    bug: 'what was replaced stays in the other copy of a file',
    file: 'src/renderer/host/opfs-ledger.ts',
    find: 'of isA ? [b, a] : [a, b])',
    replace: 'of isA ? [b] : [a])',
    test: 'src/renderer/host/opfs-ledger.test.ts',
    name: 'D-16',
  },
  {
    bug: 'questions are let through whatever the comparison says',
    file: `${ARCHIVE}/condition-gate.ts`,
    find: 'if (this.#isRestoring || isUsable(await this.#condition) || this.#isRestoring) return;',
    replace: 'if (await this.#condition) return;',
    test: `${ARCHIVE}/ledger-keeper.test.ts`,
    name: 'D-09: a lost catalog',
  },
  {
    bug: 'nobody hears that the browser threw a store away',
    file: `${ARCHIVE}/probe.ts`,
    find: "'dataLoss' in event && event.dataLoss === 'total'",
    replace: 'event === undefined',
    test: `${ARCHIVE}/ledger-keeper.test.ts`,
    name: 'threw away is heard',
  },
  {
    bug: 'an archive that is older than its ledger counts as whole',
    file: 'src/shared/ledger/compare.ts',
    find: 'ledger.revision > facts.revision ||',
    replace: '',
    test: 'src/shared/ledger/compare.test.ts',
    name: 'older than its ledger',
  },
  {
    bug: 'a flipped bit in the journal passes for what was written',
    file: 'src/shared/ledger/checked-text.ts',
    find: 'if (body === undefined || check !== checkOf(body)) return undefined;',
    replace: 'if (body === undefined) return undefined;',
    test: 'src/shared/ledger/journal.test.ts',
    name: 'single flip',
  },
  {
    bug: 'copies that contradict each other lose one wording',
    file: 'src/shared/domain/copies.ts',
    find: 'if (versions.size === 0) return shown;',
    replace: 'if (versions.size >= 0) return shown;',
    test: 'src/shared/domain/merge.test.ts',
    name: '.',
  },
  {
    bug: 'an undo takes what a later import also brought',
    file: `${ARCHIVE}/undo.ts`,
    find: 'await handOver(tools, writer, { id, removed, left, order: nextOrder(before) })',
    replace: '([] as Awaited<ReturnType<typeof handOver>>)',
    test: `${ARCHIVE}/writer.test.ts`,
    name: 'a known file among others',
  },
  {
    bug: 'a reader that has fallen silent is waited for',
    file: 'src/renderer/state/watch-reader.ts',
    find: 'if (this.#silentFor < PATIENCE) return;',
    replace: 'if (this.#silentFor >= 0) return;',
    test: 'src/renderer/state/watch-reader.test.ts',
    name: 'falls silent',
  },
];
