import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealText } from '#shared/ledger/checked-text';
import { readKeptSearches } from '#shared/ledger/searches';
import { createActivity } from '../base/activity';
import { type AppStore, followSearches } from '../store';
import { fakeStore } from '../testing/archive.fixture';
import { createSearchesPlace } from './searches-place';

/** The files of a host. */
class FakeHost {
  copies: readonly string[] | undefined = ['', ''];
  refuses = false;
  writes = 0;
  async readSearches() {
    return this.copies;
  }
  async writeSearches(text: string) {
    if (this.refuses) throw new Error('disk full');
    this.writes += 1;
    this.copies = [text, text];
  }
}

/** A channel between windows: what one says the others hear some time later. */
class FakeChannel {
  readonly #listeners = new Set<(event: MessageEvent) => void>();
  readonly arriving: unknown[] = [];
  readonly others: FakeChannel[] = [];
  postMessage(message: unknown) {
    for (const { arriving } of this.others) arriving.push(structuredClone(message));
  }
  addEventListener(_: string, listener: unknown) {
    this.#listeners.add(listener as (event: MessageEvent) => void);
  }
  removeEventListener(_: string, listener: unknown) {
    this.#listeners.delete(listener as (event: MessageEvent) => void);
  }
  deliver() {
    if (this.arriving.length === 0) return;
    const data = this.arriving.shift();
    for (const listener of this.#listeners) listener({ data } as MessageEvent);
  }
}

/** Windows over one place, as browsers have it: what is on the disk all of them read, what one changed the others hear later. */
function twoWindows(host = new FakeHost()) {
  const channels = [new FakeChannel(), new FakeChannel()] as const;
  channels[0].others.push(channels[1]);
  channels[1].others.push(channels[0]);
  let last: Promise<unknown> = Promise.resolve();
  const exclusively = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const activity = createActivity();
  const stores: readonly AppStore[] = channels.map((channel, nth) => {
    const searches = createSearchesPlace({ host, exclusively, channel });
    const store = fakeStore({}, { searches, newId: idsOf(nth), activity });
    followSearches(store, { activity, searches });
    return store;
  });
  const written = async () => {
    let seen: unknown;
    while (seen !== last) {
      seen = last;
      await last;
      await new Promise<void>(done => setImmediate(done));
    }
  };
  const deliver = (nth: number) => channels[nth]?.deliver();
  const settle = async () => {
    let steps = 0;
    await written();
    while (channels.some(({ arriving }) => arriving.length > 0)) {
      deliver(0);
      deliver(1);
      await written();
      steps += 1;
      expect(steps, 'the two windows never agree').toBeLessThan(200);
    }
  };
  const stateOf = (nth: number) => (stores[nth] as AppStore).getState();
  const kept = () => {
    const state = readKeptSearches(host.copies ?? []);
    if (state.kind !== 'kept') throw new TypeError(state.kind);
    return state.searches;
  };
  return { host, stateOf, deliver, settle, written, kept };
}

function idsOf(window: number): () => string {
  let n = 0;
  return () => `${'ab'[window]}${n++}`;
}

const step = fc.record({
  window: fc.constantFrom(0, 1),
  kind: fc.constantFrom('save', 'save', 'deliver', 'deliver', 'search', 'remove', 'rename', 'move'),
  nth: fc.nat(6),
});

test('whatever two windows do in whatever order, no saved search is lost, and both have the same in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const { stateOf, deliver, settle, kept } = twoWindows();
      const saved = new Set<string>();
      const removed = new Set<string>();
      for (const [n, each] of steps.entries()) {
        const state = stateOf(each.window);
        if (each.kind === 'save') {
          state.saveSearch({ name: `Search ${n}`, text: `words ${n}` });
          saved.add(`words ${n}`);
        } else if (each.kind === 'deliver') deliver(each.window);
        else if (each.kind === 'search') {
          await state.find(`asked ${n}`);
          stateOf(each.window).rememberSearch();
        } else {
          const search = state.saved[each.nth % Math.max(1, state.saved.length)];
          if (search === undefined) continue;
          if (each.kind === 'remove') {
            state.removeSearch(search.id);
            removed.add(search.text);
          } else if (each.kind === 'rename') state.renameSearch(search.id, `Renamed ${n}`);
          else state.moveSearch(search.id, 1);
        }
      }
      await settle();
      const [one, other] = [stateOf(0), stateOf(1)];
      const texts = one.saved.map(({ text }) => text);
      for (const text of saved) if (!removed.has(text)) expect(texts).toContain(text);
      expect(new Set(texts).size).toBe(texts.length);
      expect(other.saved).toEqual(one.saved);
      expect(other.history).toEqual(one.history);
      expect(kept().saved.map(({ text }) => text)).toEqual(texts);
    }),
    { numRuns: 60, seed: 62 },
  );
});

