/** Schemes whose contents are on this machine already. Everything else would go out. */
const LOCAL = new Set(['app:', 'blob:', 'data:', 'devtools:']);

let refused = 0;

/**
 * Whether a request stays on this machine. One that does not is counted, unless the developer tools made it (`asker` is the
 * address of the page that did): they look for parts of themselves on the network.
 */
export function staysHere(url: string, asker?: string): boolean {
  const local = LOCAL.has(url.slice(0, url.indexOf(':') + 1));
  if (!local && asker?.startsWith('devtools:') !== true) refused += 1;
  return local;
}

/** How many requests were refused since the start. Anything but 0 means that something tried to reach the network. */
export function refusedRequests(): number {
  return refused;
}
