import type { IpcMainInvokeEvent } from 'electron';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Channel, contract } from '#shared/ipc/contract';
import { checked } from './checked';

const CHANNELS = Object.keys(contract) as Channel[];

// none of these is a valid request by chance: words of a channel and nothing at all are left out
const NONSENSE = fc.sample(
  fc
    .anything({ withDate: true, withMap: true, withTypedArray: true, withNullPrototype: true })
    .filter(value => value !== undefined && typeof value !== 'string'),
  10_000,
);

/** An event as far as the checks look at it. */
function eventFrom(frame: object | null, isDestroyed = false): IpcMainInvokeEvent {
  return { sender: { isDestroyed: () => isDestroyed }, senderFrame: frame } as unknown as IpcMainInvokeEvent;
}
const OWN_PAGE = eventFrom({ parent: null, url: 'app://lectern/index.html' });

const valid: Readonly<Record<Channel, unknown>> = {
  'exports:choose': 'files',
  'exports:admit': { path: '/exports/a.json', bytes: 2 },
  'opened-files:take': undefined,
  'import:start': '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d',
  'import:end': '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d',
  'import:progress': { part: 0.5 },
  'menu:commands': { commands: [{ id: 'import.open', label: 'Open exports…', keys: ['Mod+O'] }] },
  'file:save': { suggestedName: 'a.txt', contents: new Uint8Array() },
  'save:begin': 'a.csv',
  'save:write': { id: '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d', piece: new Uint8Array() },
  'save:end': { id: '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d', keep: true },
  'file:read': { ticket: '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d', from: 0, length: 10 },
  'link:open': 'https://shop.example/',
  'page:print': undefined,
  'room:free': undefined,
  'diagnostics:read': undefined,
  'network:refused': undefined,
  'ledger:read': undefined,
  'ledger:write': { ledger: '{}', tickets: [] },
  'ledger:set-aside': undefined,
  'ledger:erase': undefined,
  'ledger:find-files': undefined,
  'ledger:hash-file': '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d',
  'searches:read': undefined,
  'searches:write': '{}\n',
  'journal:append': '{}\n',
  'journal:replace': '',
};
const answers: Readonly<Record<Channel, unknown>> = {
  'exports:choose': [],
  'exports:admit': undefined,
  'opened-files:take': [],
  'import:start': undefined,
  'import:end': undefined,
  'import:progress': undefined,
  'menu:commands': undefined,
  'file:save': 'saved',
  'save:begin': { kind: 'begun', id: '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d' },
  'save:write': true,
  'save:end': true,
  'file:read': new Uint8Array(2),
  'link:open': 'refused',
  'page:print': 'printed',
  'room:free': 7,
  'diagnostics:read': [],
  'network:refused': 0,
  'ledger:read': { ledgers: [], journals: [] },
  'ledger:write': undefined,
  'ledger:set-aside': undefined,
  'ledger:erase': undefined,
  'ledger:find-files': [],
  'ledger:hash-file': undefined,
  'searches:read': [''],
  'searches:write': undefined,
  'journal:append': undefined,
  'journal:replace': undefined,
};

/** Asks as `event`, with work that only counts its runs. */
function asking(channel: Channel) {
  const runs: unknown[] = [];
  const ask = checked(channel, request => {
    runs.push(request);
    return answers[channel] as never;
  });
  return { runs, ask };
}

describe.each(CHANNELS)('%s', channel => {
  test('answers our own page', async () => {
    const { ask, runs } = asking(channel);
    expect(await ask(OWN_PAGE, valid[channel])).toEqual(answers[channel]);
    expect(runs).toHaveLength(1);
  });

  test.each([
    ['a frame inside a page', eventFrom({ parent: {}, url: 'app://lectern/index.html' })],
    ['a page of the web', eventFrom({ parent: null, url: 'https://elsewhere.example/' })],
    ['a host that begins alike', eventFrom({ parent: null, url: 'app://lectern.elsewhere.example/' })],
    ['another host of the scheme', eventFrom({ parent: null, url: 'app://elsewhere/lectern/' })],
    ['an empty page', eventFrom({ parent: null, url: 'about:blank' })],
    ['a frame that is gone', eventFrom(null)],
    ['a page that is destroyed', eventFrom({ parent: null, url: 'app://lectern/index.html' }, true)],
  ])('S-07: refuses %s', async (_who, event) => {
    const { ask, runs } = asking(channel);
    await expect(ask(event, valid[channel])).rejects.toThrow('refused sender');
    expect(runs).toEqual([]);
  });

  test('S-07: never works on nonsense', async () => {
    const { ask, runs } = asking(channel);
    let refused = 0;
    for (const value of NONSENSE) {
      await ask(OWN_PAGE, value).catch((error: Error) => {
        refused += error.message.endsWith('refused request') ? 1 : 0;
      });
    }
    expect(refused).toBe(NONSENSE.length);
    expect(runs).toEqual([]);
  });

  test('an answer of the wrong shape does not leave', async () => {
    const ask = checked(channel, () => ({ path: '/home/mira/exports' }) as never);
    await expect(ask(OWN_PAGE, valid[channel])).rejects.toThrow('answer of the wrong shape');
  });
});

// zod compares the length of what it has not yet seen to be text, and this length cannot be compared
const ODD_LENGTH = { length: Object.create(null) };

test.each([
  ['link:open', ODD_LENGTH],
  ['file:save', { suggestedName: ODD_LENGTH, contents: new Uint8Array() }],
  ['exports:admit', { path: ODD_LENGTH, bytes: 1 }],
  ['exports:admit', { path: '', bytes: 1 }],
  ['exports:admit', { path: '/a', bytes: -1 }],
  ['exports:admit', { path: '/a', bytes: 1, more: 1 }],
  ['exports:choose', 'disk'],
  ['import:start', 'not a nonce'],
  ['file:save', { suggestedName: 'a.txt', contents: 'text' }],
  ['file:save', { suggestedName: '', contents: new Uint8Array() }],
  ['file:save', { suggestedName: 'a'.repeat(256), contents: new Uint8Array() }],
  ['file:read', { ticket: '/etc/passwd', from: 0, length: 10 }],
  ['file:read', { ticket: '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d', from: 0, length: 1e12 }],
  ['file:read', { ticket: '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d', from: -1, length: 1 }],
  ['save:begin', ''],
  ['save:begin', 'a'.repeat(256)],
  ['save:write', { id: '/etc/passwd', piece: new Uint8Array() }],
  ['save:write', { id: '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d', piece: 'text' }],
  ['save:end', { id: '9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d', keep: true, path: '/etc/passwd' }],
  ['link:open', `https://shop.example/${'a'.repeat(2000)}`],
  ['import:progress', { part: 2 }],
  ['menu:commands', { commands: [{ id: 'no command', label: 'Open', keys: [] }] }],
  ['menu:commands', { commands: [{ id: 'a.b', label: 'Open', keys: [], role: 'quit' }] }],
  ['import:progress', { part: 'half' }],
  ['page:print', 'now'],
  ['ledger:write', { ledger: '{}', tickets: [{ ticket: '/etc/passwd', hashes: [] }] }],
  ['ledger:write', { ledger: '{}', tickets: [], path: '/etc/passwd' }],
  ['ledger:hash-file', '/etc/passwd'],
  ['journal:append', ''],
] as const)('S-07: %s refuses what is nearly right: %j', async (channel, request) => {
  const { ask, runs } = asking(channel);
  await expect(ask(OWN_PAGE, request)).rejects.toThrow('refused request');
  expect(runs).toEqual([]);
});
