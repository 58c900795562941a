import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RENDERER = join(import.meta.dirname, '..');

test('S-11: no field that is typed into lets the browser keep what was typed', () => {
  const fields = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .flatMap(name => {
      const source = readFileSync(join(RENDERER, name), 'utf8');
      return [...source.matchAll(/<(?:input|textarea)\b[\s\S]*?\/>/g)].map(([field]) => ({ name, field }));
    })
    .filter(({ field }) => !/type="(?:file|checkbox|radio|range|date)"/.test(field));
  expect(fields.length).toBeGreaterThan(8);
  expect(fields.filter(({ field }) => !field.includes('autoComplete="off"'))).toEqual([]);
});
