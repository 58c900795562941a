import { expect, test } from 'vitest';
import { lacksSandbox } from './without-sandbox';

test('S-02: a package that was started without its sandbox does not go on, but as root', () => {
  const start = { packaged: true, root: false, off: true };
  expect(lacksSandbox(start)).toBe(true);
  expect(
    [{ packaged: false }, { root: true }, { off: false }].map(other => lacksSandbox({ ...start, ...other })),
  ).toEqual([false, false, false]);
});
