import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

// the short form of soak/kills.mjs and soak/full-disks.mjs, at the stages that lost archives before writes were put in a row
const ROUNDS = 2;
const STAGES = ['import', 'commit', 'marks'];
// ten megabytes in few messages: a shard of its own, and soon read
const SIZE = ['--chats', '500', '--lines', '10', '--sentences', '25'];

interface Figure {
  readonly rounds: number;
  readonly lostAndSaid: number;
  readonly lostSilently: number;
  readonly undecided: number;
}

// a loss that happens once in three times is a loss
test.describe.configure({ retries: 0, timeout: 600_000 });

test('D-01: a browser that is killed while it writes loses nothing', async () => {
  const figures = await run('kills.mjs', ['--rounds', String(ROUNDS), '--stage', STAGES.join(','), ...SIZE]);
  expect(Object.keys(figures)).toEqual(STAGES);
  for (const figure of Object.values(figures))
    expect(figure).toMatchObject({ rounds: ROUNDS, lostAndSaid: 0, lostSilently: 0, undecided: 0 });
});

test('D-08: a disk that fills up while something is written costs nothing that was there', async () => {
  // without a small disk this says what it needs, and fails
  const figures = await run('full-disks.mjs', ['--rounds', '1', '--stage', 'import,marks', ...SIZE]);
  expect(Object.keys(figures)).toHaveLength(4);
  for (const figure of Object.values(figures))
    expect(figure).toMatchObject({ rounds: 1, lostAndSaid: 0, lostSilently: 0, undecided: 0 });
});

async function run(script: string, args: readonly string[]): Promise<Readonly<Record<string, Figure>>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../soak', script), ...args, '--json']);
  let out = '';
  let told = '';
  child.stdout.on('data', data => {
    out += data;
  });
  child.stderr.on('data', data => {
    told += data;
  });
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  expect(code, told).toBe(0);
  return JSON.parse(out);
}