test('a window that only searches takes nothing away that another has saved', async () => {
  const { stateOf, written, kept } = twoWindows();
  stateOf(0).saveSearch({ name: 'Refunds', text: 'refund' });
  // nothing of it has arrived here yet
  await stateOf(1).find('parcel');
  stateOf(1).rememberSearch();
  await written();
  expect(kept().history.map(({ text }) => text)).toEqual(['parcel']);
  expect(kept().saved.map(({ text }) => text)).toEqual(['refund']);
});

test('what was taken out in one window is gone in the other, and so is a history that was wiped', async () => {
  const { stateOf, settle } = twoWindows();
  stateOf(0).saveSearch({ name: 'One', text: 'one' });
  await stateOf(0).find('asked');
  stateOf(0).rememberSearch();
  await settle();
  expect([stateOf(1).saved.length, stateOf(1).history]).toEqual([1, ['asked']]);
  stateOf(1).removeSearch('a0');
  stateOf(1).wipeHistory();
  await settle();
  expect([stateOf(0).saved, stateOf(0).history]).toEqual([[], []]);
  stateOf(1).bringBackSearch();
  await settle();
  expect(stateOf(0).saved).toEqual([{ id: 'a0', name: 'One', text: 'one' }]);
});

test('what was kept is there again at the next start', async () => {
  const { host, stateOf, settle } = twoWindows();
  stateOf(0).saveSearch({ name: 'Low', text: 'score:<40' });
  await stateOf(0).find('parcel');
  stateOf(0).rememberSearch();
  await settle();
  const next = twoWindows(host);
  await next.settle();
  expect(next.stateOf(1).saved.map(({ name }) => name)).toEqual(['Low']);
  expect(next.stateOf(1).history).toEqual(['parcel']);
});

test('a start at which there is nothing to keep writes nothing', async () => {
  const { host, settle } = twoWindows();
  await settle();
  expect(host.writes).toBe(0);
});

test('D-16: once forgetting is over, no copy holds a word, also where another window had not heard of it', async () => {
  const { host, stateOf, settle } = twoWindows();
  for (const nth of [0, 1]) {
    await stateOf(nth).find(`qzx${nth}`);
    stateOf(nth).rememberSearch();
  }
  stateOf(1).saveSearch({ name: 'qzxsaved', text: 'qzx' });
  await settle();
  await stateOf(0).forgetSearches('asked');
  expect(host.copies?.join().match(/qzx\w*/g)).toEqual(['qzxsaved', 'qzx', 'qzxsaved', 'qzx']);
  await stateOf(0).forgetSearches('all');
  expect(host.copies?.join()).not.toContain('qzx');
  // this one still shows them, and keeps something of its own
  stateOf(1).saveSearch({ name: 'Low', text: 'score:<40' });
  await settle();
  expect(host.copies?.join()).not.toContain('qzx');
  expect([stateOf(1).history, stateOf(1).saved.map(({ name }) => name)]).toEqual([[], ['Low']]);
});

test('D-16: what was taken out while the last writing ended between two copies leaves the other at the next start', async () => {
  const { host, stateOf, settle } = twoWindows();
  await stateOf(0).find('qzx');
  stateOf(0).rememberSearch();
  await settle();
  const [old = ''] = host.copies ?? [];
  await stateOf(0).forgetSearches('asked');
  host.copies = [old, host.copies?.[0] ?? ''];
  await twoWindows(host).settle();
  expect(host.copies.join()).not.toContain('qzx');
});

test('forgetting that did not reach the disk is said to have failed, and the next change makes it good', async () => {
  const { host, stateOf, settle } = twoWindows();
  await stateOf(0).find('qzx');
  stateOf(0).rememberSearch();
  await settle();
  host.refuses = true;
  await expect(stateOf(0).forgetSearches('asked')).rejects.toThrow('disk full');
  stateOf(0).wipeHistory();
  await settle();
  expect(stateOf(0).notice).toMatchObject({ kind: 'searches-not-kept' });
  host.refuses = false;
  stateOf(0).saveSearch({ name: 'Low', text: 'score:<40' });
  await settle();
  expect(host.copies?.join()).not.toContain('qzx');
});

test('where there is no place on the disk, windows have what they tell each other', async () => {
  const host = new FakeHost();
  host.copies = undefined;
  const { stateOf, settle } = twoWindows(host);
  stateOf(0).saveSearch({ name: 'Low', text: 'score:<40' });
  await settle();
  expect([stateOf(0).saved, host.writes]).toEqual([stateOf(1).saved, 0]);
  expect(stateOf(1).saved).toHaveLength(1);
});

test('D-12: searches of a later version are left as they are, and it is said', async () => {
  const { host, stateOf, settle } = twoWindows();
  await settle();
  const later = `${sealText({ kind: 'end', end: { version: 2 } })}\n`;
  host.copies = [later, later];
  stateOf(0).saveSearch({ name: 'Low', text: 'score:<40' });
  await settle();
  expect(host.copies).toEqual([later, later]);
  expect(stateOf(0).notice).toMatchObject({ kind: 'searches-not-kept', trouble: { code: 'archive/newer-archive' } });
});
