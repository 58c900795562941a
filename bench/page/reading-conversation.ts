import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Message } from '#shared/domain/message';
import type { Instant } from '#shared/domain/time';

const BEGIN = Date.UTC(2025, 2, 3, 8);
const WORDS =
  'the parcel order arrived yesterday without its label and nobody at the desk could say where it went so please look it up once more thank you kindly';

/** A seeded talk of so many lines: customer, two agents and a bot, now and then internal, quoted, canned or long. */
export function longConversation(lines: number): Conversation {
  const next = randomFrom(lines);
  const words = WORDS.split(' ');
  let at = BEGIN;
  const messages: Message[] = [];
  for (let n = 0; n < lines; n++) {
    at += 2000 + Math.floor(next() ** 6 * 400_000);
    const author = (['customer', 'mira', 'customer', 'ines', 'robo'] as const)[Math.floor(next() * 5)] ?? 'customer';
    const length = 3 + Math.floor(next() ** 3 * 60);
    const text = Array.from({ length }, () => words[Math.floor(next() * words.length)]).join(' ');
    messages.push({
      key: `line/${n}` as ItemKey,
      author: author as ItemKey,
      sentAt: { at: at as Instant },
      order: n,
      audience: author !== 'customer' && next() < 0.06 ? 'internal' : 'everyone',
      body: { kind: 'text', text: `${text}.` },
      pointer: `/transcript/lines/${n}`,
      ...(n > 10 && next() < 0.04 ? { replyTo: `line/${n - 1 - Math.floor(next() * 9)}` as ItemKey } : {}),
      ...(author === 'mira' && next() < 0.2 ? { canned: { id: '7', edited: false } } : {}),
      ...(author === 'customer' && next() < 0.3 ? { score: Math.floor(next() * 100) } : {}),
    });
  }
  const everyone = [
    ['customer', 'customer', 'Nadia'],
    ['mira', 'agent', 'Mira'],
    ['ines', 'agent', 'Inés'],
    ['robo', 'bot', 'Robo'],
  ] as const;
  return {
    version: 1,
    key: `liveperson:bench:${lines}` as ConversationKey,
    source: 'liveperson',
    vendorId: `bench-${lines}`,
    summary: { startedAt: { at: BEGIN as Instant }, endedAt: { at: at as Instant } },
    queues: [],
    flags: [],
    participants: everyone.map(([key, role, name]) => ({
      key: key as ItemKey,
      role,
      name,
      otherNames: [],
      ids: [],
      presence: [],
      facts: [],
    })),
    messages,
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

interface LongChat {
  readonly chatId: number;
  readonly [member: string]: unknown;
}

/** The same talk as a source exports it, between a customer and one agent. */
export function longChat(lines: number): LongChat {
  return {
    chatId: lines,
    projectId: 1,
    firstAgentName: 'Mira',
    lastAgentName: 'Mira',
    disposition: 'completed',
    conversation: longConversation(lines).messages.map(({ author, sentAt, body }) => ({
      from: author === 'customer' ? 'Visitor' : 'Mira',
      date: new Date(sentAt?.at ?? BEGIN).toISOString(),
      message: body.text,
    })),
    clientData: { name: 'Nadia' },
  };
}

/** Mulberry32: the same numbers on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
