import type { Conversation } from '../../domain/conversation';
import { conversationKey, itemKey } from '../../domain/keys';
import type { MaskKind } from '../kinds';

/** A text of which is known what in it tells of a person. */
export interface KnownText {
  readonly conversation: Conversation;
  readonly text: string;
  readonly answers: readonly { readonly start: number; readonly end: number; readonly kind: MaskKind }[];
  /** What kind of text it is: the kind that is asked of, or the neighbour that is none. */
  readonly about: string;
}

type Random = () => number;
type Piece = string | { readonly kind: MaskKind; readonly text: string };

/** Texts with known answers and their hard neighbours, the same for the same seed. */
export function seededSet(seed: number, size: number, set: 'usual' | 'hard' = 'usual'): readonly KnownText[] {
  const [personal, neighbours] = set === 'usual' ? [PERSONAL, NEIGHBOURS] : [HARD, HARD_NEIGHBOURS];
  const random = randomFrom(seed);
  const texts: KnownText[] = [];
  for (let nth = 0; nth < size; nth++) {
    const person = personOf(random);
    const makers = nth % 2 === 0 ? personal : neighbours;
    const [about, make] = pick(random, makers);
    texts.push(knownText(nth, person, about, make(random, person)));
  }
  return texts;
}

interface Person {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly phone: string;
  readonly id: string;
}

function knownText(nth: number, person: Person, about: string, pieces: readonly Piece[]): KnownText {
  let text = '';
  const answers: { start: number; end: number; kind: MaskKind }[] = [];
  for (const piece of pieces) {
    const words = typeof piece === 'string' ? piece : piece.text;
    if (typeof piece !== 'string')
      answers.push({ start: text.length, end: text.length + words.length, kind: piece.kind });
    text += words;
  }
  return { conversation: conversationOf(nth, person), text, answers, about };
}

function conversationOf(nth: number, { name, id, phone }: Person): Conversation {
  const customer = itemKey('customer');
  return {
    version: 1,
    key: conversationKey('ccai', 'seeded', nth),
    source: 'ccai',
    vendorId: String(nth),
    summary: {},
    queues: [],
    flags: [],
    participants: [
      {
        key: customer,
        role: 'customer',
        name,
        otherNames: [],
        ids: [id],
        presence: [],
        facts: [{ name: 'phone', value: phone, kind: 'phone' }],
      },
      { key: itemKey('agent'), role: 'agent', name: 'Mira', otherNames: [], ids: ['agent-7'], presence: [], facts: [] },
    ],
    messages: [],
    events: [],
    surveys: [],
    attributes: [],
    facts: [],
    links: [],
    extras: {},
    findings: [],
    origins: [],
  };
}

// --- people ---

const FIRST = 'Lena Jonas Ruth Omar Chiara Nell Karel Aiko Tomás Zoë Søren Łukasz Fatima Priya Nguyen Óscar'.split(' ');
const LAST = 'Brandt Nordmann Okafor Bianchi Dvořák Sørensen Kowalczyk Haddad Iyer O’Neill Núñez Lindqvist'.split(' ');
// names that are words as well
const WORD_NAMES = 'Will Rose May Mark Grace Hope Frank Dale'.split(' ');
const EAST = ['佐藤 花子', '田中 太郎', '王 小明', '김 민준', 'Анна Иванова', 'مريم حداد', 'สมชาย ใจดี'];

function personOf(random: Random): Person {
  const first = random() < 0.2 ? pick(random, WORD_NAMES) : pick(random, FIRST);
  const last = pick(random, LAST);
  const name = random() < 0.15 ? pick(random, EAST) : `${first} ${last}`;
  const [one = first, two = last] = name.split(' ');
  return {
    name,
    first: one,
    last: two,
    phone: `+47 ${digits(random, 2, '2')} ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)}`,
    id: `C-${digits(random, 7, '8')}`,
  };
}

// --- what is personal ---

const said = (before: string, kind: MaskKind, text: string, after: string): readonly Piece[] => [
  before,
  { kind, text },
  after,
];

type Maker = (random: Random, person: Person) => readonly Piece[];

