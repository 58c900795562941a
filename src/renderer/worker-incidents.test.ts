import { expect, test } from 'vitest';
import { type Incident, incidentLines } from '#shared/diagnostics';
import { takeRejections, tellRejections } from './worker-incidents';

/** The inside of a worker and what is seen of it from outside, as one. */
class Thread extends EventTarget {
  postMessage(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  reject(reason: unknown): void {
    this.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
  }
}

test('S-11: a promise that failed unnoticed in a worker is noted outside of it, without anybody’s words', () => {
  const thread = new Thread();
  const taken: Incident[] = [];
  tellRejections('archive-writer', thread as never);
  takeRejections(thread as never, incident => taken.push(incident));

  thread.postMessage({ id: 1, type: 'answer' });
  thread.reject(new RangeError('Jonas wants a refund'));
  thread.reject('Jonas');
  expect(taken).toMatchObject([
    { where: 'archive-writer', code: 'RangeError' },
    { where: 'archive-writer', code: 'thrown string' },
  ]);
  expect(incidentLines(taken)).not.toContain('Jonas');
});
