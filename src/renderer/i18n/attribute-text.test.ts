import { expect, test } from 'vitest';
import type { Attribute } from '#shared/domain/attribute';
import type { ItemKey } from '#shared/domain/keys';
import { attributeGlance, attributeTitle, attributeWords } from './attribute-text';

const attribute = (differs: Partial<Attribute>): Attribute => ({
  key: 'a' as ItemKey,
  type: 'purchase',
  facts: [],
  products: [],
  ...differs,
});
const told = (differs: Partial<Attribute>) => {
  const { headline, lines, ...rest } = attributeWords(attribute(differs), 'utc');
  return { ...rest, headline: headline?.value, lines: lines.map(({ name, value }) => `${name}: ${value}`) };
};

test('a purchase is its order, its products and what was paid, each once', () => {
  const purchase = {
    facts: [
      { name: 'total', value: '4290.00', kind: 'money' as const },
      { name: 'currency', value: 'NOK' },
      { name: 'orderId', value: 'FW-4711', kind: 'id' as const },
      { name: 'cart.total', value: '4290.00', kind: 'money' as const },
      { name: 'cart.numItems', value: '1' },
    ],
    products: [{ name: 'Kvitfjell 3', price: '4290.00', quantity: '1' }],
  };
  expect(told(purchase)).toMatchObject({
    title: 'Purchase',
    headline: 'FW-4711',
    total: '4290.00 NOK',
    lines: ['Items: 1'],
  });
  expect(attributeGlance(attribute(purchase))).toEqual(['FW-4711', 'Kvitfjell 3', '4290.00 NOK']);
});

test('a cart total that is another than what was paid is kept', () => {
  const facts = [
    { name: 'total', value: '10.00', kind: 'money' as const },
    { name: 'cart.total', value: '12.00', kind: 'money' as const },
  ];
  expect(told({ facts })).toMatchObject({ total: '10.00', lines: ['Cart total: 12.00'] });
});

test('several products are told by the first and their number', () => {
  const products = [{ name: 'Tent', quantity: '2' }, { name: 'Pole' }, { sku: 'X1' }];
  expect(attributeGlance(attribute({ type: 'cartStatus', products }))).toEqual(['2 × Tent and 2 more']);
});

test('an error says what it was, how bad it is and whether it was mended', () => {
  const facts = [
    { name: 'contextId', value: 'returns.form' },
    { name: 'message', value: 'The picture is too large' },
    { name: 'level', value: '2' },
    { name: 'resolved', value: 'false' },
  ];
  expect(told({ type: 'visitorError', facts })).toMatchObject({
    title: 'Error on the page',
    headline: 'The picture is too large',
    state: 'severity 2 · not resolved',
    lines: ['Where: returns.form'],
  });
});

test('a person is named whole, codes are words, dates are in one piece', () => {
  const facts = [
    { name: 'name', value: 'Jonas' },
    { name: 'surname', value: 'Lind' },
    { name: 'gender', value: 'OTHER' },
    { name: 'registrationDate.year', value: 2024 },
    { name: 'registrationDate.month', value: 3 },
    { name: 'registrationDate.day', value: 9 },
    { name: 'contacts.1.personalContact.email', value: 'a@b.example' },
    { name: 'contacts.2.personalContact.email', value: 'c@d.example' },
  ];
  expect(told({ type: 'personalInfo', facts })).toMatchObject({
    headline: 'Jonas Lind',
    lines: ['Gender: other', 'E-mail 1: a@b.example', 'E-mail 2: c@d.example', 'Registered: 2024-03-09'],
  });
});

test('a currency that no amount took is a line of its own, and half a date stays in its parts', () => {
  const facts = [
    { name: 'currency', value: 'EUR' },
    { name: 'lastPaymentDate.year', value: 2024 },
  ];
  expect(told({ type: 'customerInfo', facts }).lines).toEqual(['year: 2024', 'Currency: EUR']);
});

test('a kind nobody knows goes by the words in its name', () => {
  expect(attributeTitle('loyaltyLevel')).toBe('Loyalty level');
});
