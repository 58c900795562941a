// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Archive, ImportPreview } from '../../archive/contract/api';
import { fakeRecord, fakeReport, fakeStore, NOW } from '../../state/testing/archive.fixture';
import { ImportDialog } from './ImportDialog';

// a document without layout has no height, and a viewer without height no lines
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const source = (name: string) => ({ id: name, name, bytes: 10 });
const broken = fakeReport('broken.json', {
  rejected: 1,
  findings: [
    { severity: 'rejected', code: 'test/cut-off', place: { file: 'broken.json', record: 0, line: 2, column: 5 } },
  ],
  findingCounts: { 'test/cut-off': 1 },
});
const preview = (differs: Partial<Extract<ImportPreview, { kind: 'ready' }>> = {}): ImportPreview => ({
  kind: 'ready',
  files: [{ report: fakeReport('march.json'), outcome: { added: 2, extended: 0, unchanged: 5 } }],
  outcome: { added: 2, extended: 0, unchanged: 5 },
  neededBytes: 10_000_000,
  reservedBytes: 200_000_000,
  ...differs,
});

async function show(differs: Partial<Archive>, free = 80_000_000_000) {
  const saved: string[] = [];
  const store = fakeStore({ previewImport: async () => preview(), ...differs }, { freeBytes: async () => free });
  const saveFile = async (_name: string, contents: Uint8Array) => {
    saved.push(new TextDecoder().decode(contents));
    return 'saved' as const;
  };
  await act(async () => {
    render(<ImportDialog store={store} host={{ saveFile }} draw={body => <p>drawn: {body.text}</p>} />);
    store.getState().enqueueImport([source('march.json')]);
  });
  await act(async () => {
    await new Promise(resolve => setTimeout(resolve));
  });
  return { store, saved };
}
const press = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await new Promise(resolve => setTimeout(resolve));
  });

test('says what would change before anything is written', async () => {
  await show({});
  const dialog = screen.getByRole('dialog', { name: 'Import 7 conversations from 1 file?' });
  expect(within(dialog).getByText('Nothing has been written yet. Everything stays on this computer.')).toBeTruthy();
  expect(
    within(dialog).getByRole('row', { name: /march\.json.*VCC Live chat webhook.*7.*2 new · 5 already here/ }),
  ).toBeTruthy();
  expect(within(dialog).getByText('Needs about 10 MB of 80 GB free')).toBeTruthy();
});

test('rich content is shown file by file, and is not offered for import', async () => {
  const files = ['a.json', 'b.json'];
  await show({
    previewImport: async () =>
      preview({
        files: files.map(name => ({
          report: fakeReport(name, { records: 0, shapes: { 'engine/rich-content': 1 } }),
          outcome: { added: 0, extended: 0, unchanged: 0 },
        })),
        outcome: { added: 0, extended: 0, unchanged: 0 },
        richContent: [
          { file: 'a.json', text: '{"type":"text","text":"Hello"}' },
          { file: 'b.json', text: '{"type":"seatMap","text":"Row 1"}' },
        ],
      }),
  });
  expect(screen.getByRole('dialog', { name: 'Preview: rich content in 2 files' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  expect(screen.getByText('drawn: Hello')).toBeTruthy();
  await press('Next file');
  expect(screen.getByText('drawn: Row 1')).toBeTruthy();
  expect(screen.getByText(/^1 part is of a kind that cannot be drawn/)).toBeTruthy();
});

test('files that are all here already are not offered for import', async () => {
  await show({
    previewImport: async () =>
      preview({
        files: [{ report: fakeReport('march.json'), outcome: { added: 0, extended: 0, unchanged: 2 }, heldSince: NOW }],
      }),
  });
  expect(screen.getByRole('dialog', { name: 'This file is here already' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
});

test('the report lists what was rejected with its place, opens the original there, and can be saved', async () => {
  const asked: unknown[] = [];
  const { saved } = await show({
    runImport: async () => ({ kind: 'done', record: fakeRecord('i1', { files: [broken] }) }),
    originals: async of => {
      asked.push(of);
      return [
        {
          file: 'broken.json',
          import: 'i1',
          shape: '',
          record: 0,
          line: 1,
          column: 1,
          text: '{\n"a" 1}',
          findings: [],
        },
      ];
    },
  });
  await press('Import');
  expect(screen.getByRole('dialog', { name: '2 conversations added' })).toBeTruthy();
  expect(screen.getByText('broken.json:2:5')).toBeTruthy();

  await press('Save as text…');
  expect(saved[0]).toContain('broken.json:2:5');
  await press('Show broken.json:2:5');
  expect(asked).toEqual([{ import: 'i1', file: 'broken.json', record: 0 }]);
  expect(document.querySelector('[data-target="true"]')?.textContent).toContain('"a"');
});

test('taking back from the fresh report needs no question', async () => {
  const undone: string[] = [];
  await show({
    runImport: async () => ({ kind: 'done', record: fakeRecord('i1', { files: [broken] }) }),
    undoImport: async id => {
      undone.push(id);
    },
  });
  await press('Import');
  await press('Remove import');
  expect(undone).toEqual(['i1']);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('an older import is taken back only after a question that names how many', async () => {
  const undone: string[] = [];
  const { store } = await show({
    undoImport: async id => {
      undone.push(id);
    },
  });
  await press('Cancel');
  await act(async () => store.getState().showDialog({ kind: 'undo-import', record: fakeRecord('i7') }));
  expect(within(screen.getByRole('alertdialog')).getByText(/2 conversations of 1 file will be removed/)).toBeTruthy();
  expect(undone).toEqual([]);
  await press('Remove import');
  expect(undone).toEqual(['i7']);
});

test('the room that must stay free is spoken of only where there is too little', async () => {
  await show({}, 150_000_000);
  expect(screen.getByText('Needs about 10 MB of 150 MB free, and 200 MB have to stay free')).toBeTruthy();
});