const PERSONAL: readonly (readonly [string, Maker])[] = [
  ['email', (random, person) => framed(random, 'email', emailOf(random, person))],
  ['phone', random => framed(random, 'phone', phoneOf(random))],
  ['phone', random => said(pick(random, CALL), 'phone', grouped(digits(random, 8, '9'), pick(random, [2, 3])), '.')],
  ['phone', (random, { phone }) => said('as before, ', 'phone', withoutCode(phone, random), ' is fine')],
  ['card', random => framed(random, 'card', cardOf(random, true))],
  ['account', random => framed(random, 'account', accountOf(random, true))],
  ['network', random => framed(random, 'network', pick(random, [ipv4(random), ipv6(random)]))],
  ['link', linkOf],
  ['id', (random, { id }) => framed(random, 'id', random() < 0.5 ? id : id.toLowerCase())],
  ['customer', (random, person) => framed(random, 'customer', nameIn(random, person))],
  ['customer', (_, { first, last }) => said('the invoice is for ', 'customer', `${last}, ${first}`, ' please')],
  ['customer', (_, { name }) => said('Hello ', 'customer', name, '! How can I help you today?')],
];

/** What no form tells: how much of it is found says what masking cannot do. */
const HARD: readonly (readonly [string, Maker])[] = [
  ['written apart', (_, { first }) => said('write to ', 'email', `${plain(first)} @ shop.example`, ' please')],
  ['no word before it', random => said('reach me: ', 'phone', grouped(digits(random, 8, '9'), 2), '')],
  ['inflected', (_, { first }) => said('to jest paczka ', 'customer', `${first}y`, '')],
  ['word in small letters', (_, { first }) => said('hi, my name is ', 'customer', first.toLowerCase(), '')],
];

const FRAMES: readonly (readonly [string, string])[] = [
  ['it is ', ', thanks'],
  ['Please use ', '.'],
  ['(', ')'],
  ['write down: ', ' and tell me when it is done'],
  ['ja, ', ' ist richtig'],
  ['es ', '; gracias'],
  ['这是 ', ' 谢谢'],
  ['"', '" is what I gave'],
  ['', ' — got it?'],
];

function framed(random: Random, kind: MaskKind, text: string): readonly Piece[] {
  const [before, after] = pick(random, FRAMES);
  return said(before, kind, text, after);
}

const CALL = ['call me at ', 'my phone is ', 'Handy: ', 'tel. ', 'WhatsApp ', '电话：', '電話は'];

function emailOf(random: Random, { first, last }: Person): string {
  const [one, two] = [plain(first), plain(last)];
  const local = pick(random, [
    `${one}.${two}`,
    `${one}_${digits(random, 2)}`,
    `${two}+shop`,
    `${one.slice(0, 1)}-${two}`,
  ]);
  const host = pick(random, ['example.com', 'mail.example.co.uk', 'post-amt.example', 'exämple.example']);
  const at = pick(random, ['@', '@', '@', '@', ' (at) ', '[at]']);
  return `${local}${at}${host}`;
}

function plain(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return letters === '' ? 'kunde' : letters;
}

function phoneOf(random: Random): string {
  return pick(random, [
    `+${pick(random, ['47', '49', '44', '1', '81'])} ${grouped(digits(random, 9, '2'), 3)}`,
    `+${pick(random, ['4', '3'])}${digits(random, 10, '6')}`,
    `00${pick(random, ['44', '49'])} ${digits(random, 2, '2')} ${digits(random, 4, '7')} ${digits(random, 4)}`,
    `0${digits(random, 3, '3')} / ${digits(random, 6, '9')}`,
    `0${digits(random, 1, '6')} ${grouped(digits(random, 8), 2)}`,
    `(${digits(random, 3, '5')}) ${digits(random, 3, '5')}-${digits(random, 4)}`,
    `+49 (0) ${digits(random, 2, '3')} ${digits(random, 6, '9')}`,
  ]);
}

function withoutCode(phone: string, random: Random): string {
  const national = phone.replace(/^\+47 /, '');
  return random() < 0.5 ? national : national.replaceAll(' ', '');
}

