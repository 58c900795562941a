// One program per profile: the first keeps a lock file, the others leave a note with their command line and go.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtime } from './runtime.mjs';

const LOCK = 'standin.lock';
const NOTE = /^standin-second-.*\.json$/;
let held;

/** Whether this process is the first. `onSecond` then gets `{ argv, folder }` of every later one. */
export function takeLock(userData, onSecond) {
  const lock = join(userData, LOCK);
  if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) {
    leaveNote(userData);
    return false;
  }
  writeFileSync(lock, String(process.pid));
  const watcher = watch(userData, () => hearSeconds());
  watcher.unref();
  held = { lock, watcher, userData, onSecond };
  return true;
}

/** Those that came before the app was ready are told of at once when it is. */
export function hearSeconds() {
  if (runtime.ready && held !== undefined) readNotes(held);
}

export const holdsLock = () => held !== undefined;

export function giveUpLock() {
  held?.watcher.close();
  if (held !== undefined) rmSync(held.lock, { force: true });
  held = undefined;
}

function leaveNote(userData) {
  const name = join(userData, `standin-second-${randomUUID()}`);
  writeFileSync(name, JSON.stringify({ argv: process.argv, folder: process.cwd() }));
  // under its final name it is whole
  renameSync(name, `${name}.json`);
}

function readNotes({ userData, onSecond }) {
  for (const name of readdirSync(userData).filter(file => NOTE.test(file))) {
    const note = join(userData, name);
    const second = JSON.parse(readFileSync(note, 'utf8'));
    rmSync(note);
    onSecond(second);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // left behind by a process that was killed
    return false;
  }
}
