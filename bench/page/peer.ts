import { scriptUrl } from '../../src/renderer/script-url';
import type { PeerAnswer, PeerQuestion } from './peer.worker';
import peerUrl from './peer.worker.ts?worker&url';

/** Has a peer do the same work in a worker of its own. */
export function askPeer(question: PeerQuestion): Promise<PeerAnswer> {
  const worker = new Worker(scriptUrl(peerUrl), { type: 'module' });
  return new Promise<PeerAnswer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<PeerAnswer>) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
