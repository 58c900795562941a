import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { ConversationEvent } from '../../../domain/event';
import { itemKey } from '../../../domain/keys';
import type { Timestamp } from '../../../domain/time';
import { factsOf, flagOf, idOf, labelOf, listOf, numberOf, stated } from '../../kit/reading';
import { type Remarks, twiceGiven } from './remarks';

const KNOWN: ReadonlySet<string> = new Set([
  ...['sessionId', 'startTime', 'startTimeL', 'endTime', 'endTimeL', 'interactiveTime', 'interactiveTimeL'],
  ...['interactive', 'endReason', 'duration'],
]);

/** Shown after everything else where it has no time. */
const ORDER = 1.5e9;

/** Start and duration are clocked apart: this much is no contradiction. */
const TOLERANCE_MS = 1000;

export interface CoBrowseSessions {
  readonly events: readonly ConversationEvent[];
  readonly unread: readonly Json[];
}

/** Co-browse sessions, wherever in time the vendor puts them; times that cannot all be true are kept and marked. */
export function readCoBrowse(section: Json, remarks: Remarks): CoBrowseSessions {
  const list = isObject(section) ? listOf(section.coBrowseSessionsList) : listOf(section);
  const pointer = isObject(section) ? '/coBrowseSessions/coBrowseSessionsList' : '/coBrowseSessions';
  const events: ConversationEvent[] = [];
  const unread: Json[] = [];
  const keys = new Set<string>();
  list.forEach((session, index) => {
    if (!isObject(session)) {
      unread.push(session);
      return;
    }
    const event = sessionEvent(session, index, `${pointer}/${index}`, remarks);
    const again = keys.has(event.key);
    keys.add(event.key);
    events.push(again ? { ...event, key: itemKey('event', 'cobrowse', event.key, index) } : event);
  });
  return { events, unread };
}

function sessionEvent(session: JsonObject, index: number, pointer: string, remarks: Remarks): ConversationEvent {
  const time = (name: string) => twiceGiven(session[`${name}L`], session[name], name, pointer, remarks);
  const at = time('startTime');
  const until = time('endTime');
  const interactiveAt = time('interactiveTime');
  const duration = numberOf(session.duration);
  const statedDurationMs = duration === undefined || duration < 0 ? undefined : duration;
  const impossible = contradiction(at, until, interactiveAt, statedDurationMs);
  if (impossible !== undefined) remarks.note('liveperson/impossible-times', pointer);
  const endReason = labelOf(session.endReason);
  const facts = factsOf({
    sessionId: idOf(session.sessionId),
    interactive: flagOf(session.interactive),
    interactiveTime: interactiveAt && new Date(interactiveAt.at).toISOString(),
    endReason,
  });
  const extras = membersExcept(session, KNOWN);
  return {
    key: itemKey('event', 'cobrowse', idOf(session.sessionId) ?? at?.at ?? 'no-time'),
    kind: 'cobrowse',
    order: ORDER + index,
    origin: 'recorded',
    // the vendor's own spelling of "unknown" stays among the facts
    ...stated({ at, until, statedDurationMs, impossible, label: endReason === 'UNKOWN' ? 'UNKNOWN' : endReason }),
    facts,
    pointer,
    ...(extras === undefined ? {} : { extras }),
  };
}

/** Why the times of a session cannot all be true; the first reason found. */
function contradiction(
  at: Timestamp | undefined,
  until: Timestamp | undefined,
  interactiveAt: Timestamp | undefined,
  statedDurationMs: number | undefined,
): ConversationEvent['impossible'] {
  if (at !== undefined && until !== undefined) {
    if (until.at < at.at) return 'ends-before-start';
    if (statedDurationMs !== undefined && statedDurationMs > until.at - at.at + TOLERANCE_MS) {
      return 'no-room-for-stated-duration';
    }
  }
  if (interactiveAt === undefined) return undefined;
  const outside =
    (at !== undefined && interactiveAt.at < at.at) || (until !== undefined && interactiveAt.at > until.at);
  return outside ? 'inner-time-outside' : undefined;
}
