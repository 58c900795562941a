import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostOf, LINK_SCHEMES, opensOutside, pictureAddress, safeLink } from './safe-url';

test.each([
  'https://shop.example/a?b=1#c',
  'http://shop.example',
  'HTTPS://shop.example/',
  'mailto:ana@shop.example',
  'tel:+390461000000',
])('%s may be linked to', address => {
  expect(safeLink(address)).toBe(address);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' \u0000javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/hosts',
  'blob:https://shop.example/1',
  'shopapp://open',
  '//shop.example/path',
  '/path',
  'shop.example',
  'https://',
  'https:',
  'http://[broken',
  'mailto:',
  'tel:',
  '',
])('%j may not be linked to', address => {
  expect(safeLink(address)).toBeUndefined();
});

test('what a browser takes out of an address is taken out of ours', () => {
  expect(safeLink('  https://shop.ex\nample/a\t')).toBe('https://shop.example/a');
});

test('only https may be opened outside', () => {
  const addresses = ['https://a.example', 'http://a.example', 'mailto:a@b.example', 'tel:1', 'javascript:1'];
  expect(addresses.map(opensOutside)).toEqual([true, false, false, false, false]);
});

test('a host is told as the network sees it', () => {
  expect(hostOf('https://shop.example:8443/x')).toBe('shop.example:8443');
  expect(hostOf('https://bank.example@evil.example/')).toBe('evil.example');
  expect(hostOf('https://аррӏе.example/')).toMatch(/^xn--/);
  expect(hostOf('mailto:ana@shop.example')).toBeUndefined();
  expect(hostOf('not an address')).toBeUndefined();
});

test('a picture inside its own address is cut to its type, and a scheme of no picture is refused', () => {
  expect(pictureAddress(`data:image/png;base64,${'A'.repeat(9000)}`)).toBe('data:image/png');
  expect(pictureAddress('https://p.example/a.png')).toBe('https://p.example/a.png');
  expect(pictureAddress('/media/a.png')).toBe('/media/a.png');
  expect(pictureAddress('javascript:alert(1)')).toBeUndefined();
});

test('whatever the text, a link has an allowed scheme as a browser reads it', () => {
  const scheme = fc.constantFrom('javascript:', 'https://', 'data:', 'mailto:', 'http:', '\tjava\nscript:', '');
  fc.assert(
    fc.property(scheme, fc.string({ unit: 'binary' }), (start, rest) => {
      const link = safeLink(start + rest);
      if (link === undefined) return;
      expect(LINK_SCHEMES.map(allowed => `${allowed}:`)).toContain(new URL(link).protocol);
    }),
  );
});
