import { expect, test } from 'vitest';
import type { CountedText } from '#shared/query/editing/suggest';
import { fakeStore } from '../testing/archive.fixture';

test('an older answer never takes the place of a newer one', async () => {
  const answers = new Map<string, (found: readonly CountedText[]) => void>();
  const store = fakeStore({ words: prefix => new Promise(resolve => answers.set(prefix, resolve)) });
  const older = store.getState().suggestAt('re', 2);
  const newer = store.getState().suggestAt('ref', 3);
  answers.get('ref')?.([{ value: 'refund', count: 2 }]);
  await newer;
  answers.get('re')?.([{ value: 'reply', count: 9 }]);
  await older;
  expect(store.getState().suggestions).toMatchObject({ text: 'ref', caret: 3 });
});

test('what was put away does not come back with a late answer', async () => {
  let answer: (found: readonly CountedText[]) => void = () => undefined;
  const store = fakeStore({ words: () => new Promise(resolve => (answer = resolve)) });
  const asked = store.getState().suggestAt('re', 2);
  store.getState().dropSuggestions();
  answer([]);
  await asked;
  expect(store.getState().suggestions).toBeUndefined();
});

test('without a vocabulary typing goes on', async () => {
  const store = fakeStore({ words: () => Promise.reject(new Error('torn')) });
  await store.getState().suggestAt('re', 2);
  expect(store.getState().suggestions).toEqual({ text: 're', caret: 2, groups: [] });
});