function cardOf(random: Random, valid: boolean): string {
  const body = pick(random, ['4', '51', '2221', '37', '6011']) + digits(random, 20);
  const length = body.startsWith('37') ? 15 : 16;
  const start = body.slice(0, length - 1);
  const check = (10 - (luhn(`${start}0`) % 10)) % 10;
  const number = start + String(valid ? check : (check + 1 + Math.floor(random() * 8)) % 10);
  const groups = pick(random, [0, 4, 4]);
  return groups === 0 ? number : grouped(number, groups, pick(random, [' ', ' ', '-']));
}

function luhn(text: string): number {
  let sum = 0;
  for (const [nth, digit] of [...text].reverse().entries()) {
    const value = Number(digit) * (nth % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}

const COUNTRIES: readonly (readonly [string, number])[] = [
  ['DE', 18],
  ['NO', 11],
  ['FR', 23],
  ['ES', 20],
  ['PL', 24],
];

function accountOf(random: Random, valid: boolean): string {
  const [country, length] = pick(random, COUNTRIES);
  const rest = digits(random, length);
  const value = [...`${rest}${country}00`].reduce((sum, sign) => {
    const number = Number.parseInt(sign, 36);
    return (sum * (number > 9 ? 100 : 10) + number) % 97;
  }, 0);
  const check = String(98 - value).padStart(2, '0');
  const other = String(((Number(check) - 2 + 5) % 97) + 2).padStart(2, '0');
  const account = `${country}${valid ? check : other}${rest}`;
  return random() < 0.5 ? account : grouped(account, 4);
}

function ipv4(random: Random): string {
  return [10 + below(random, 200), below(random, 256), below(random, 256), 1 + below(random, 254)].join('.');
}

function ipv6(random: Random): string {
  const group = () => (4096 + below(random, 60_000)).toString(16);
  return pick(random, [
    `2001:db8:${group()}::${group()}`,
    Array.from({ length: 8 }, group).join(':'),
    `fe80::${group()}:${group()}`,
  ]);
}

function linkOf(random: Random, { id }: Person): readonly Piece[] {
  const host = pick(random, ['shop.example', 'www.example.com/orders', 'portal.example/a/b']);
  if (random() < 0.3) return ['see https://', { kind: 'link', text: `lena:${digits(random, 4)}` }, `@${host}/ there`];
  const query = pick(random, [
    `user=${id}`,
    `token=${digits(random, 12)}`,
    `q=tents&mail=lena%40shop.example`,
    `a=1#b=2`,
  ]);
  return [`see https://${host}?`, { kind: 'link', text: query }, pick(random, ['', '.', ') and', ' there'])];
}

function nameIn(random: Random, { name, first, last }: Person): string {
  const isWord = WORD_NAMES.includes(first);
  return pick(random, [name, first, last, isWord ? name : name.toLowerCase(), isWord ? first : first.toUpperCase()]);
}

// --- what only looks like it ---

const none = (...texts: readonly string[]): readonly Piece[] => texts;

const NEIGHBOURS: readonly (readonly [string, Maker])[] = [
  ['order number', random => none(`order FW-${2020 + below(random, 6)}-${digits(random, 6)} of today`)],
  [
    'order number',
    random => none(`my order number is ${digits(random, pick(random, [6, 8, 9, 10]), '1')}, where is it?`),
  ],
  [
    'order number',
    random => none(`order ${digits(random, 3, '3')}-${digits(random, 7)}-${digits(random, 7)} was sent`),
  ],
  ['date', random => none(`on ${two(random, 28)}-${two(random, 12)}-2025 at ${two(random, 23)}:${two(random, 59)}`)],
  ['date', random => none(`seit dem ${two(random, 28)}.${two(random, 12)}.2025 warte ich`)],
  ['date', random => none(`2025-${two(random, 12)}-${two(random, 28)}T${two(random, 23)}:${two(random, 59)}:00Z`)],
  [
    'date',
    random =>
      none(`${two(random, 12)}/${two(random, 28)}/2025 ${two(random, 23)}:${two(random, 59)}:${two(random, 59)}`),
  ],
  ['time', random => none(`open ${two(random, 11)}:00-${two(random, 22)}:30, Sundays ${two(random, 11)}:30:15`)],
  ['moment in milliseconds', random => none(`at ${1_400_000_000_000 + below(random, 300_000_000_000)}`)],
  [
    'version',
    random =>
      none(`version ${below(random, 9)}.${below(random, 30)}.${below(random, 9)}.${below(random, 200)} of the app`),
  ],
  [
    'version',
    random => none(`firmware v${below(random, 12)}.${below(random, 12)}.${below(random, 12)}.${below(random, 12)}`),
  ],
  [
    'version',
    random =>
      none(`works since ${1 + below(random, 9)}.${below(random, 10)}.${below(random, 10)}.${below(random, 10)}`),
  ],
  ['failing card', random => none(`the number ${cardOf(random, false)} is refused`)],
  ['failing account', random => none(`${accountOf(random, false)} is refused`)],
  ['id', random => none(`ticket #${digits(random, 8, '4')} and ref+47${digits(random, 8, '7')}x`)],
  ['id', random => none(`article ${digits(random, 13, '7')}, batch ${digits(random, 5)}/${digits(random, 4)}`)],
  ['id', random => none(`case ${hex(random, 8)}-${hex(random, 4)}-${hex(random, 4)}-${hex(random, 12)}`)],
  [
    'amount',
    random =>
      none(
        `${1 + below(random, 90)} 990,00 kr, ${digits(random, 3, '1')} ${digits(random, 3)} ${digits(random, 3)} pieces`,
      ),
  ],
  ['amount', random => none(`3 @ ${below(random, 90)}.50 each, 共${digits(random, 7, '1')}件`)],
  [
    'measure',
    random =>
      none(
        `${100 + below(random, 200)} x ${100 + below(random, 200)} x ${below(random, 90)} cm, ${below(random, 9)}.${below(random, 9)} kg`,
      ),
  ],
  [
    'mention',
    random => said('@', 'agent', 'mira', ` and @team${below(random, 9)}, look at src/app@${below(random, 9)}.0 please`),
  ],
  ['link', random => none(`https://shop.example/item/${digits(random, 10, '0')}/${digits(random, 8, '2')}#reviews`)],
  ['code', random => none(`std::vector<int> a(${below(random, 9)}); ab::cd::ef`)],
  ['word that is a name', random => none(pick(random, NAME_WORDS))],
  ['other person', random => none(`I talked to ${pick(random, ['Beatrix', 'Quentin', 'Yusuf'])} yesterday`)],
];

/** What looks the same as what is personal. */
const HARD_NEIGHBOURS: readonly (readonly [string, Maker])[] = [
  [
    'word that is a name',
    (_, { first }) => none(WORD_NAMES.includes(first) ? `${first} you be there?` : 'Will you be there?'),
  ],
  ['number like a card', random => none(`parcel ${digits(random, 16, '5')} has left`)],
  [
    'number like a phone',
    random => none(`case ${digits(random, 3, '5')}-${digits(random, 3, '4')}-${digits(random, 4)} is closed`),
  ],
  [
    'version',
    random => none(`build 10.${below(random, 20)}.${below(random, 90)}.1, then 12.${below(random, 9)}.200.3 came`),
  ],
];

const NAME_WORDS = [
  'i will come, and i may be late',
  'there is no hope for the old tent, mark my words',
  'to be frank, the rose colour is wrong',
  'I will go down the dale with grace',
  'it may rain, you will see',
];

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => '0123456789abcdef'[below(random, 16)]).join('');
}

function two(random: Random, most: number): string {
  return String(1 + below(random, most)).padStart(2, '0');
}

// --- chance ---

function digits(random: Random, count: number, first = ''): string {
  return first + Array.from({ length: count - first.length }, () => String(below(random, 10))).join('');
}

function grouped(text: string, size: number, sign = ' '): string {
  return text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(sign) ?? text;
}

function below(random: Random, most: number): number {
  return Math.floor(random() * most);
}

function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[below(random, values.length)] as Value;
}

function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
