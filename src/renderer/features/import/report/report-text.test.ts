import { expect, test } from 'vitest';
import { fakeRecord, fakeReport, NOW } from '../../../state/testing/archive.fixture';
import { paceText, shareOf } from '../progress/progress-text';
import { endingTitle, reportText } from './report-text';

const progress = (bytesRead: number) => ({ bytesRead, bytesTotal: 400, conversations: 0, messages: 0, file: 'a.json' });

test('the saved report names every file and every finding with its place', () => {
  const record = fakeRecord('i1', {
    files: [
      fakeReport('march.json', {
        rejected: 1,
        findings: [
          { severity: 'rejected', code: 'test/cut-off', place: { file: 'march.json', record: 3, line: 12, column: 7 } },
        ],
        findingCounts: { 'test/cut-off': 4 },
      }),
    ],
  });
  const saved = reportText({ kind: 'done', record });
  expect(saved).toContain('2 conversations added');
  expect(saved).toContain('march.json  1.2 kB  2 records, 1 rejected, 0 skipped  f00d');
  expect(saved).toContain('4 rejected');
  expect(saved).toContain('march.json:12:7');
  expect(saved).toContain('and 3 more of this kind');
});

test('every ending has its own title', () => {
  const titles = [
    endingTitle({ kind: 'done', record: fakeRecord('i1') }),
    endingTitle({ kind: 'known', since: NOW, files: [] }),
    endingTitle({ kind: 'nothing', files: [] }),
    endingTitle({ kind: 'failed', code: 'archive/disk-full' }),
  ];
  expect(new Set(titles).size).toBe(4);
});

test('the time left is told once the pace is known, and never before', () => {
  expect(paceText(undefined, 0, 5000)).toBe('starting');
  expect(paceText(progress(100), 0, 500)).toBe('25 %');
  expect(paceText(progress(100), 0, 10_000)).toBe('25 % · 10 byte/s · 30s left'.replace('10 byte', '10 bytes'));
  expect(shareOf(progress(900))).toBe(1);
});
