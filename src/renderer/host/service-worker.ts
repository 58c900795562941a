import { scriptUrl } from '../script-url';

/**
 * Keeps the page itself in the browser, so that it opens without the server that brought it. Where the browser allows
 * none (a private window), the page works all the same while the server runs.
 */
export function keepPageOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(scriptUrl('./sw.js')).catch((error: unknown) => {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  });
}
