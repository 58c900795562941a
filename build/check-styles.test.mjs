import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkStyles } from './check-styles.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'styles-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {Readonly<Record<string, string>>} files */
function offences(files) {
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(join(folder, 'src/renderer', dirname(file)), { recursive: true });
    writeFileSync(join(folder, 'src/renderer', file), source);
  }
  return checkStyles(folder);
}

const PART = "import styles from './Part.module.css';\nexport const Part = () => <p className={styles.part} />;";

test('the project itself keeps the rules of its styles', () => {
  expect(checkStyles()).toEqual([]);
});

test('modules, the sheets of the whole page, and buttons of the kit are as they should be', () => {
  const files = {
    'styles/base.css': '.numeric { color: red; }',
    'features/a/Part.module.css': '.part:hover > b { margin: 0.5rem; }',
    'features/a/Part.tsx': PART,
    'ui/controls/Button.tsx': "import { Button } from 'react-aria-components';\nexport const B = () => <button />;",
    'content/Link.tsx': 'export const Link = () => <button className="numeric" />;',
  };
  expect(offences(files)).toEqual([]);
});

test.each([
  [{ 'features/a/part.css': '' }, 'features/a/part.css: holds for the whole page; make it a CSS module'],
  [
    { 'features/a/A.tsx': '<button type="button">' },
    'features/a/A.tsx: makes a button of its own; the kit has Button, LinkButton, BareButton',
  ],
  [{ 'app/A.tsx': "import { Menu } from 'react-aria-components';" }, 'app/A.tsx: reaches past the kit to React Aria'],
  [{ 'app/A.tsx': '<p className="numeric wide" />' }, 'app/A.tsx: .wide belongs to no CSS module'],
  [
    { 'app/Part.tsx': PART, 'app/Part.module.css': '.other { margin: 0; }\n.part { margin: 0; }' },
    'app/Part.module.css: nobody uses .other',
  ],
  [
    { 'app/Part.tsx': PART, 'app/Part.module.css': '@keyframes part { to { top: 0 } }' },
    'app/Part.tsx: ./Part.module.css has no .part',
  ],
])('%j is refused', (files, why) => {
  expect(offences(files)).toEqual([`src/renderer/${why}`]);
});
