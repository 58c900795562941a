import { expect, test } from 'vitest';
import { createActivity } from './activity';
import { createLatest } from './latest';

function open() {
  const activity = createActivity();
  const latest = createLatest(activity);
  const heard: string[] = [];
  const signals: AbortSignal[] = [];
  const ask = () => {
    let resolve: (answer: string) => void = () => undefined;
    let reject: (thrown: string) => void = () => undefined;
    const promise = new Promise<string>((answer, fail) => {
      resolve = answer;
      reject = fail;
    });
    const over = latest.ask(
      signal => {
        signals.push(signal);
        return promise;
      },
      answer => heard.push(answer),
      thrown => heard.push(`failed: ${String(thrown)}`),
    );
    return { resolve, reject, over };
  };
  return { activity, latest, heard, signals, ask };
}

test('an older answer never takes the place of a newer one, whichever comes first', async () => {
  const { ask, heard, signals } = open();
  const older = ask();
  const newer = ask();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  newer.resolve('new');
  await newer.over;
  older.resolve('old');
  await older.over;
  expect(heard).toEqual(['new']);
});

test('the failure of an older question is not heard, that of the newest is', async () => {
  const { ask, heard } = open();
  const older = ask();
  const newer = ask();
  older.reject('torn');
  newer.reject('lost');
  await Promise.all([older.over, newer.over]);
  expect(heard).toEqual(['failed: lost']);
});

test('what was cancelled is not heard, and the next question is', async () => {
  const { ask, heard, latest, signals } = open();
  const first = ask();
  latest.cancel();
  expect(signals[0]?.aborted).toBe(true);
  first.resolve('first');
  await first.over;
  const second = ask();
  second.resolve('second');
  await second.over;
  expect(heard).toEqual(['second']);
});

test('nothing is idle before the answer was taken', async () => {
  const { ask, activity, heard } = open();
  const said: (readonly [boolean, number])[] = [];
  activity.subscribe(idle => said.push([idle, heard.length]));
  const asked = ask();
  asked.resolve('answer');
  await asked.over;
  expect(said).toEqual([
    [false, 0],
    [true, 1],
  ]);
});
