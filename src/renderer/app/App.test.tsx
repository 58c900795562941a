// @vitest-environment happy-dom

import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { DetachedWindowAPI } from 'happy-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Diagnostics } from '#shared/diagnostics';
import type { FileTicket, Host } from '#shared/host';
import type { Archive } from '../archive/contract/api';
import { followArchive } from '../state/store';
import { emptyOverview, fakeConversation, fakeHit, fakeRecord, fakeStore } from '../state/testing/archive.fixture';
import { App } from './App';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  // room for the list and the archive pane beside the conversation, and none for the details
  (window as unknown as { happyDOM: DetachedWindowAPI }).happyDOM.setViewport({ width: 1080, height: 800 });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const filled: Partial<Archive> = {
  overview: async () => ({ ...emptyOverview, conversations: 3, messages: 6, bySource: { 'vcc-live': 3 }, imports: 1 }),
  imports: async () => [fakeRecord('i1')],
  search: async () => ({ total: 3, tookMs: 9, hits: ['a', 'b', 'c'].map(name => fakeHit(name)) }),
  conversation: async key => fakeConversation(key.split(':')[2] ?? ''),
};

function fakeHost(differs: Partial<Host> = {}): Host {
  return {
    kind: 'browser',
    platform: 'linux',
    onOpenedFiles: () => () => undefined,
    saveFile: async () => 'saved',
    createFile: async () => 'cancelled',
    openLink: async () => 'refused',
    print: async () => 'printed',
    onCommand: () => () => undefined,
    freeBytes: async () => undefined,
    refusedRequests: async () => 0,
    ledger: {
      read: async () => undefined,
      write: async () => undefined,
      append: async () => undefined,
      replaceJournal: async () => undefined,
      readSearches: async () => undefined,
      writeSearches: async () => undefined,
      setAside: async () => undefined,
      erase: async () => undefined,
    },
    ...differs,
  };
}

async function show(differs: Partial<Archive> = {}, host = fakeHost()) {
  const store = fakeStore(differs);
  await act(async () => {
    followArchive(store, {
      onChange: () => () => undefined,
      onMarks: () => () => undefined,
      onCondition: () => () => undefined,
    });
    render(<App store={store} host={host} diagnostics={new Diagnostics(() => 0)} />);
  });
  return store;
}
const press = (key: string, on: Element = document.body) =>
  act(async () => {
    fireEvent.keyDown(on, { key });
  });

test('before the first import the window says what can be opened, and shows no empty list', async () => {
  await show();
  expect(screen.getByRole('heading', { name: 'Read your chat exports' })).toBeTruthy();
  expect(screen.queryByRole('grid')).toBeNull();
});

test('the panes have names, and one without room lies over the others on demand', async () => {
  await show(filled);
  expect(screen.getByRole('navigation', { name: 'Archive' })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Found conversations' })).toBeTruthy();
  expect(screen.getByRole('main', { name: 'Conversation' })).toBeTruthy();
  expect(screen.queryByRole('complementary')).toBeNull();
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Details pane' }));
  });
  const drawer = screen.getByRole('complementary', { name: 'Details of the conversation' });
  await press('Escape', drawer);
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('the status bar tells what there is, and that nothing left the machine', async () => {
  await show(filled);
  expect(screen.getByText('3 conversations · 6 messages')).toBeTruthy();
  expect(screen.getByText('Offline')).toBeTruthy();
});

test('a refused request is no longer quiet', async () => {
  await show(filled, fakeHost({ refusedRequests: async () => 2 }));
  expect(screen.getByText('Offline · 2 requests refused')).toBeTruthy();
});

test('J and K walk through the list, but not while something is typed', async () => {
  const store = await show(filled);
  await press('j');
  await press('j');
  await press('k');
  expect(store.getState().cursor).toBe(0);
  await press('j', screen.getByRole('combobox', { name: 'Search all conversations' }));
  expect(store.getState().cursor).toBe(0);
});

test('keys are for the dialog while one is open', async () => {
  const store = await show(filled);
  await press('?');
  expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  await press('j');
  expect(store.getState().cursor).toBe(-1);
});

test('where nothing can be kept outside the database, it is said', async () => {
  await show({ ...filled, condition: async () => ({ kind: 'whole', ledger: 'unknown' }) });
  expect(screen.getByText('No second record of imports and marks')).toBeDefined();
});

/** The page with archive, and what the menu tells it. */
async function showWithMenu() {
  let told: (id: string) => void = () => undefined;
  const store = await show(
    filled,
    fakeHost({
      onCommand: listener => {
        told = listener;
        return () => undefined;
      },
    }),
  );
  return { store, command: (id: string) => told(id) };
}

test('a command of the menu does the same as its key', async () => {
  const { store, command } = await showWithMenu();
  await act(async () => command('library.next'));
  expect(store.getState().cursor).toBe(0);
  await act(async () => command('app.print'));
  await act(async () => command('no.such'));
});

test('a command of the menu does nothing behind a dialog', async () => {
  const { store, command } = await showWithMenu();
  await press('?');
  await act(async () => command('library.next'));
  expect(store.getState().cursor).toBe(-1);
  await press('Escape', screen.getByRole('dialog'));
  await act(async () => command('library.next'));
  expect(store.getState().cursor).toBe(0);
});

test('what could not be printed is said', async () => {
  const store = await show(filled, fakeHost({ print: async () => 'failed' }));
  await press('j');
  await act(async () => {
    fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true });
  });
  // the page is painted before it is printed
  await vi.waitFor(() => expect(store.getState().notice).toMatchObject({ kind: 'print-failed' }));
});

test('files that came with the start are previewed', async () => {
  let arrive: (tickets: readonly FileTicket[]) => void = () => undefined;
  const previewed: number[] = [];
  await show(
    {
      ...filled,
      previewImport: async (_port, _listener, _signal, bytes) => {
        previewed.push(bytes ?? 0);
        return { kind: 'cancelled' };
      },
    },
    fakeHost({
      onOpenedFiles: listener => {
        arrive = listener;
        return () => undefined;
      },
    }),
  );
  await act(async () => arrive([{ id: 't1', name: 'march.json', bytes: 77 }]));
  expect(previewed).toEqual([77]);
});

test('chosen files are previewed, and the same file can be chosen again', async () => {
  const previewed: number[] = [];
  await show({
    ...filled,
    previewImport: async (_port, _listener, _signal, bytes) => {
      previewed.push(bytes ?? 0);
      return { kind: 'cancelled' };
    },
  });
  const input = screen.getByLabelText('Export files');
  const files = [new File(['{}'], 'a.json')];
  for (let time = 0; time < 2; time += 1) {
    await act(async () => {
      fireEvent.change(input, { target: { files } });
    });
  }
  expect(previewed).toEqual([2, 2]);
});

test('a pane that fails leaves the others working', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const broken = { ...fakeHit('a'), head: { ...fakeHit('a').head, agents: undefined as never } };
  const store = await show({ ...filled, search: async () => ({ total: 1, tookMs: 1, hits: [broken] }) });
  expect(screen.getByRole('heading', { name: 'This part of the window stopped working' })).toBeTruthy();
  expect(screen.getByRole('navigation', { name: 'Archive' })).toBeTruthy();
  expect(store.getState().library.kind).toBe('known');
});
