import { expect, test } from 'vitest';
import { openableAddress } from './link-address';

test.each([
  ['https://shop.example/order?id=7#top', 'https://shop.example/order?id=7#top'],
  ['HTTPS://Shop.Example', 'https://shop.example/'],
  // letters that look like others, and marks that turn the text around, come out as what they are
  ['https://аpple.example/', 'https://xn--pple-43d.example/'],
  ['https://shop.example/\u202Egpj.exe', 'https://shop.example/%E2%80%AEgpj.exe'],
])('%s may be opened', (url, address) => {
  expect(openableAddress(url)).toBe(address);
});

test.each([
  'http://shop.example/',
  'javascript:alert(1)',
  'file:///etc/hostname',
  'data:text/html,hello',
  'mailto:mira@shop.example',
  'ms-settings:privacy',
  'https://bank.example@evil.example/',
  'https://user:secret@shop.example/',
  'https://',
  'shop.example',
  '',
  `https://shop.example/${'é'.repeat(1000)}`,
])('%s may not', url => {
  expect(openableAddress(url)).toBeUndefined();
});
