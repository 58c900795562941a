import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

// the short form of soak/kills.mjs, at the stages that lost archives when writes overlapped
const ROUNDS = 2;
const STAGES = ['import', 'commit', 'marks'];

interface Figure {
  readonly rounds: number;
  readonly lost: number;
}

test('D-01: a browser that is killed while it writes loses nothing', async () => {
  test.setTimeout(300_000);
  const args = ['--rounds', String(ROUNDS), '--stage', STAGES.join(','), '--chats', '3000', '--json'];
  const { code, out, told } = await run('kills.mjs', args);
  expect(code, told).toBe(0);
  const figures = JSON.parse(out) as Readonly<Record<string, Figure>>;
  for (const stage of STAGES) expect(figures[stage], told).toMatchObject({ rounds: ROUNDS, lost: 0 });
});

test('D-08: a disk that fills up while something is written costs nothing that was there', async () => {
  test.setTimeout(300_000);
  const args = ['--rounds', '1', '--stage', 'import,marks', '--chats', '3000', '--json'];
  const { code, out, told } = await run('full-disks.mjs', args);
  // without a small disk this says what it needs, and fails
  expect(code, told).toBe(0);
  const figures = Object.values(JSON.parse(out) as Readonly<Record<string, Figure>>);
  expect(figures, told).toHaveLength(4);
  for (const figure of figures) expect(figure, told).toMatchObject({ rounds: 1, lost: 0 });
});

function run(script: string, args: readonly string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../soak', script), ...args]);
  let out = '';
  let told = '';
  child.stdout.on('data', data => {
    out += data;
  });
  child.stderr.on('data', data => {
    told += data;
  });
  return new Promise<{ readonly code: number | null; readonly out: string; readonly told: string }>((done, failed) => {
    child.once('error', failed);
    child.once('close', code => done({ code, out, told }));
  });
}
