import type { Activity } from './activity';

/**
 * One question at a time, of which only the newest answer counts: asking cancels the question before it, and what that
 * would still have said is not heard.
 */
export interface Latest {
  /**
   * `take` gets the answer and `fail` what went wrong, unless something else was asked meanwhile. Fulfilled when the
   * question is over, whoever was heard. Nothing is idle before the answer was taken.
   */
  ask<Answer>(
    question: (signal: AbortSignal) => Promise<Answer>,
    take: (answer: Answer) => void,
    fail?: (thrown: unknown) => void,
  ): Promise<void>;
  /** Asks nothing any more: what is under way is not heard. */
  cancel(): void;
  /** Aborted as soon as something else is asked, or nothing any more: for what is asked as a part of the question. */
  readonly signal: AbortSignal;
}

export function createLatest(activity: Activity): Latest {
  let current = new AbortController();
  return {
    ask(question, take, fail) {
      current.abort();
      const mine = new AbortController();
      current = mine;
      return activity.track(
        question(mine.signal).then(
          answer => {
            if (!mine.signal.aborted) take(answer);
          },
          (thrown: unknown) => {
            if (!mine.signal.aborted) fail?.(thrown);
          },
        ),
      );
    },
    cancel() {
      current.abort();
      current = new AbortController();
    },
    get signal() {
      return current.signal;
    },
  };
}
