import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

// the short form of soak/kills.mjs and soak/full-disks.mjs, at the stages that lost archives before writes were put in a row;
// `npm run soak` has all stages, many times
const STAGES = ['import', 'commit', 'marks'];
// ten megabytes in few messages: a shard of its own, and soon read
const SIZE = ['--chats', '500', '--lines', '10', '--sentences', '25'];

interface Figure {
  readonly rounds: number;
  readonly lostAndSaid: number;
  readonly lostSilently: number;
  readonly undecided: number;
}

const NOTHING_LOST = { rounds: 1, lostAndSaid: 0, lostSilently: 0, undecided: 0 } satisfies Figure;

// a loss that happens once in three times is a loss; both begin with the same archive, which the first one makes
test.describe.configure({ mode: 'default', retries: 0, timeout: 600_000 });

let base = '';
test.beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'lectern-kills-'));
});
test.afterAll(() => rm(base, { recursive: true, force: true }));

test('D-01: a browser that is killed while it writes loses nothing', async () => {
  const figures = await run('kills.mjs', ['--stage', STAGES.join(',')]);
  expect(Object.keys(figures)).toEqual(STAGES);
  for (const figure of Object.values(figures)) expect(figure).toMatchObject(NOTHING_LOST);
});

test('D-08: a disk that fills up while something is written costs nothing that was there', async () => {
  // without a small disk this says what it needs, and fails
  const figures = await run('full-disks.mjs', ['--stage', 'import,marks', '--room', 'unknown']);
  expect(Object.keys(figures)).toHaveLength(2);
  for (const figure of Object.values(figures)) expect(figure).toMatchObject(NOTHING_LOST);
});

async function run(script: string, args: readonly string[]): Promise<Readonly<Record<string, Figure>>> {
  const soak = join(import.meta.dirname, '../soak', script);
  const child = spawn(process.execPath, [soak, ...args, ...SIZE, '--rounds', '1', '--base', base, '--json']);
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
