import type { Found, MaskKind } from '../kinds';
import { UNSPACED } from './scripts';

/** Most texts have no long row of digits and cost no more than this look. */
export function hasManyDigits(text: string): boolean {
  return MANY_DIGITS.test(text);
}

const MANY_DIGITS = /\d(?:[^\d\n]{0,3}\d){6}/;

const OTHER_LETTER = `(?![${UNSPACED}])`;
// a number stands by itself: what follows a letter, a digit or a sign of joining is part of an id
const NOT_INSIDE = `(?<!${OTHER_LETTER}[\\p{L}\\p{N}_#=/.-])`;
const NOT_FOLLOWED = `(?!${OTHER_LETTER}[\\p{L}\\p{N}_])`;
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
// written in any way: the word before it says what it is
const ANY_FORM = new RegExp(`(?<![\\d.])[+(]?\\d(?:[ ()./-]{0,2}\\d){6,14}${NOT_FOLLOWED}`, 'gu');
const PHONE_WORDS: ReadonlySet<string> = new Set(
  (
    'tel telefon telefono telefonnummer telephone teléfono téléphone tél phone mobile mobil mobilnummer handy handynummer ' +
    'cell cellphone fax whatsapp sms call móvil portable mobiltelefon puhelin telefonu komórka телефон тел'
  ).split(' '),
);
const LINKING_WORDS: ReadonlySet<string> = new Set(
  'me us my is no nr number at on to er ist es est on under unter auf numéro número nummer номер'.split(' '),
);
const UNSPACED_PHONE_WORD = /(?:电话|電話|手机|手機|전화|휴대폰|โทร)[^\d\n]{0,8}$/;
const LOOK_BACK = 40;
const MOST_LINKING_WORDS = 3;

const DATE = /^(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d{4}|\d{2}(?!\d))|^\d{4}-\d{2}-\d{2}/;

/** Whether a number begins with a day that exists. Groups of two digits between blanks are a phone's far more often. */
function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [, one = '', sign = '', other = '', year = ''] = match;
  if (one === '') return true;
  const [low = 0, high = 0] = [Number(one), Number(other)].sort((a, b) => a - b);
  if (low < 1 || low > 12 || high > 31) return false;
  return year.length === 4 ? /^(?:19|20)/.test(year) : sign !== ' ';
}

export function phonesIn(text: string): readonly Found[] {
  const told = [...text.matchAll(ANY_FORM)]
    .filter(({ index }) => isCalledPhone(text.slice(Math.max(0, index - LOOK_BACK), index)))
    .map(({ index, 0: found }) => placed(index, found, 'phone'));
  const formed = PHONES.flatMap(form =>
    [...text.matchAll(form)].map(({ index, 0: found }) => placed(index, found, 'phone')),
  );
  return [...told, ...formed].filter(({ start, end }) => !isDate(text.slice(start, end)));
}

/** Whether the words right before a number say that it is one of a phone: "call me at". */
function isCalledPhone(before: string): boolean {
  if (UNSPACED_PHONE_WORD.test(before)) return true;
  // what stands before another number or in another line speaks of something else
  const words =
    before
      .toLowerCase()
      .split(/[\d\n]/)
      .at(-1)
      ?.match(/\p{L}+/gu) ?? [];
  for (let back = 0; back <= MOST_LINKING_WORDS; back++) {
    const word = words[words.length - 1 - back];
    if (word === undefined) return false;
    if (PHONE_WORDS.has(word)) return true;
    if (!LINKING_WORDS.has(word)) return false;
  }
  return false;
}

const CARD = new RegExp(`(?<!${OTHER_LETTER}[\\p{L}\\p{N}_.-])(?<!\\d[ -])[2-6]\\d(?:[ -]?\\d){11,17}${ENDS}`, 'gu');
const SHORTEST_CARD = 13;

/** Numbers of payment cards, with their check digit. A security code behind one does not hide it. */
export function cardsIn(text: string): readonly Found[] {
  return [...text.matchAll(CARD)].flatMap(({ index, 0: found }) => {
    for (let groups = found; ; groups = withoutLastGroup(groups)) {
      const digits = groups.replace(/\D/g, '');
      if (digits.length < SHORTEST_CARD) return [];
      if (new Set(digits).size > 1 && isGroupedAsCard(groups) && passesLuhn(digits))
        return [placed(index, groups, 'card')];
    }
  });
}

/** As on the card, in fours, or not at all: other groups are those of an order or a case. */
function isGroupedAsCard(number: string): boolean {
  const [first = '', ...others] = number.split(/[ -]/);
  return others.length === 0 || (first.length === 4 && others.every(({ length }) => length >= 3 && length <= 7));
}

function withoutLastGroup(groups: string): string {
  return groups.slice(0, Math.max(groups.lastIndexOf(' '), groups.lastIndexOf('-'), 0));
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

const ACCOUNT = new RegExp(`(?<!${OTHER_LETTER}[\\p{L}\\p{N}])([a-z]{2})\\d{2}(?: ?[a-z0-9]){11,30}`, 'giu');

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

/** International numbers of bank accounts, with their check digits. */
export function accountsIn(text: string): readonly Found[] {
  return [...text.matchAll(ACCOUNT)].flatMap(({ index, 0: found, 1: country = '' }) => {
    // words that follow are no part of it
    const number = firstSigns(found, ACCOUNT_LENGTHS.get(country.toUpperCase()) ?? 0);
    return number !== undefined && remainderOf97(number.replaceAll(' ', '')) === 1
      ? [placed(index, number, 'account')]
      : [];
  });
}

/** So many signs that are no blanks, with the blanks between them. */
function firstSigns(text: string, count: number): string | undefined {
  if (count === 0) return undefined;
  let left = count;
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== ' ') left -= 1;
    if (left === 0) return text.slice(0, at + 1);
  }
  return undefined;
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

function placed(start: number, found: string, kind: MaskKind): Found {
  // a bracket around the whole number is not its own
  const isAround = found.startsWith('(') && !found.includes(')');
  return { start: isAround ? start + 1 : start, end: start + found.length, kind };
}
