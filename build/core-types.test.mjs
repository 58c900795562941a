import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** @type {string} */
let folder;
beforeEach(() => {
  // below the project: its packages are looked for from there
  mkdirSync(join(root, '.tsbuild'), { recursive: true });
  folder = mkdtempSync(join(root, '.tsbuild/core-types-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

// the whole core is compiled, so that a package it uses cannot bring the names of Node or the DOM along either
test('in the core, the document, Node, the network and timers are names that nobody knows', () => {
  const planted = [
    'document.title',
    'window.location',
    'process.env',
    'Buffer.alloc(1)',
    'fetch("https://example.invalid")',
    'localStorage.length',
    'performance.now()',
    'crypto.randomUUID()',
    'crypto.getRandomValues(new Uint8Array(1))',
    'setTimeout(() => undefined, 1)',
  ];
  planted.forEach((code, n) => {
    writeFileSync(join(folder, `planted-${n}.ts`), `export const used = ${code};\n`);
  });
  // what the core may use
  writeFileSync(join(folder, 'allowed.ts'), 'export const bytes = new TextEncoder().encode(new URL("a:b").href);\n');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'src/shared/tsconfig.json'),
      compilerOptions: {
        noEmit: true,
        emitDeclarationOnly: false,
        composite: false,
        incremental: false,
        rootDir: root,
      },
      include: [join(root, 'src/shared'), '*.ts'],
      exclude: [join(root, 'src/shared/**/*.test.ts'), join(root, 'src/shared/testing')],
    }),
  );
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(folder, 'tsconfig.json'), '--pretty', 'false'],
    { encoding: 'utf8', cwd: folder },
  );
  const refused = stdout
    .split('\n')
    .flatMap(
      line =>
        /([\w-]+)\.ts\(\d+,\d+\): error TS(?:2304|2339|2552|2584|2591|2592)/.exec(line)?.[1] ??
        (line.includes('error') ? [line] : []),
    );
  expect(refused.toSorted()).toEqual(planted.map((_, n) => `planted-${n}`));
});
