import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RENDERER = join(import.meta.dirname, '..');

test('S-11: no field that is typed into lets the browser keep what was typed', () => {
  const fields = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .flatMap(name => {
      const source = readFileSync(join(RENDERER, name), 'utf8');
      return [...source.matchAll(/<(?:input|textarea|TextField|TextArea)\b[\s\S]*?\/>/g)].map(([field]) => ({
        name,
        field,
      }));
    })
    .filter(({ field }) => !/type="(?:file|checkbox|radio|range|date)"/.test(field));
  expect(fields.length).toBeGreaterThan(8);
  // those of the kit say so themselves, unless somebody says otherwise
  const isOff = (field: string) =>
    field.includes('autoComplete="off"') || /^<Text\w+(?![\s\S]*autoComplete)/.test(field);
  expect(fields.filter(({ field }) => !isOff(field))).toEqual([]);
});
