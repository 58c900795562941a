/** Counts what is being loaded, so that the page can say "idle" and tests need no clock. */
export interface Activity {
  /** Marks the start of something; calling the answer marks its end. */
  begin(): () => void;
  /** Counts a promise from now until it settles, and hands it on. */
  track<Value>(work: Promise<Value>): Promise<Value>;
  readonly idle: boolean;
  subscribe(listener: (idle: boolean) => void): () => void;
}

export function createActivity(): Activity {
  let running = 0;
  const listeners = new Set<(idle: boolean) => void>();
  const change = (by: 1 | -1) => {
    const before = running === 0;
    running += by;
    const after = running === 0;
    if (before !== after) for (const listener of listeners) listener(after);
  };

  const begin = () => {
    change(1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      change(-1);
    };
  };

  return {
    begin,
    track: work => {
      const end = begin();
      return work.finally(end);
    },
    get idle() {
      return running === 0;
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
