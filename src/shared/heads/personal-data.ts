/**
 * Whether a text holds an e-mail address, the number of a payment card or a bank account (both with their checks), or
 * what is written like a phone number. Most texts have no "@" and no long row of digits and cost no more than that.
 */
export function holdsPersonalData(text: string): boolean {
  if (text.includes('@') && EMAIL.test(text)) return true;
  return MANY_DIGITS.test(text) && (holdsPhone(text) || holdsCard(text) || holdsAccount(text));
}

const EMAIL = /[\p{L}\p{N}_%+-]@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/u;
const MANY_DIGITS = /\d(?:[^\d\n]{0,3}\d){6}/;

// scripts that put no space between a number and the words around it
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Thai}' +
  '\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}ー々〆]';
// a number stands by itself: what follows a letter, a digit or a sign of joining is part of an id
const NOT_INSIDE = `(?<!(?!${UNSPACED})[\\p{L}\\p{N}_#=/.-])`;
const NOT_FOLLOWED = `(?!(?!${UNSPACED})[\\p{L}\\p{N}_])`;
const ENDS = `${NOT_FOLLOWED}(?![.-]\\d)`;
// the groups of a longer number are none by themselves
const NOT_BEHIND_DIGITS = `${NOT_INSIDE}(?<!\\d[ -])`;
const PHONES = [
  // with the code of a country
  new RegExp(`(?:${NOT_INSIDE}\\+|${NOT_BEHIND_DIGITS}00)[1-9](?:[ ()./-]{0,3}\\d){7,14}${NOT_FOLLOWED}`, 'gu'),
  // with a leading zero, in groups
  new RegExp(`${NOT_BEHIND_DIGITS}\\(?0[1-9]\\d{0,4}\\)?[ /-]{1,3}\\d(?:[ /-]?\\d){4,9}${ENDS}`, 'gu'),
  // as in North America
  new RegExp(`${NOT_BEHIND_DIGITS}(?:\\(\\d{3}\\) ?|\\d{3}[ .-])\\d{3}[ .-]\\d{4}${ENDS}`, 'gu'),
];
const DATE = /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}/;

function holdsPhone(text: string): boolean {
  return PHONES.some(form => [...text.matchAll(form)].some(([found]) => !DATE.test(found)));
}

const CARD = new RegExp(`(?<!(?!${UNSPACED})[\\p{L}\\p{N}_.-])(?<!\\d[ -])[2-6]\\d(?:[ -]?\\d){11,17}${ENDS}`, 'gu');

function holdsCard(text: string): boolean {
  return [...text.matchAll(CARD)].some(([found]) => {
    const digits = found.replace(/\D/g, '');
    return new Set(digits).size > 1 && passesLuhn(digits);
  });
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const ACCOUNT = new RegExp(`(?<!(?!${UNSPACED})[\\p{L}\\p{N}])([a-z]{2})\\d{2}(?: ?[a-z0-9]){11,30}`, 'giu');

/** How long account numbers are in each country. */
const ACCOUNT_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map(each => [each.slice(0, 2), Number(each.slice(2))]),
);

function holdsAccount(text: string): boolean {
  return [...text.matchAll(ACCOUNT)].some(([found, country = '']) => {
    // words that follow are no part of it
    const length = ACCOUNT_LENGTHS.get(country.toUpperCase());
    const number = found.replaceAll(' ', '').slice(0, length);
    return number.length === length && remainderOf97(number) === 1;
  });
}

/** The check of ISO 13616: the first four signs go to the end, and letters count from 10. */
function remainderOf97(account: string): number {
  let remainder = 0;
  for (const sign of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
