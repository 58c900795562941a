import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { ArchiveProblem, problemOf } from './problem';

const codeOf = (error: unknown) => problemOf(error).code;
const unknown = (message: string) => new DOMException(message, 'UnknownError');

test('a full disk is told as one, however deep its cause lies', () => {
  const quota = new DOMException('', 'QuotaExceededError');
  expect(codeOf(quota)).toBe('archive/disk-full');
  expect(codeOf(new Dexie.AbortError('aborted', quota))).toBe('archive/disk-full');
  expect(codeOf(new Dexie.BulkError('put', [new Dexie.AbortError('aborted', quota)]))).toBe('archive/disk-full');
  expect(codeOf(new Error('failed', { cause: new Error('again', { cause: quota }) }))).toBe('archive/disk-full');
});

test('a full disk that is only said in words is told as one', () => {
  for (const words of [
    'Encountered full disk while opening backing store for indexedDB.open.',
    'Encountered disk full while committing transaction.',
    'The current transaction exceeded its quota limitations.',
    'IO error: No space left on device',
  ]) {
    expect(codeOf(unknown(words))).toBe('archive/disk-full');
    expect(codeOf(new Dexie.AbortError('aborted', unknown(words)))).toBe('archive/disk-full');
  }
});

test('a write that failed without a cause is not called a full disk, nor a closed archive', () => {
  expect(problemOf(new Dexie.AbortError('aborted', unknown('Internal error committing transaction.')))).toEqual({
    code: 'archive/not-written',
    facts: { name: 'AbortError < UnknownError' },
  });
  expect(codeOf(unknown('Internal error writing blobs'))).toBe('archive/not-written');
});

test('what does not open is unavailable, by the names of what happened', () => {
  expect(problemOf(unknown('Internal error opening backing store for indexedDB.open.'))).toEqual({
    code: 'archive/unavailable',
    facts: { name: 'UnknownError' },
  });
  expect(problemOf('torn')).toEqual({ code: 'archive/unavailable', facts: { name: 'unknown' } });
  expect(codeOf(new DOMException('', 'VersionError'))).toBe('archive/newer-archive');
});

test('a problem that has a code already keeps it', () => {
  const problem = { code: 'archive/no-room', facts: { needed: 2, free: 1 } } as const;
  expect(problemOf(new ArchiveProblem(problem))).toEqual(problem);
});
