import { expect, test } from 'vitest';
import { linkWarning } from './link-warning';

test.each([
  ['www.good-bank.example', 'https://evil.example/login', { kind: 'differentTarget', host: 'evil.example' }],
  [
    'https://good-bank.example/a',
    'https://good-bank.example.evil.example/a',
    { kind: 'differentTarget', host: 'good-bank.example.evil.example' },
  ],
  ['ana@shop.example', 'mailto:mallory@evil.example', { kind: 'differentTarget', host: 'mallory@evil.example' }],
  [
    'mailto:ana@shop.example.',
    'mailto:mallory@evil.example',
    { kind: 'differentTarget', host: 'mallory@evil.example' },
  ],
  ['Sign in', 'https://good-bank.example@evil.example/', { kind: 'hiddenLogin', host: 'evil.example' }],
  ['Fruit', 'https://аррӏе.example/', { kind: 'foreignLetters', host: 'xn--80ak6aa92e.example' }],
])('warns of “%s” that goes to %s', (words, address, warning) => {
  expect(linkWarning(words, address)).toEqual(warning);
});

test.each([
  ['good-bank.example', 'https://www.good-bank.example/start'],
  ['https://shop.example/orders', 'https://shop.example/orders?from=mail'],
  ['your order', 'https://shop.example/orders/1'],
  ['Ana@Shop.example', 'mailto:ana@shop.example?subject=x'],
  ['write to us', 'mailto:ana@shop.example'],
  ['version 2.0', 'https://shop.example/'],
  ['call', 'tel:112'],
  ['bank.example', 'javascript:alert(1)'],
])('does not warn of “%s” that goes to %s', (words, address) => {
  expect(linkWarning(words, address)).toBeUndefined();
});
