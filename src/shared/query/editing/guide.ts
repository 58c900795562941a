import { SOURCES } from '../../domain/source';
import type { KeyName } from '../language/keys';

/** What keys are about, in the order of the help page. */
export const TOPICS = [
  'people',
  'words',
  'time',
  'place',
  'amounts',
  'outcome',
  'contents',
  'customer',
  'marks',
  'origin',
] as const;
export type Topic = (typeof TOPICS)[number];

interface Lesson {
  readonly topic: Topic;
  readonly examples: readonly [string, ...(readonly string[])];
}

/** Every key with what it is about and what can be typed with it: for the help page and the suggestions. */
export const GUIDE = {
  agent: { topic: 'people', examples: ['agent:mira', 'agent:="Mira Holm",tom'] },
  customer: { topic: 'people', examples: ['customer:lena', 'customer:"Lena Brandt"'] },
  bot: { topic: 'people', examples: ['bot:helper'] },
  handled: { topic: 'people', examples: ['handled:mira,helper'] },
  from: { topic: 'people', examples: ['from:mira', 'from:"Mira Holm"', 'from:customer'] },
  with: { topic: 'people', examples: ['with:"J. Smith"'] },
  group: { topic: 'people', examples: ['group:night'] },
  said: { topic: 'words', examples: ['said:refund'] },
  'customer-said': { topic: 'words', examples: ['customer-said:refund', 'customer-said:"cancel my"'] },
  'agent-said': { topic: 'words', examples: ['agent-said:sorry'] },
  'bot-said': { topic: 'words', examples: ['bot-said:"one moment"'] },
  system: { topic: 'words', examples: ['system:joined'] },
  anywhere: { topic: 'words', examples: ['anywhere:refund'] },
  internal: { topic: 'words', examples: ['internal:upset'] },
  card: { topic: 'words', examples: ['card:tent'] },
  before: { topic: 'time', examples: ['before:2025-04-01'] },
  after: { topic: 'time', examples: ['after:2025-03-01', 'after:-30d'] },
  on: { topic: 'time', examples: ['on:2025-03-06', 'on:yesterday'] },
  during: { topic: 'time', examples: ['during:2025-Q1', 'during:2025-02..2025-03'] },
  in: { topic: 'place', examples: ['in:Billing', 'in:Test/calls'] },
  source: { topic: 'place', examples: [`source:${Object.keys(SOURCES)[0] ?? ''}`] },
  channel: { topic: 'place', examples: ['channel:web'] },
  lang: { topic: 'place', examples: ['lang:en'] },
  account: { topic: 'place', examples: ['account:shop'] },
  duration: { topic: 'amounts', examples: ['duration:>15m', 'duration:10m..1h'] },
  wait: { topic: 'amounts', examples: ['wait:>30s'] },
  reply: { topic: 'amounts', examples: ['reply:<2m'] },
  messages: { topic: 'amounts', examples: ['messages:5..20', 'messages:>3'] },
  score: { topic: 'amounts', examples: ['score:<40', 'score:*'] },
  csat: { topic: 'amounts', examples: ['csat:1..3'] },
  alert: { topic: 'amounts', examples: ['alert:-1'] },
  cobrowse: { topic: 'amounts', examples: ['cobrowse:>1m'] },
  outcome: { topic: 'outcome', examples: ['outcome:missed', 'outcome:*'] },
  status: { topic: 'outcome', examples: ['status:ended'] },
  ended: { topic: 'outcome', examples: ['ended:customer'] },
  is: { topic: 'outcome', examples: ['is:transferred', 'is:spam,transferred', 'is:flagged'] },
  has: { topic: 'contents', examples: ['has:internal', 'has:pii', 'has:conflict', 'has:survey,form'] },
  question: { topic: 'contents', examples: ['question:recommend'] },
  survey: { topic: 'contents', examples: ['survey:splendid'] },
  visitor: { topic: 'customer', examples: ['visitor:norway'] },
  campaign: { topic: 'customer', examples: ['campaign:spring'] },
  purchase: { topic: 'customer', examples: ['purchase:teapot'] },
  viewed: { topic: 'customer', examples: ['viewed:lantern'] },
  cart: { topic: 'customer', examples: ['cart:kettle'] },
  service: { topic: 'customer', examples: ['service:chequebook'] },
  error: { topic: 'customer', examples: ['error:"date missing"'] },
  lead: { topic: 'customer', examples: ['lead:"test drive"'] },
  profile: { topic: 'customer', examples: ['profile:gold'] },
  marketing: { topic: 'customer', examples: ['marketing:coupons'] },
  personal: { topic: 'customer', examples: ['personal:brandt'] },
  mine: { topic: 'marks', examples: ['mine:<60', 'mine:40..59'] },
  tag: { topic: 'marks', examples: ['tag:coaching', 'tag:="call back"'] },
  note: { topic: 'marks', examples: ['note:refund'] },
  id: { topic: 'origin', examples: ['id:T-1907'] },
  file: { topic: 'origin', examples: ['file:march.json'] },
  import: { topic: 'origin', examples: ['import:2025-03-30'] },
  field: {
    topic: 'origin',
    examples: ['field:clientData.customerid=98*', 'field:customerid=9812,"98 13"', 'field:customerid'],
  },
} as const satisfies Readonly<Record<KeyName | 'field', Lesson>>;

/** What can be typed without a key, and how parts are joined. */
export const SIGNS = {
  word: ['refund'],
  close: ['~refnd'],
  phrase: ['"cancel my order"'],
  all: ['refund order'],
  any: ['refund OR return'],
  not: ['-voucher', '-is:spam'],
  brackets: ['(refund OR return) -voucher'],
  values: ['in:Billing,Returns'],
  whole: ['agent:="Mira Holm"'],
  known: ['score:*'],
  pattern: ['/order\\s+\\d{6}/'],
} as const satisfies Readonly<Record<string, readonly [string, ...(readonly string[])]>>;
export type Sign = keyof typeof SIGNS;
