import type { Incident } from '#shared/diagnostics';
import { takeRejections } from '../../worker-incidents';
import { type Listener, type Questions, RpcClient } from './rpc';

/** What is told of a thread, for the diagnostics. */
export interface ThreadListener {
  readonly heard: Listener;
  readonly failed: (error: ErrorEvent) => void;
  /** What it noted itself. */
  readonly noted: (incident: Incident) => void;
}

/** A worker that is started when first needed, and again after it has died. */
export class WorkerThread<Asked extends Questions> {
  readonly #make: () => Worker;
  readonly #listener: ThreadListener | undefined;
  readonly #greet: (asker: RpcClient<Asked>) => void;
  #running: { readonly worker: Worker; readonly asker: RpcClient<Asked> } | undefined;

  /** `greet` tells each new worker what it has to know first. */
  constructor(
    make: () => Worker,
    greet: (asker: RpcClient<Asked>) => void = () => undefined,
    listener: ThreadListener | undefined = undefined,
  ) {
    this.#make = make;
    this.#listener = listener;
    this.#greet = greet;
  }

  get asker(): RpcClient<Asked> {
    return this.start();
  }

  start(): RpcClient<Asked> {
    this.#running ??= this.#begin();
    return this.#running.asker;
  }

  stop(): void {
    this.#running?.asker.break({ code: 'archive/unavailable', facts: { name: 'closed' } });
    this.#running?.worker.terminate();
    this.#running = undefined;
  }

  #begin(): { readonly worker: Worker; readonly asker: RpcClient<Asked> } {
    const worker = this.#make();
    const running = { worker, asker: new RpcClient<Asked>(worker, this.#listener?.heard) };
    worker.addEventListener('error', error => {
      this.#listener?.failed(error);
      running.asker.break({ code: 'archive/unavailable', facts: { name: 'worker' } });
      worker.terminate();
      if (this.#running === running) this.#running = undefined;
    });
    takeRejections(worker, incident => this.#listener?.noted(incident));
    this.#greet(running.asker);
    return running;
  }
}
