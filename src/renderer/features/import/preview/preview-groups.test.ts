import { expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import type { PreviewedFile } from '../../../archive/contract/api';
import { fakeReport } from '../../../state/testing/archive.fixture';
import { asksForAccount, kindOf, previewGroups } from './preview-groups';

const file = (name: string, added: number, differs: Parameters<typeof fakeReport>[1] = {}): PreviewedFile => ({
  report: fakeReport(name, differs),
  outcome: { added, extended: 0, unchanged: 0 },
});
const at = (day: number) => Date.UTC(2025, 2, day) as Instant;

test('files of one source stand together, a file without conversations by itself', () => {
  const groups = previewGroups([
    file('a.json', 2, { firstAt: at(3), lastAt: at(4) }),
    file('question.json', 0, { explained: 1, shapes: { 'liveperson/search-request': 1 } }),
    file('b.json', 3, { firstAt: at(1), lastAt: at(2) }),
  ]);
  expect(groups.map(({ source, files, outcome }) => [source, files.length, outcome.added])).toEqual([
    ['vcc-live', 2, 5],
    ['liveperson', 1, 0],
  ]);
  expect([groups[0]?.firstAt, groups[0]?.lastAt, groups[0]?.bytes]).toEqual([at(1), at(4), 2400]);
});

test('files without conversations stand together by their reason, sorted, behind those that can be imported', () => {
  const reason = (code: string) => ({
    records: 1,
    rejected: 1,
    shapes: {},
    findings: [{ code, severity: 'rejected' as const, place: { file: 'x' }, facts: {} }],
  });
  const groups = previewGroups([
    file('z.bin', 0, reason('recognise/unknown')),
    file('a.csv', 0, reason('recognise/table')),
    file('b.bin', 0, reason('recognise/unknown')),
    file('chat.json', 1),
    file('ticket.json', 0, { records: 1 }),
  ]);
  expect(groups.map(group => [kindOf(group), group.files.map(({ report }) => report.file)])).toEqual([
    ['conversations', ['chat.json']],
    ['waiting', ['ticket.json']],
    ['unreadable', ['b.bin', 'z.bin']],
    ['unreadable', ['a.csv']],
  ]);
});

test('two files that tell of one conversation are counted by the archive, not added up', () => {
  const joined = [
    file('contact.json', 1, { shapes: { 'ctlive/contact': 1 } }),
    file('lines.json', 1, { shapes: { 'ctlive/transcript': 1 } }),
  ];
  expect(previewGroups(joined, { ctlive: { added: 1, extended: 0, unchanged: 0 } })[0]?.outcome.added).toBe(1);
});

test('a group is held since its first import only if every file of it is', () => {
  const held = { ...file('a.json', 1), heldSince: at(1) };
  expect(previewGroups([held, { ...file('b.json', 1), heldSince: at(2) }])[0]?.heldSince).toBe(at(1));
  expect(previewGroups([held, file('b.json', 1)])[0]?.heldSince).toBeUndefined();
});

test('an account is asked for where records cannot say it', () => {
  expect(asksForAccount([file('a.json', 1, { shapes: { 'ccai/transcript': 1 } })])).toBe(true);
  expect(asksForAccount([file('a.json', 1, { shapes: { 'ccai/event': 1 } })])).toBe(false);
});
