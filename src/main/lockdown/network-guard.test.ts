import { expect, test } from 'vitest';
import { refusedRequests, staysHere } from './network-guard';

test('what is on this machine passes, everything else is refused and counted', () => {
  const before = refusedRequests();
  expect(
    ['app://lectern/index.html', 'blob:app://lectern/1', 'data:image/png;base64,AA', 'devtools://devtools/x.js'].map(
      url => staysHere(url),
    ),
  ).toEqual([true, true, true, true]);
  expect(refusedRequests()).toBe(before);

  const out = ['https://shop.example/', 'http://127.0.0.1/', 'ws://shop.example/', 'wss://a', 'ftp://a', 'file:///a'];
  expect([...out, 'chrome-extension://a', 'apps://lectern/', ''].map(url => staysHere(url))).toEqual(
    Array(9).fill(false),
  );
  expect(refusedRequests()).toBe(before + 9);
});

test('what the developer tools ask for is refused as well, and not counted', () => {
  const before = refusedRequests();
  expect(staysHere('https://chrome-devtools-frontend.example/x.js', 'devtools://devtools/bundled/inspector.html')).toBe(
    false,
  );
  expect(refusedRequests()).toBe(before);
  expect(staysHere('https://shop.example/', 'app://lectern/index.html')).toBe(false);
  expect(refusedRequests()).toBe(before + 1);
});
