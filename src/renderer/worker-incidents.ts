import { Diagnostics, type Incident, type Place } from '#shared/diagnostics';

interface Telling {
  readonly type: 'incident';
  readonly incident: Incident;
}

interface WorkerScope {
  addEventListener(type: 'unhandledrejection', listener: (event: { readonly reason: unknown }) => void): void;
  postMessage(message: Telling): void;
}

/**
 * In a worker: tells whoever started it of promises that failed and that nobody had thought of, without their words. The
 * browser tells that of uncaught errors only.
 */
export function tellRejections(where: Place, scope: WorkerScope = globalThis): void {
  const noted = new Diagnostics(() => Date.now());
  scope.addEventListener('unhandledrejection', ({ reason }) => {
    noted.failed(where, reason);
    const incident = noted.incidents.at(-1);
    if (incident !== undefined) scope.postMessage({ type: 'incident', incident });
  });
}

/** Outside of the worker: takes what it tells in this way from among its messages. */
export function takeRejections(worker: Pick<Worker, 'addEventListener'>, take: (incident: Incident) => void): void {
  worker.addEventListener('message', ({ data }: MessageEvent<Telling | { readonly type?: never }>) => {
    if (data.type === 'incident') take(data.incident);
  });
}
