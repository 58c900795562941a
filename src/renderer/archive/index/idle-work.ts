const REST_MS = 3000;

/** Does work that can wait, piece by piece, while nothing else is asked for. What is asked for interrupts it. */
export class IdleWork {
  readonly #piece: (signal: AbortSignal) => Promise<boolean>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #asked = 0;

  /** `piece` says whether there may be more to do. One that fails is tried again after the next request. */
  constructor(piece: (signal: AbortSignal) => Promise<boolean>) {
    this.#piece = piece;
  }

  /** Begins after a rest, unless something is asked for until then. */
  later(): void {
    clearTimeout(this.#timer);
    if (this.#asked === 0) this.#timer = setTimeout(() => void this.#run(), REST_MS);
  }

  /** Leaves off until something is asked for or it is told to begin. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  /** Does what was asked for with nothing in the way. */
  async without<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    this.#asked++;
    clearTimeout(this.#timer);
    this.#running?.abort();
    try {
      return await work();
    } finally {
      this.#asked--;
      this.later();
    }
  }

  async #run(): Promise<void> {
    const control = new AbortController();
    this.#running = control;
    try {
      while (!control.signal.aborted && (await this.#piece(control.signal))) {
        // the next piece
      }
    } catch {
      // nothing is lost: what was not done is found again
    }
  }
}
