import type { StateCreator } from 'zustand/vanilla';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { Archive } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import type { EraseQuestion } from '../base/erase-question';
import { toFailure } from '../base/failure';
import { clockOf } from '../window/clock';
import type { NoticeSlice } from '../window/notice-slice';
import { RETENTIONS, type Retention, type SettingsSlice } from '../window/settings-slice';
import type { ViewSlice } from '../window/view-slice';
import type { EraseSlice } from './erase-slice';

export interface RetentionSlice {
  /** Says what a rule would erase now, and asks; `off` takes the rule back at once. */
  askToErasePast(months: Retention): Promise<void>;
  /** Keeps the rule from now on, and erases what it finds. */
  keepRetention(question: AgeQuestion): Promise<void>;
  /** Does what the rule says, at the start. */
  applyRetention(): Promise<void>;
}

type AgeQuestion = Extract<EraseQuestion, { readonly kind: 'age' }>;

interface RetentionTools {
  readonly archive: Pick<Archive, 'search' | 'overview'>;
  readonly activity: Activity;
  readonly now: () => Instant;
}

const AT_ONCE = 500;

type Parts = RetentionSlice & EraseSlice & SettingsSlice & NoticeSlice & ViewSlice;

export function createRetentionSlice({
  archive,
  activity,
  now,
}: RetentionTools): StateCreator<Parts, [], [], RetentionSlice> {
  return (_, get) => {
    /** What is older than so many months: conversations whose beginning is not recorded are not. */
    const pastOf = async (months: number): Promise<AgeQuestion> => {
      const text = `before:${dayBefore(now(), months)}`;
      const clock = clockOf(now(), get().settings.zone);
      const keys: ConversationKey[] = [];
      for (;;) {
        const { hits } = await archive.search({ text, sort: [], offset: keys.length, limit: AT_ONCE, clock });
        if (hits.length === 0) break;
        keys.push(...hits.map(({ head }) => head.key));
      }
      const erasure = { kind: 'conversations', keys } as const;
      return { kind: 'age', erasure, conversations: keys.length, months, text };
    };

    return {
      async askToErasePast(months) {
        if (months === 'off') return get().changeSettings({ eraseAfterMonths: months });
        await activity.track(
          pastOf(months).then(
            question => get().showDialog({ kind: 'erase', question }),
            (thrown: unknown) => get().tell({ kind: 'erase-failed', trouble: toFailure(thrown) }),
          ),
        );
      },

      async keepRetention(question) {
        get().changeSettings({ eraseAfterMonths: RETENTIONS.find(each => each === question.months) ?? 'off' });
        if (question.conversations > 0) await get().erase(question);
      },

      async applyRetention() {
        const { eraseAfterMonths: months } = get().settings;
        if (months === 'off') return;
        try {
          const [question, { conversations }] = await activity.track(Promise.all([pastOf(months), archive.overview()]));
          if (question.conversations === 0) return;
          // a computer whose clock is wrong would erase what nobody meant: so many are asked for each time
          if (question.conversations * 2 > conversations)
            get().tell({ kind: 'retention-held', conversations: question.conversations, months });
          else await get().erase(question);
        } catch (thrown) {
          get().tell({ kind: 'erase-failed', trouble: toFailure(thrown) });
        }
      },
    };
  };
}

/** The day so many months before, as a query says it. */
export function dayBefore(now: Instant, months: number): string {
  const today = new Date(now);
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth() - months, today.getUTCDate()];
  // a month without that day ends with its last
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10);
}
