import type { ConversationEvent, EventKind } from '../../../domain/event';

/** Kinds of which a line of the transcript and a record beside it tell the same ones, in the same order. */
const PAIRED: readonly EventKind[] = ['ended', 'escalated', 'transferred', 'resumed', 'dismissed'];

/**
 * What the records tell and what was concluded from states, each thing once.
 *
 * A recorded event with a time stands for the concluded one of the same kind and people; a line of the transcript
 * that reports an event is linked to it instead of being a second one.
 */
export function deduplicateEvents(
  recorded: readonly ConversationEvent[],
  concluded: readonly ConversationEvent[],
): ConversationEvent[] {
  const lines = recorded.filter(({ about }) => about !== undefined);
  const beside = recorded.filter(({ about }) => about === undefined);
  return paired(lines, [...beside, ...without(concluded, beside)]);
}

function without(
  concluded: readonly ConversationEvent[],
  recorded: readonly ConversationEvent[],
): readonly ConversationEvent[] {
  if (recorded.length === 0) return concluded;
  const told = new Map<string, ConversationEvent[]>();
  for (const event of recorded) {
    const held = told.get(nameOf(event));
    if (held === undefined) told.set(nameOf(event), [event]);
    else held.push(event);
  }
  // what is left keeps its place after the recorded event that stands for the one before it
  let order = Math.min(...recorded.map(event => event.order)) - 1;
  return concluded.flatMap(event => {
    const same = told.get(nameOf(event))?.shift();
    order = same?.order ?? order + STEP;
    return same === undefined ? [{ ...event, order }] : [];
  });
}

const STEP = 1 / 1024;
const AFTER_RECORDS = 10_000_000;

function nameOf({ kind, participant, from, to }: ConversationEvent): string {
  switch (kind) {
    case 'joined':
    case 'left':
    case 'accepted':
    case 'dismissed':
    case 'resumed':
      return `${kind} ${participant}`;
    case 'transferred':
    case 'escalated':
      return `${kind} ${from?.participant ?? from?.queue} ${to?.participant ?? to?.queue}`;
    default:
      return kind;
  }
}

function paired(lines: readonly ConversationEvent[], events: readonly ConversationEvent[]): ConversationEvent[] {
  const result = [...events];
  const alone: ConversationEvent[] = [];
  const next = new Map<EventKind, number>();
  for (const line of lines) {
    const from = next.get(line.kind) ?? 0;
    const index = PAIRED.includes(line.kind)
      ? result.findIndex((event, place) => place >= from && event.kind === line.kind)
      : -1;
    const event = result[index];
    if (event === undefined) {
      // whatever has no time keeps its place among the states and the metadata, not among the lines
      alone.push({ ...line, order: line.order + AFTER_RECORDS });
      continue;
    }
    next.set(line.kind, index + 1);
    result[index] = linked(event, line);
  }
  return [...result, ...alone];
}

function linked(event: ConversationEvent, line: ConversationEvent): ConversationEvent {
  const at = event.at ?? line.at;
  return {
    ...event,
    ...(at === undefined ? {} : { at }),
    ...(line.about === undefined ? {} : { about: line.about }),
    ...(event.evidence === undefined ? {} : { evidence: [...event.evidence, `${line.pointer} ${line.label}`] }),
  };
}
