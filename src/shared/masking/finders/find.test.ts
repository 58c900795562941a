import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsPersonalData } from './find';

test.each([
  ['an address', 'write to lena.brandt@shop.example please'],
  ['an address in another script', 'почта@пример.рф'],
  ['a card number in groups', 'my card is 4111 1111 1111 1111, thanks'],
  ['a card number in one', 'card:5555555555554444'],
  ['an account number in groups, and words behind it', 'DE89 3704 0044 0532 0130 00 bitte'],
  ['an account number with letters in it', 'gb82west12345698765432.'],
  ['a phone number with the code of its country', 'call +47 22 12 34 56'],
  ['one with brackets', '+49 (0) 30 / 901820'],
  ['one that dials out of the country', '0044 20 7946 0958'],
  ['one of the country, in groups', 'Tel. 030 901820'],
  ['one as in North America', '(555) 010-4477'],
  ['one between Chinese words', '电话+4774632983您好'],
  ['one between Japanese words', 'お電話は030-901820まで'],
  ['one before a Korean particle', '02 555 01234로 전화'],
  ['one between Thai words', 'โทร+4774632983ค่ะ'],
  ['a card between Chinese words', '卡号4111111111111111谢谢'],
  ['an account behind Japanese words', '口座DE89370400440532013000です'],
])('%s is personal', (_, text) => {
  expect(holdsPersonalData(text)).toBe(true);
});

test.each([
  ['a mention', '@mira could you look?'],
  ['a price at a shop', '3 @ 4.50'],
  ['an order number', 'order FW-2025-004711 of 06-03-2025 14:26:10'],
  ['a long number that fails the check of cards', '4111 1111 1111 1112'],
  ['one digit again and again', '4444 4444 4444 4444'],
  ['a moment in milliseconds', '1433140200000'],
  ['an account number with a wrong digit', 'DE89 3704 0044 0532 0130 01'],
  ['a country that has none', 'ZZ89370400440532013000'],
  ['a date and a time', '02-03-2025 14 30 15'],
  ['an address of a machine', '192.168.20.237'],
  ['a link with digits', 'https://shop.example/item/0301234567/20250306'],
  ['a number inside of an id', 'ref+4774632983x'],
  ['a long number behind a letter', 'x4111111111111111'],
  ['an amount between Chinese words', '共1234567件'],
  ['numbers apart', '10 tents, 24 pegs, 330 cm, 12 kg'],
])('%s is not', (_, text) => {
  expect(holdsPersonalData(text)).toBe(false);
});

test('words and single numbers never are, and any text is told quickly', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.stringMatching(/^[a-z ]{0,12}$/), fc.nat(9999).map(String))), pieces => {
      // three letters keep the numbers apart
      expect(holdsPersonalData(pieces.join(' and '))).toBe(false);
    }),
  );
  fc.assert(fc.property(fc.string({ maxLength: 400 }), text => typeof holdsPersonalData(text) === 'boolean'));
  for (const piece of ['0', '1 ', '+1', 'a@', 'a.', 'DE89', '00-', '(0)']) {
    expect(() => holdsPersonalData(piece.repeat(5000))).not.toThrow();
  }
});
