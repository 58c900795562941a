// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { createBrowserHost } from './browser-host';

afterEach(() => vi.unstubAllGlobals());

/** Opens a link in a browser that says yes to every question; returns what was asked and what was opened. */
async function opening(url: string) {
  const asked: string[] = [];
  const opened: string[] = [];
  vi.stubGlobal('confirm', (question: string) => asked.push(question) > 0);
  vi.stubGlobal('open', (address: string) => opened.push(address));
  const answer = await createBrowserHost().openLink(url);
  return { answer, asked, opened };
}

test('S-06: an address is asked for as it is, with what it hides in sight', async () => {
  const { answer, asked, opened } = await opening('https://аpple.example/\u202Egpj.exe');
  const address = 'https://xn--pple-43d.example/%E2%80%AEgpj.exe';
  expect([answer, opened]).toEqual(['opened', [address]]);
  expect(asked).toEqual([expect.stringContaining(address)]);
  expect(asked[0]).not.toContain('\u202E');
});

test.each([
  'https://bank.example@evil.example/',
  'http://shop.example/',
  'javascript:alert(1)',
  `https://shop.example/${'é'.repeat(1000)}`,
])('S-06: %s is refused without a question', async url => {
  expect(await opening(url)).toEqual({ answer: 'refused', asked: [], opened: [] });
});
