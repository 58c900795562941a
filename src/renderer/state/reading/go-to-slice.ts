import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import { type LocalPlace, parseLocalLink } from '#shared/export/local-link';
import { eventsOf } from '#shared/measures/timeline-items';
import { widerQuery } from '#shared/query/editing/relax';
import { parseQuery } from '#shared/query/language/parse';
import type { Archive, SearchHit } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { createLatest } from '../base/latest';
import { NEWEST_FIRST } from '../base/order';
import { clockOf } from '../window/clock';
import type { SettingsSlice } from '../window/settings-slice';
import type { SelectionSlice } from './selection-slice';

/** What words or a local link lead to. `of` is the text that was asked. */
export type GoToAnswer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'found'; readonly of: string; readonly hits: readonly SearchHit[] }
  | { readonly kind: 'place'; readonly of: string; readonly place: LocalPlace; readonly name: string | undefined }
  /** A link to a conversation that is not in the archive. */
  | { readonly kind: 'elsewhere'; readonly of: string };

export interface GoToSlice {
  readonly goTo: GoToAnswer;
  /** Looks up where a text leads, without going there. */
  askWhere(text: string): Promise<void>;
  /** Opens the conversation that a local link names, at its message. Says what is missing of it. */
  followLink(place: LocalPlace): Promise<'opened' | 'without-message' | 'missing'>;
}

interface GoToTools {
  readonly archive: Pick<Archive, 'search' | 'conversation'>;
  readonly activity: Activity;
  readonly now: () => Instant;
}

const MOST = 8;

export function createGoToSlice({
  archive,
  activity,
  now,
}: GoToTools): StateCreator<GoToSlice & SelectionSlice & SettingsSlice, [], [], GoToSlice> {
  return (set, get) => {
    const latest = createLatest(activity);

    const answerTo = async (text: string, signal: AbortSignal): Promise<GoToAnswer> => {
      if (text === '') return { kind: 'nothing' };
      const place = parseLocalLink(text);
      if (place === undefined) {
        const clock = clockOf(now(), get().settings.zone);
        // a conversation is as often known by a name or an id as by what was said in it
        const wide = widerQuery(parseQuery(text).query)?.text ?? text;
        const { hits } = await archive.search(
          { text: wide, sort: [NEWEST_FIRST], offset: 0, limit: MOST, clock },
          signal,
        );
        return { kind: 'found', of: text, hits };
      }
      const conversation = await archive.conversation(place.conversation, signal);
      if (conversation === undefined) return { kind: 'elsewhere', of: text };
      const name = conversation.participants.find(({ role }) => role === 'customer')?.name;
      return { kind: 'place', of: text, place, name };
    };

    return {
      goTo: { kind: 'nothing' },

      async askWhere(text) {
        const of = text.trim();
        const show = (goTo: GoToAnswer) => set({ goTo });
        await latest.ask(
          signal => answerTo(of, signal),
          show,
          () => show({ kind: 'found', of, hits: [] }),
        );
      },

      async followLink({ conversation, item }) {
        await get().openConversation(conversation, item);
        const { open } = get();
        if (open.kind !== 'open' || open.conversation.key !== conversation) return 'missing';
        if (item === undefined) return 'opened';
        const { messages } = open.conversation;
        const known = [...messages, ...eventsOf(open.conversation)].some(({ key }) => key === item);
        return known ? 'opened' : 'without-message';
      },
    };
  };
}
