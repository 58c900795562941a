import type { FromImporter, ToImporter } from '#shared/import/contract/protocol';

/** What comes from a reader of files, and `gone` when it ends without a last word. */
export type FeedMessage = FromImporter | { readonly type: 'gone' };

/**
 * The archive's end of the channel to a reader of files. The reader was told what to read by whoever opened the port;
 * this takes its messages in turn, returns credits and cancels.
 */
export class ImportFeed {
  readonly #port: MessagePort;
  readonly #signal: AbortSignal;
  readonly #arrived: FeedMessage[] = [];
  #wake: (() => void) | undefined;
  #readerEnded = false;
  #ended = false;

  constructor(port: MessagePort, signal: AbortSignal) {
    this.#port = port;
    this.#signal = signal;
    port.addEventListener('message', ({ data }: MessageEvent<FromImporter>) => this.#arrive(data));
    port.addEventListener('close', () => this.#arrive({ type: 'gone' }));
    signal.addEventListener('abort', () => this.#wake?.(), { once: true });
    port.start();
  }

  /** The next message. After `done`, `cancelled`, `failed` and `gone` there is none. */
  async next(): Promise<FeedMessage> {
    while (true) {
      if (this.#signal.aborted) return { type: 'cancelled' };
      const message = this.#arrived.shift();
      if (message !== undefined) return message;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  /** Tells the reader that a batch has been handed to the database. */
  credit(): void {
    this.#send({ type: 'credit' });
  }

  /** Lets the reader go, wherever it is. The port stays open until it has said that it stopped. */
  end(): void {
    this.#ended = true;
    if (this.#readerEnded) this.#port.close();
    else this.#send({ type: 'cancel' });
  }

  #arrive(message: FeedMessage): void {
    if (isLast(message)) this.#readerEnded = true;
    if (this.#ended) {
      if (this.#readerEnded) this.#port.close();
      return;
    }
    this.#arrived.push(message);
    this.#wake?.();
  }

  #send(message: ToImporter): void {
    this.#port.postMessage(message);
  }
}

function isLast({ type }: FeedMessage): boolean {
  return type === 'done' || type === 'cancelled' || type === 'failed' || type === 'gone';
}
