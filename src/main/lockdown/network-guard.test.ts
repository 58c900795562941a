import { expect, test } from 'vitest';
import { refusedRequests, staysHere } from './network-guard';

test('what is on this machine passes, everything else is refused and counted', () => {
  const before = refusedRequests();
  expect(
    ['app://lectern/index.html', 'blob:app://lectern/1', 'data:image/png;base64,AA', 'devtools://devtools/x.js'].map(
      staysHere,
    ),
  ).toEqual([true, true, true, true]);
  expect(refusedRequests()).toBe(before);

  const out = ['https://shop.example/', 'http://127.0.0.1/', 'ws://shop.example/', 'wss://a', 'ftp://a', 'file:///a'];
  expect([...out, 'chrome-extension://a', 'apps://lectern/', ''].map(staysHere)).toEqual(Array(9).fill(false));
  expect(refusedRequests()).toBe(before + 9);
});
