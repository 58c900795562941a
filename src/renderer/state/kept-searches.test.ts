import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeStore } from './archive.fixture';
import { keptSearchesOf, latestOf, mergeSearches } from './kept-searches';
import { SEARCHES_NAME } from './searches-slice';
import { type AppStore, takeKept } from './store';

const NAME = SEARCHES_NAME;

/**
 * Two windows over one `localStorage`, as browsers share it: what a window writes it reads at once, and the other one
 * learns of it some time later. What was written last in the end holds.
 */
function twoWindows() {
  const windows: {
    store: AppStore;
    sees: string | null;
    arriving: string[];
  }[] = [];
  let last: string | null = null;
  for (const nth of [0, 1]) {
    const storage = {
      getItem: () => windows[nth]?.sees ?? null,
      setItem: (name: string, value: string) => {
        const [mine, other] = [windows[nth], windows[1 - nth]];
        if (name !== NAME || mine === undefined || other === undefined) return;
        mine.sees = value;
        last = value;
        other.arriving.push(value);
      },
    };
    windows.push({ store: fakeStore({}, { storage, newId: idsOf(nth) }), sees: null, arriving: [] });
  }
  const deliver = (nth: number) => {
    const to = windows[nth];
    const value = to?.arriving.shift();
    if (to === undefined || value === undefined) return;
    to.sees = value;
    takeKept(to.store, NAME, value);
  };
  const settle = () => {
    let steps = 0;
    while (windows.some(({ arriving }) => arriving.length > 0)) {
      deliver(0);
      deliver(1);
      steps += 1;
      expect(steps, 'the two windows never agree').toBeLessThan(200);
    }
  };
  const stateOf = (nth: number) => (windows[nth] as { store: AppStore }).store.getState();
  return { stateOf, deliver, settle, written: () => keptSearchesOf(JSON.parse(last ?? '{}')) };
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
      const { stateOf, deliver, settle, written } = twoWindows();
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
      settle();
      const [one, other] = [stateOf(0), stateOf(1)];
      const texts = one.saved.map(({ text }) => text);
      for (const text of saved) if (!removed.has(text)) expect(texts).toContain(text);
      expect(new Set(texts).size).toBe(texts.length);
      expect(other.saved).toEqual(one.saved);
      expect(other.history).toEqual(one.history);
      expect(written().saved.map(({ text }) => text)).toEqual(texts);
    }),
    { numRuns: 60 },
  );
});

test('a window that only searches takes nothing away that another has saved', async () => {
  const { stateOf, written } = twoWindows();
  stateOf(0).saveSearch({ name: 'Refunds', text: 'refund' });
  // nothing of it has arrived here yet
  await stateOf(1).find('parcel');
  stateOf(1).rememberSearch();
  expect(written().history.map(({ text }) => text)).toEqual(['parcel']);
  expect(stateOf(0).saved).toHaveLength(1);
});

test('what was taken out in one window is gone in the other, and so is a history that was wiped', async () => {
  const { stateOf, settle } = twoWindows();
  stateOf(0).saveSearch({ name: 'One', text: 'one' });
  await stateOf(0).find('asked');
  stateOf(0).rememberSearch();
  settle();
  expect([stateOf(1).saved.length, stateOf(1).history]).toEqual([1, ['asked']]);
  stateOf(1).removeSearch('a0');
  stateOf(1).wipeHistory();
  settle();
  expect([stateOf(0).saved, stateOf(0).history]).toEqual([[], []]);
  stateOf(1).bringBackSearch();
  settle();
  expect(stateOf(0).saved).toEqual([{ id: 'a0', name: 'One', text: 'one' }]);
});

const kept = fc
  .record({
    saved: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        name: fc.constantFrom('x', 'y'),
        text: fc.constantFrom('p', 'q'),
        changed: fc.nat(4),
      }),
      { selector: ({ id }) => id },
    ),
    ordered: fc.nat(3),
    removed: fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), at: fc.nat(4) })),
    history: fc.array(fc.record({ text: fc.constantFrom('m', 'n', 'o'), at: fc.integer({ min: 1, max: 5 }) })),
    wiped: fc.nat(3),
  })
  .map(value => keptSearchesOf(value));

test('put together either way and again, they are the same', () => {
  fc.assert(
    fc.property(kept, kept, (one, other) => {
      const both = mergeSearches(one, other);
      expect(mergeSearches(other, one)).toEqual(both);
      expect(mergeSearches(both, both)).toEqual(both);
      expect(new Set(mergeSearches(both, one).saved)).toEqual(new Set(both.saved));
      expect(latestOf(both)).toBeLessThanOrEqual(Math.max(latestOf(one), latestOf(other)));
    }),
  );
});

test('searches that were kept before they had times are read', () => {
  expect(
    keptSearchesOf({ saved: [{ id: 3, name: 'Low', text: 'score:<40' }, 'nonsense'], history: ['two', 'one', 4] }),
  ).toMatchObject({
    saved: [{ id: '3', name: 'Low', text: 'score:<40' }],
    history: [{ text: 'two' }, { text: 'one' }],
  });
});
