// Fails on a style sheet of its own kind: outside `styles` every sheet is a CSS module that one folder uses, and nothing
// but the kit makes a button. `checkStyles(folder)` is the check itself, so that a test can hand it a planted offence.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';

const RENDERER = 'src/renderer';
const KIT = 'src/renderer/ui/';

/** The only classes that hold in the whole page; `styles/base.css` has them. */
const EVERYWHERE = new Set(['visually-hidden', 'section-title', 'numeric']);

/** What is not made of the kit, and why. */
const OWN_CONTROLS = [
  // draws what a vendor's page showed, as it looked there; nothing in it does anything
  'src/renderer/content/',
];

/** What is styled by no sheet of the page, and why. */
const OWN_CLASSES = new Set([
  // draws an exported page behind a shadow root, with that page's own style
  'src/renderer/features/export/PagePreview.tsx',
]);

/** @returns {string[]} one line for each offence; none when all is well */
export function checkStyles(folder = '.') {
  const files = readdirSync(join(folder, RENDERER), { recursive: true, encoding: 'utf8' }).map(name =>
    posix.join(RENDERER, name.replaceAll('\\', '/')),
  );
  const read = (/** @type {string} */ file) => readFileSync(join(folder, file), 'utf8');
  const parts = files
    .filter(file => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .map(file => ({ file, source: read(file) }));
  const sheets = files.filter(file => file.endsWith('.css'));
  return [
    ...sheets
      .filter(file => !file.endsWith('.module.css') && !file.startsWith(`${RENDERER}/styles/`))
      .map(file => `${file}: holds for the whole page; make it a CSS module`),
    ...parts.flatMap(({ file, source }) => [...ownControls(file, source), ...globalNames(file, source)]),
    ...unmatchedClasses(
      sheets.filter(file => file.endsWith('.module.css')),
      parts,
      read,
    ),
  ];
}

/** @returns {string[]} */
function ownControls(/** @type {string} */ file, /** @type {string} */ source) {
  if (file.startsWith(KIT) || OWN_CONTROLS.some(place => file.startsWith(place))) return [];
  return [
    ...(/<button\b/.test(source)
      ? [`${file}: makes a button of its own; the kit has Button, LinkButton, BareButton`]
      : []),
    ...(/from 'react-aria-components'/.test(source) ? [`${file}: reaches past the kit to React Aria`] : []),
  ];
}

/** @returns {string[]} */
function globalNames(/** @type {string} */ file, /** @type {string} */ source) {
  if (OWN_CLASSES.has(file)) return [];
  return [...source.matchAll(/className="([^"]+)"/g)]
    .flatMap(([, names = '']) => names.split(/\s+/))
    .filter(name => !EVERYWHERE.has(name))
    .map(name => `${file}: .${name} belongs to no CSS module`);
}

/**
 * Classes that no part uses, and names that no sheet has: neither is found by the types.
 * @returns {string[]}
 */
function unmatchedClasses(
  /** @type {readonly string[]} */ sheets,
  /** @type {readonly { file: string, source: string }[]} */ parts,
  /** @type {(file: string) => string} */ read,
) {
  const defined = new Map(sheets.map(sheet => [sheet, classesIn(read(sheet))]));
  const used = new Map(sheets.map(sheet => [sheet, /** @type {Set<string>} */ (new Set())]));
  /** @type {Set<string>} sheets of which a class is picked by a value */
  const computed = new Set();
  /** @type {string[]} */
  const offences = [];
  for (const { file, source } of parts) {
    for (const [, name = '', from = ''] of source.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)) {
      const sheet = posix.join(dirname(file), from);
      const classes = defined.get(sheet);
      if (classes === undefined) {
        offences.push(`${file}: ${from} is not there`);
        continue;
      }
      if (new RegExp(`\\b${name}\\[`).test(source)) computed.add(sheet);
      for (const [, picked = ''] of source.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))) {
        used.get(sheet)?.add(picked);
        if (!classes.has(picked)) offences.push(`${file}: ${from} has no .${picked}`);
      }
    }
  }
  for (const [sheet, classes] of defined) {
    if (computed.has(sheet)) continue;
    for (const name of classes)
      if (used.get(sheet)?.has(name) !== true) offences.push(`${sheet}: nobody uses .${name}`);
  }
  return offences;
}

/** @returns {Set<string>} */
function classesIn(/** @type {string} */ css) {
  const selectors = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/:global\([^)]*\)/g, '')
    .matchAll(/([^{};]+)\{/g);
  return new Set(
    [...selectors]
      .filter(([, selector = '']) => !/@keyframes/.test(selector))
      .flatMap(([, selector = '']) => [...selector.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name)),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const offences = checkStyles();
  console.log(offences.join('\n') || 'styles are modules, buttons are of the kit');
  process.exitCode = offences.length > 0 ? 1 : 0;
}
