import { expect, test } from 'vitest';
import { actionFrom, pairsFrom, readClick } from './card-actions';

test.each([
  [
    { type: 'link', uri: 'https://shop.example', name: 'Shop' },
    { kind: 'link', uri: 'https://shop.example', name: 'Shop' },
  ],
  [
    { type: 'link', android: { uri: 'https://m.example' } },
    { kind: 'link', uri: 'https://m.example' },
  ],
  [
    { type: 'link', uri: '', ios: { uri: 'https://i.example' } },
    { kind: 'link', uri: 'https://i.example' },
  ],
  [
    { type: 'navigate', la: 1, lo: '2.5', name: 'here' },
    { kind: 'navigate', latitude: 1, longitude: 2.5, name: 'here' },
  ],
  [
    { type: 'publishText', text: 'hello' },
    { kind: 'publishText', text: 'hello' },
  ],
  [
    { type: 'addToCart', items: [{ productId: 'p', quantity: 2 }, 'q'] },
    {
      kind: 'addToCart',
      items: [
        { productId: 'p', quantity: '2' },
        { productId: 'q', quantity: '' },
      ],
    },
  ],
  [
    { type: 'custom', data: [{ key: 'a', value: 1 }, { b: { c: true } }, 'bare'] },
    {
      kind: 'custom',
      data: [
        { key: 'a', value: '1' },
        { key: 'b', value: '{"c":true}' },
        { key: '', value: 'bare' },
      ],
    },
  ],
  [
    { type: 'datePicker', class: 'range', title: 'When?', minDate: 1767225600, maxDate: 1767225600000 },
    { kind: 'datePicker', range: true, title: 'When?', from: 1767225600000, until: 1767225600000 },
  ],
  [
    { type: 'datePicker', minDate: 0, maxDate: 'soon' },
    { kind: 'datePicker', range: false },
  ],
  [
    {
      type: 'scheduleSlotList',
      title: 'Fitting',
      slots: [{ id: 's1', title: 'Morning', description: 'Ivo', start: 1767225600, end: 1767229200 }, { id: 's2' }],
    },
    {
      kind: 'scheduleSlots',
      title: 'Fitting',
      slots: [{ title: 'Morning · Ivo', from: 1767225600000, until: 1767229200000 }, { title: 's2' }],
    },
  ],
  [
    { type: 'checked', publishText: 'late' },
    { kind: 'checked', text: 'late' },
  ],
  [{ type: 'submitAsText', submit: true }, { kind: 'submit' }],
  [
    { type: 'LINK', uri: 'tel:112' },
    { kind: 'link', uri: 'tel:112' },
  ],
])('reads %j', (value, action) => {
  expect(actionFrom(value)).toEqual(action);
});

test.each([
  { type: 'link', uri: 'javascript:alert(1)' },
  { type: 'link', uri: 'shop.example' },
  { type: 'link' },
  { type: 'navigate', la: 1 },
  { type: 'publishText', text: { no: 'words' } },
  { type: 'checked' },
  { type: 'shareLocation', accuracy: 'rough' },
  { type: 'constructor' },
])('keeps %j as it is, because it cannot be told what it does', value => {
  expect(actionFrom(value)).toEqual({ kind: 'other', type: value.type, raw: value });
});

test('keeps an action that is no object', () => {
  expect(actionFrom('open')).toEqual({ kind: 'other', type: '', raw: 'open' });
  expect(actionFrom({ uri: 'https://x.example' })).toEqual({
    kind: 'other',
    type: '',
    raw: { uri: 'https://x.example' },
  });
});

test('a click gives its actions, its metadata, and what has no home', () => {
  const slide = { type: 'link', uri: 'https://x.example', target: 'slideout' };
  expect(
    readClick({
      actions: [slide, { type: 'submitAsText', submit: true }],
      metadata: [{ type: 'ExternalId', id: '1' }],
      when: 'now',
    }),
  ).toEqual({
    actions: [{ kind: 'link', uri: 'https://x.example' }, { kind: 'submit' }],
    metadata: [{ type: 'ExternalId', id: '1' }],
    rest: { when: 'now', actions: [slide] },
  });
});

test('a click without actions, or that is none, is legal', () => {
  expect(readClick({ actions: [] })).toEqual({ metadata: [] });
  expect(readClick(undefined)).toEqual({ metadata: [] });
  expect(readClick({ actions: [{ type: 'constructor' }, { type: '__proto__' }] }).actions).toHaveLength(2);
  expect(readClick('go')).toEqual({ metadata: [], rest: 'go' });
});

test('pairs are read from a list of them and from an object', () => {
  expect(pairsFrom({ a: 'x', b: 2 })).toEqual([
    { key: 'a', value: 'x' },
    { key: 'b', value: '2' },
  ]);
  expect(pairsFrom(undefined)).toEqual([]);
});
