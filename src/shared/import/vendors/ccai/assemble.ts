import { canonicalJson, compareText } from '../../../domain/canonical';
import type { Conversation, Queue } from '../../../domain/conversation';
import { type ConversationKey, itemKey } from '../../../domain/keys';
import { inOrder, mergeContributions, rank } from '../../../domain/merging/merge';
import type { Contribution } from '../../../domain/part';
import { present } from '../../../rich/card/json-values';
import { deduplicateEvents } from './deduplicate-events';
import { deriveEvents, type StateSnapshot } from './derive-events';
import { joinPeople } from './join-people';

/** One chat from its states, metadata and transcript, whichever are there. */
export function assembleChat(key: ConversationKey, contributions: readonly Contribution[]): Conversation {
  const joined = rank(joinPeople(contributions));
  const merged = mergeContributions(key, joined);
  const moments = momentsOf(joined);
  const handled =
    merged.summary.startedAt !== undefined ||
    joined.some(({ part }) => part.snapshot === undefined && part.participants.some(isHandlerRole));
  const { events, status, endedBy, flags } = deriveEvents(moments, handled);
  const told = deduplicateEvents(merged.events, events);
  const moved = told.some(({ kind }) => kind === 'transferred');
  return {
    ...merged,
    // the metadata are written after the end: what they say stands over what the states leave to conclude
    summary: { ...present({ status, endedBy }), ...merged.summary },
    flags: [...new Set([...merged.flags, ...flags, ...(moved ? (['transferred'] as const) : [])])].sort(compareText),
    queues: withPaths(merged.queues, joined),
    events: inOrder(told, ({ at }) => at),
  };
}

function isHandlerRole({ role }: Conversation['participants'][number]): boolean {
  return role === 'agent' || role === 'bot' || role === 'supervisor';
}

/** The states in the order of what they say: their time where they have one, else their rank, else their content. */
function momentsOf(contributions: readonly Contribution[]): readonly StateSnapshot[] {
  const placed = contributions.flatMap(({ part: { snapshot }, origin }) =>
    snapshot === undefined
      ? []
      : [
          {
            key: itemKey(canonicalJson({ ...snapshot, pointer: '' })),
            order: snapshot.rank,
            moment: { snapshot, place: `${origin.file} #${origin.record + 1}` },
          },
        ],
  );
  return inOrder(placed, ({ moment: { snapshot } }) =>
    snapshot.at === undefined ? undefined : { at: snapshot.at },
  ).map(({ moment }) => moment);
}

/**
 * Metadata name a queue alone, by its way or by its id, states name the whole way to it: of the same queue the longest
 * way is shown, once.
 */
function withPaths(queues: readonly Queue[], contributions: readonly Contribution[]): Queue[] {
  const all = contributions.flatMap(({ part }) => part.queues);
  const length = ({ path }: Queue) => path?.length ?? 0;
  const longest = queues.map(queue => {
    const same = all.filter(({ id }) => id !== undefined && id === queue.id);
    return same.reduce((best, other) => (length(other) > length(best) ? other : best), queue);
  });
  const numbered = new Set(longest.flatMap(({ id, name }) => (id === undefined ? [] : [name])));
  return longest.filter(({ id, name }) => id !== undefined || !numbered.has(name));
}
