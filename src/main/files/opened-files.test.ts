import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createOpenedFiles, filesNamed } from './opened-files';

test('files are held until somebody asks, and handed over once', () => {
  let arrivals = 0;
  const opened = createOpenedFiles(() => {
    arrivals += 1;
  });
  opened.add(['/exports/a.json']);
  opened.add([]);
  opened.add(['/exports/b.json', '/exports/c.json']);

  expect(arrivals).toBe(2);
  expect(opened.take()).toEqual(['/exports/a.json', '/exports/b.json', '/exports/c.json']);
  expect(opened.take()).toEqual([]);
});

test('a command line names files relative to where it was typed', () => {
  expect(filesNamed(['a.json', '../b.json'], '/home/mira/exports', '/opt/lectern')).toEqual([
    resolve('/home/mira/exports/a.json'),
    resolve('/home/mira/b.json'),
  ]);
});

test('switches and the folder of the program are no files', () => {
  const typed = ['--inspect=0', '/opt/lectern/', '--user-data-dir=/tmp/p', '', '--no-sandbox', 'a.json', '--original'];
  expect(filesNamed(typed, '/home/mira', '/opt/lectern')).toEqual([resolve('/home/mira/a.json')]);
  expect(filesNamed(['.'], '/opt/lectern', '/opt/lectern')).toEqual([]);
});
