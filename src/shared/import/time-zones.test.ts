import { env } from 'node:process';
import { afterEach, expect, test } from 'vitest';
import { conversationsOf, recordsIn, SAMPLES } from '../testing/samples';

/** Whole and half hours, both sides of the date line, and summer times that begin at another time each. */
const ZONES = ['UTC', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'];

const before = env.TZ;
afterEach(() => {
  if (before === undefined) delete env.TZ;
  else env.TZ = before;
});

test('D-17: every sample tells the same instants in the same order, wherever the computer stands', async () => {
  const told: string[] = [];
  const offsets = new Set<number>();
  for (const zone of ZONES) {
    env.TZ = zone;
    offsets.add(new Date(2025, 0, 15).getTimezoneOffset());
    const conversations = conversationsOf(await recordsIn(SAMPLES));
    expect(conversations.length).toBeGreaterThan(20);
    told.push(JSON.stringify(conversations.toSorted((a, b) => (a.key < b.key ? -1 : 1))));
  }
  // the clock did change, or this shows nothing
  expect(offsets.size).toBe(ZONES.length);
  expect(new Set(told).size).toBe(1);
});
