import { scriptUrl } from '../script-url';

/**
 * Keeps the page itself in the browser, so that it opens without the server that brought it. Where the browser allows
 * none (a private window), the page works all the same while the server runs.
 */
export function keepPageOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(scriptUrl('./sw.js'), { updateViaCache: 'none' }).catch((error: unknown) => {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  });
}

/**
 * Tells of a newer build once all of it is there, with what lets it take over: this page then opens again as a page of
 * it. Others stay as they are until they are opened again. Until somebody agrees, it waits for the next start.
 */
export function onNewVersion(listener: (takeOver: () => void) => void): () => void {
  let over = false;
  const follow = (registration: ServiceWorkerRegistration) => {
    const told = () => {
      if (!over && registration.waiting !== null) listener(() => takeOver(registration));
    };
    told();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', told));
    registration.installing?.addEventListener('statechange', told);
  };
  if ('serviceWorker' in navigator) void navigator.serviceWorker.ready.then(follow);
  return () => {
    over = true;
  };
}

function takeOver({ waiting }: ServiceWorkerRegistration): void {
  if (waiting === null) {
    // agreed to in another window already
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take-over');
}
