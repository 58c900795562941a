import { expect, test } from 'vitest';
import { droppedFiles } from './dropped-files';

type Tree = { readonly [name: string]: Tree | string };

function entryOf(name: string, content: Tree | string): FileSystemEntry {
  if (typeof content === 'string') {
    const file = new File([content], name);
    return { name, isFile: true, isDirectory: false, file: (found: (file: File) => void) => found(file) } as never;
  }
  const inner = Object.entries(content).map(([each, below]) => entryOf(each, below));
  return {
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => ({
      // a real reader gives a few at a time, too
      readEntries: (found: (entries: FileSystemEntry[]) => void) =>
        found(inner.splice(0, inner.length > 100 ? 100 : 2)),
    }),
  } as never;
}

const drop = (content: Tree): DataTransferItemList =>
  Object.entries(content).map(([name, below]) => ({
    kind: 'file',
    webkitGetAsEntry: () => entryOf(name, below),
    getAsFile: () => (typeof below === 'string' ? new File([below], name) : null),
  })) as never;

test('folders are walked through, and files named by their path in them', async () => {
  const found = await droppedFiles(
    drop({ 'a.json': '1', march: { 'b.json': '2', week: { 'c.json': '3', 'd.json': '4', 'e.json': '5' } } }),
  );
  expect(found.map(({ name }) => name)).toEqual([
    'a.json',
    'march/b.json',
    'march/week/c.json',
    'march/week/d.json',
    'march/week/e.json',
  ]);
});

test('what a system hides in folders is no export', async () => {
  expect(await droppedFiles(drop({ march: { '.DS_Store': 'x', 'b.json': '2' } }))).toMatchObject([
    { name: 'march/b.json' },
  ]);
});

test('a folder of one file for each conversation is walked through whole, however many they are', async () => {
  const many = Object.fromEntries(Array.from({ length: 10_500 }, (_, n) => [`${n}.json`, '1']));
  expect(await droppedFiles(drop({ many }))).toHaveLength(10_500);
});
