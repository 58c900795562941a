import { isObject, type Json, membersExcept } from '../../../base/json';
import type { ConversationEvent, EventKind } from '../../../domain/event';
import { countingKeys } from '../../../domain/keys';
import { idOf, labelOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import { userKey } from './room';

const KNOWN = new Set(['event', 'ts', 'origin']);
const KNOWN_WITHOUT_TIME = new Set(['event', 'origin']);

type EndedBy = 'agent' | 'customer' | 'system' | 'unknown';

/** What moved the contact. The list of names is open: a name nobody knows is kept under its own word. */
export function readContactEvents(value: Json | undefined): {
  readonly events: ConversationEvent[];
  readonly endedBy: EndedBy | undefined;
} {
  const nextKey = countingKeys('event');
  let endedBy: EndedBy | undefined;
  const events = (Array.isArray(value) ? value : []).map((entry: Json, index): ConversationEvent => {
    const event = isObject(entry) ? entry : { event: entry };
    const label = labelOf(event.event);
    const origin = idOf(event.origin);
    const at = readTime(event.ts);
    const kind = kindOf(label ?? '');
    if (kind === 'ended') endedBy = enderOf(label ?? '');
    const extras = membersExcept(event, at === undefined ? KNOWN_WITHOUT_TIME : KNOWN);
    return {
      key: nextKey(`${label ?? ''} ${origin ?? ''}`, at?.at),
      kind,
      ...(at === undefined ? {} : { at }),
      order: index,
      origin: 'recorded',
      ...(origin === undefined ? {} : { participant: userKey(origin) }),
      ...(label === undefined ? {} : { label }),
      facts: [],
      pointer: `/contact_events/${index}`,
      ...(extras === undefined ? {} : { extras }),
    };
  });
  return { events, endedBy };
}

/** Documented are the first and `clientError`; the others follow the words that live systems use. */
const KINDS: readonly (readonly [RegExp, EventKind])[] = [
  // it is the contact centre that accepts a new contact here; the agent's coming is `joinContact`
  [/^newContact/i, 'requested'],
  [/transfer/i, 'transferred'],
  [/^(?:end|close)/i, 'ended'],
  [/^join/i, 'joined'],
  [/^(?:leave|left)/i, 'left'],
  [/accept/i, 'accepted'],
  [/reject|refuse|dismiss/i, 'dismissed'],
  [/queue/i, 'queued'],
];

function kindOf(name: string): EventKind {
  return KINDS.find(([words]) => words.test(name))?.[1] ?? 'other';
}

function enderOf(name: string): EndedBy {
  if (/agent/i.test(name)) return 'agent';
  if (/customer|user|visitor/i.test(name)) return 'customer';
  return /system|timeout/i.test(name) ? 'system' : 'unknown';
}
