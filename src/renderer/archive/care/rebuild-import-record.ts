import type { SourceReport } from '#shared/import/contract/protocol';
import type { ImportRecord } from '../contract/api';
import type { Segment } from '../storage/forms/segment';

/** What can be told of an import whose record is lost, from what it brought. */
export function rebuildImportRecord({ id, importId, at, docs, entries, hashes }: Segment): ImportRecord {
  const files = entries.dictionary('file');
  const codes = entries.codes('file');
  const keys = new Set(entries.numbers('key').filter(key => !Number.isNaN(key)));
  return {
    id: importId ?? id,
    at,
    files: files.map(
      (file, nth): SourceReport => ({
        source: file,
        file,
        bytes: 0,
        // which hash is whose is known where there is one file only
        hash: files.length === 1 && hashes.length === 1 ? (hashes[0] ?? '') : '',
        shapes: {},
        records: codes.reduce((count, code) => (code === nth + 1 ? count + 1 : count), 0),
        rejected: 0,
        explained: 0,
        findings: [],
        findingCounts: {},
      }),
    ),
    conversations: keys.size,
    messages: docs.counts('messages').reduce((sum, count) => sum + count, 0),
    outcome: { added: keys.size, extended: 0, unchanged: 0 },
    bytes: 0,
    damaged: true,
  };
}
