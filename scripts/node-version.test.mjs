import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { whyNotNode } from './node-version.mjs';

test('package.json says what the table below says', () => {
  const { engines } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
  expect(engines.node).toBe('^20.19.0 || >=22.12.0');
});

test.each([
  ['v18.20.8', false],
  ['v20.0.0', false],
  ['v20.18.3', false],
  ['v20.19.0', true],
  ['v20.20.1', true],
  ['v21.0.0', false],
  ['v21.19.0', false],
  ['v22.0.0', false],
  ['v22.11.0', false],
  ['v22.12.0', true],
  ['v22.22.1', true],
  ['v23.0.0', true],
  ['v24.9.0', true],
  ['v100.0.0', true],
])('Node %s: accepted %s', (version, accepted) => {
  expect(whyNotNode(version)).toBe(
    accepted ? undefined : `Lectern needs Node 20.19 or newer of version 20, or 22.12 or newer; this is ${version}.`,
  );
});
