import { expect, test } from 'vitest';
import type { Finding } from '#shared/domain/finding';
import { fakeReport } from '../testing/archive.fixture';
import { countBySeverity, groupFindings, isClean } from './import-report';

const finding = (severity: Finding['severity'], code: string, file: string): Finding => ({
  severity,
  code,
  place: { file },
});
const files = [
  fakeReport('a.json', {
    findings: [finding('noted', 'notes/two-clocks', 'a.json'), finding('repaired', 'repair/other', 'a.json')],
    findingCounts: { 'notes/two-clocks': 250, 'repair/other': 1 },
  }),
  fakeReport('b.json', {
    rejected: 1,
    findings: [finding('rejected', 'notes/cut', 'b.json'), finding('noted', 'notes/two-clocks', 'b.json')],
    findingCounts: { 'notes/cut': 1, 'notes/two-clocks': 1 },
  }),
];

test('findings of one kind stand together over all files, with the count of those that were not kept', () => {
  expect(groupFindings(files).map(({ code, count, findings }) => [code, count, findings.length])).toEqual([
    ['notes/cut', 1, 1],
    ['repair/other', 1, 1],
    ['notes/two-clocks', 251, 2],
  ]);
});

test('they are counted by what became of them', () => {
  expect(countBySeverity(files)).toEqual({ rejected: 1, repaired: 1, noted: 251, explained: 0 });
});

test('notes alone are clean; a repair, a rejected or an explained record is not', () => {
  expect(isClean([fakeReport('a.json', { findings: [finding('noted', 'notes/x', 'a.json')] })])).toBe(true);
  expect(isClean([fakeReport('a.json', { findings: [finding('repaired', 'repair/x', 'a.json')] })])).toBe(false);
  expect(isClean([fakeReport('a.json', { rejected: 1 })])).toBe(false);
  expect(isClean([fakeReport('a.json', { explained: 1 })])).toBe(false);
});
