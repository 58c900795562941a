// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { sourcesOfFiles } from './import-source';

const named = (name: string) => ({ file: new File(['{}'], name), name: `folder/${name}` });
const ids = () => {
  let count = 0;
  return () => {
    count += 1;
    return `file-${count}`;
  };
};

test('files whose paths the host knows become tickets, under the names the user saw', async () => {
  const host = {
    ticketFor: async (file: File) => ({ id: `ticket of ${file.name}`, name: file.name, bytes: file.size }),
  };
  expect(await sourcesOfFiles([named('a.json')], host, ids())).toEqual([
    { id: 'ticket of a.json', name: 'folder/a.json', bytes: 2, ticket: 'ticket of a.json' },
  ]);
});

test('one file without a path makes all of them be read by the page, because one reader reads an import', async () => {
  const host = {
    ticketFor: async (file: File) => (file.name === 'a.json' ? { id: 't', name: 'a.json', bytes: 2 } : undefined),
  };
  const sources = await sourcesOfFiles([named('a.json'), named('b.json')], host, ids());
  expect(sources.map(({ id, file, ticket }) => [id, file?.name, ticket])).toEqual([
    ['file-1', 'a.json', undefined],
    ['file-2', 'b.json', undefined],
  ]);
});
