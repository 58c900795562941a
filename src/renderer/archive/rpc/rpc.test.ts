import { afterEach, expect, test } from 'vitest';
import { ArchiveProblem } from '../contract/problem';
import { RpcClient, serveRpc } from './rpc';

type Sums = {
  readonly sum: { readonly argument: readonly number[]; readonly answer: number; readonly progress: number };
  readonly fail: { readonly argument: undefined; readonly answer: never };
  readonly wait: { readonly argument: undefined; readonly answer: string };
  readonly through: { readonly argument: { readonly port: MessagePort }; readonly answer: undefined };
};

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

function line(): RpcClient<Sums> {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  serveRpc<Sums>(port2, {
    sum: async (numbers, { report }) => {
      let sum = 0;
      for (const number of numbers) {
        sum += number;
        report(sum);
      }
      return sum;
    },
    fail: () => Promise.reject(new ArchiveProblem({ code: 'archive/no-room', facts: { free: 1 } })),
    wait: (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    through: async ({ port }) => {
      port.postMessage('arrived');
      port.close();
      return undefined;
    },
  });
  port1.start();
  port2.start();
  return new RpcClient<Sums>(port1);
}

test('a question is answered, after its progress', async () => {
  const progress: number[] = [];
  expect(await line().ask('sum', [1, 2, 3], { onProgress: each => progress.push(each) })).toBe(6);
  expect(progress).toEqual([1, 3, 6]);
});

test('answers find their questions', async () => {
  const asker = line();
  expect(await Promise.all([asker.ask('sum', [1]), asker.ask('sum', [2]), asker.ask('sum', [])])).toEqual([1, 2, 0]);
});

test('a problem arrives with its code and facts', async () => {
  await expect(line().ask('fail', undefined)).rejects.toMatchObject({ code: 'archive/no-room', facts: { free: 1 } });
});

test('a cancelled question ends with the reason it was cancelled for', async () => {
  const control = new AbortController();
  const asked = line().ask('wait', undefined, { signal: control.signal });
  control.abort(new Error('newer question'));
  await expect(asked).rejects.toThrow('newer question');
});

test('ports go along', async () => {
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise(resolve => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  await line().ask('through', { port: port2 }, { transfer: [port2] });
  expect(await heard).toBe('arrived');
});

test('when the other end is gone, everything fails, also what is asked later', async () => {
  const asker = line();
  const asked = asker.ask('wait', undefined);
  asker.break({ code: 'archive/unavailable' });
  await expect(asked).rejects.toMatchObject({ code: 'archive/unavailable' });
  await expect(asker.ask('sum', [1])).rejects.toMatchObject({ code: 'archive/unavailable' });
});
