import type { Conversation, Link } from '#shared/domain/conversation';
import { type Head, headOf } from '#shared/heads/head';
import type { Thread } from '../../state/reading/thread-slice';

/** Another conversation in the archive, and what it has in common with the one on the screen. */
export interface Related {
  readonly head: Head;
  /** The strongest first. */
  readonly reasons: readonly Link['reason'][];
}

/** The others of the same visit, then whatever else belongs together with a conversation. */
export function relatedTo({ key }: Conversation, thread: Thread | undefined): readonly Related[] {
  // what was read may still belong to the conversation before
  if (thread === undefined || !thread.conversations.some(member => member.key === key)) return [];
  const visit = thread.conversations.filter(member => member.key !== key);
  const others = thread.linked.filter(({ head }) => visit.every(member => member.key !== head.key));
  return [
    ...visit.map(member => ({ head: headOf(member), reasons: ['visit' as const] })),
    // vendors count visits anew: the same number that is not the same visit says nothing
    ...others.map(({ head, reasons }) => ({ head, reasons: withoutVisit(reasons) })),
  ];
}

function withoutVisit(reasons: readonly Link['reason'][]): readonly Link['reason'][] {
  const others = reasons.filter(reason => reason !== 'visit');
  return others.length === 0 ? ['customer'] : others;
}
