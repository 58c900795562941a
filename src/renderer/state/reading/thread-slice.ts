import type { StateCreator } from 'zustand/vanilla';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import { visitAround } from '#shared/measures/visit';
import type { Archive, LinkedHead } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { createLatest } from '../base/latest';
import type { SelectionSlice } from './selection-slice';

/** The conversations that are read as one because they are of one visit. */
export interface Thread {
  /** The conversation that was opened first: stays the same while the reader moves within the visit. */
  readonly anchor: ConversationKey;
  readonly conversations: readonly Conversation[];
  /** What else in the archive has to do with the open conversation, without those of the visit. */
  readonly linked: readonly LinkedHead[];
}

export interface ThreadSlice {
  readonly thread: Thread | undefined;
  /** Reads what belongs to the open conversation. Called whenever another one, or another copy, is open. */
  followThread(): Promise<void>;
}

const MOST_IN_VISIT = 30;

export function createThreadSlice(
  archive: Pick<Archive, 'conversation' | 'linked'>,
  activity: Activity,
  flow: { threaded(): void },
): StateCreator<ThreadSlice & SelectionSlice, [], [], ThreadSlice> {
  return (set, get) => {
    const latest = createLatest(activity);
    const show = (thread: Thread) => {
      set({ thread });
      flow.threaded();
    };

    return {
      thread: undefined,

      async followThread() {
        const { open, thread: before } = get();
        if (open.kind !== 'open') return latest.cancel();
        const { conversation } = open;
        const started = startedBy(conversation, before);
        show(started);
        if (conversation.links.length === 0) return latest.cancel();
        // without what belongs to it, it can still be read
        await latest.ask(signal => read(conversation, started, signal), show);
      },
    };
  };

  async function read(
    conversation: Conversation,
    { anchor, conversations }: Thread,
    signal: AbortSignal,
  ): Promise<Thread> {
    const linked = await archive.linked(conversation.key, signal);
    const visit = visitAround(conversation.key, [
      { ...timesOf(conversation), sequence: conversation.links.find(({ reason }) => reason === 'visit')?.sequence },
      ...linked
        .filter(({ reasons }) => reasons.includes('visit'))
        .map(({ head: { key, startedAt, endedAt }, sequence }) => ({ key, startedAt, endedAt, sequence })),
    ]).slice(0, MOST_IN_VISIT);
    const members: Conversation[] = [];
    for (const key of visit) {
      const known = key === conversation.key ? conversation : conversations.find(each => each.key === key);
      const member = known ?? (await archive.conversation(key, signal));
      if (member !== undefined) members.push(member);
    }
    return {
      anchor: members.some(({ key }) => key === anchor) ? anchor : conversation.key,
      conversations: members.includes(conversation) ? members : [conversation],
      linked: linked.filter(({ head }) => !visit.includes(head.key)),
    };
  }
}

/** What is shown until more is known: the conversation alone, or in the visit that is already on the screen. */
function startedBy(conversation: Conversation, before: Thread | undefined): Thread {
  if (before === undefined || !before.conversations.some(({ key }) => key === conversation.key)) {
    return { anchor: conversation.key, conversations: [conversation], linked: [] };
  }
  return {
    ...before,
    conversations: before.conversations.map(each => (each.key === conversation.key ? conversation : each)),
  };
}

function timesOf({ key, summary, messages }: Conversation) {
  const from = summary.startedAt ?? summary.requestedAt ?? messages.find(({ sentAt }) => sentAt)?.sentAt;
  const until = summary.endedAt ?? messages.findLast(({ sentAt }) => sentAt)?.sentAt;
  return { key, startedAt: from?.at, endedAt: until?.at };
}
