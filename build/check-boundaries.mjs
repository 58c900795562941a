// Fails when a file imports from a folder it may not know, or uses what no file may use.
// `checkBoundaries(folder)` is the check itself, so that a test can hand it a planted violation.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A folder, and what its files may import, besides each other's neighbours named here. The first row that fits a file
 * is its row. Packages are named whole; `node:` stands for all of Node.
 * @type {readonly (readonly [string, readonly string[]])[]}
 */
const ALLOWED = [
  ['src/shared/base/', ['src/shared/base/']],
  ['src/shared/domain/', ['src/shared/base/', 'src/shared/domain/', 'zod']],
  [
    'src/shared/rich/',
    ['src/shared/base/', 'src/shared/domain/', 'src/shared/rich/', 'parse5', 'mdast-util-from-markdown'],
  ],
  ['src/shared/import/', ['src/shared/', 'zod', 'fflate', 'jsonrepair', '@internationalized/date']],
  ['src/shared/export/', ['src/shared/', 'fflate']],
  ['src/shared/ipc/channels.ts', []],
  ['src/shared/ipc/', ['src/shared/', 'zod']],
  ['src/shared/', ['src/shared/', 'zod', '@internationalized/date']],
  ['src/preload/', ['src/preload/', 'src/shared/ipc/', 'src/shared/host', 'electron']],
  ['src/main/cli/', ['src/main/cli/', 'src/main/serve/', 'src/main/files/', 'src/shared/', 'node:']],
  ['src/main/loopback.ts', ['src/main/serve', 'node:']],
  ['src/main/', ['src/main/', 'src/shared/', 'electron', 'zod', 'node:']],
  ['src/renderer/archive/contract/', ['src/renderer/archive/contract/', 'src/shared/']],
  // the only folder that says Dexie
  ['src/renderer/archive/storage/', ['src/renderer/archive/', 'src/shared/', 'dexie', 'zod']],
  [
    'src/renderer/archive/',
    [
      'src/renderer/archive/',
      'src/renderer/script-url',
      'src/renderer/worker-incidents',
      'src/shared/',
      'zod',
      '@internationalized/date',
    ],
  ],
  [
    'src/renderer/import-worker/',
    ['src/renderer/import-worker/', 'src/renderer/worker-incidents', 'src/shared/', 'zod'],
  ],
  [
    'src/renderer/state/',
    [
      'src/renderer/state/',
      'src/renderer/archive/contract/',
      'src/renderer/import-worker/',
      'src/renderer/script-url',
      'src/renderer/worker-incidents',
      'src/renderer/samples/',
      'src/shared/',
      'zustand',
    ],
  ],
  [
    'src/renderer/host/',
    [
      'src/renderer/host/',
      'src/renderer/i18n/',
      'src/renderer/script-url',
      'src/renderer/worker-incidents',
      'src/shared/',
      'zod',
    ],
  ],
  [
    'src/renderer/ui/',
    [
      'src/renderer/ui/',
      'src/renderer/i18n/',
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-virtual',
      'lucide-react',
    ],
  ],
  ['src/renderer/i18n/', ['src/renderer/i18n/', 'src/shared/', 'intl-messageformat', '@internationalized/date']],
  ['src/renderer/commands/', ['src/renderer/commands/', 'src/renderer/state/', 'src/renderer/i18n/', 'src/shared/']],
  [
    'src/renderer/content/',
    [
      'src/renderer/content/',
      ...['ui/', 'i18n/', 'commands/', 'state/', 'host/'].map(name => `src/renderer/${name}`),
      'src/shared/',
      'react',
      'react-dom',
      'react-aria-components',
      'lucide-react',
    ],
  ],
  ['src/renderer/samples/', ['src/renderer/samples/']],
  ['src/renderer/features/', FEATURE()],
  [
    'src/renderer/',
    [
      'src/renderer/',
      'src/shared/',
      'react',
      'react-dom',
      'zustand',
      'zod',
      'lucide-react',
      'react-aria-components',
      '@fontsource-variable/inter',
    ],
  ],
];

function FEATURE() {
  return [
    ...[
      'src/renderer/ui/',
      'src/renderer/content/',
      'src/renderer/state/',
      'src/renderer/commands/',
      'src/renderer/i18n/',
      'src/renderer/archive/contract/',
      'src/renderer/host/',
      'src/shared/',
    ],
    ...[
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-virtual',
      'lucide-react',
      'd3-scale',
      'zustand',
    ],
  ];
}

/**
 * Folders that stand on each other, from the ground up: each may know those below it, and files beside them all of them.
 * What lies beside the folders is above them, unless it is named here as ground. Of two rows that fit, the first counts.
 * @type {readonly { in: string, floors: readonly string[], ground?: readonly string[] }[]}
 */
const FLOORS = [
  { in: 'src/renderer/archive/storage/', floors: ['stores', 'forms', 'tables', 'drafts'] },
  {
    in: 'src/renderer/archive/',
    floors: [
      ...['contract', 'storage', 'snapshot', 'marks', 'patterns', 'rpc', 'writing', 'index', 'importing', 'guard'],
      ...['search', 'masking', 'care', 'backup'],
    ],
  },
  {
    in: 'src/renderer/features/transcript/',
    floors: ['rows', 'time', 'lines', 'copy', 'header', 'window', 'find', 'plain'],
  },
  { in: 'src/renderer/features/import/', floors: ['files', 'findings', 'progress', 'preview', 'report', 'place'] },
  { in: 'src/renderer/features/search/', floors: ['texts', 'dates', 'facets', 'box'] },
  { in: 'src/renderer/features/timeline/', floors: ['model', 'frame', 'paint', 'strip', 'table'] },
  {
    in: 'src/renderer/state/',
    floors: ['base', 'window', 'search', 'facets', 'imports', 'reading', 'marks', 'care', 'export'],
  },
  { in: 'src/renderer/content/', floors: ['words', 'actions', 'media', 'cards'] },
  {
    in: 'src/renderer/ui/',
    floors: ['hooks', 'controls', 'feedback', 'dialog', 'layout', 'code'],
    ground: ['class-names'],
  },
  { in: 'src/renderer/app/', floors: ['frame', 'wiring'] },
  {
    in: 'src/shared/domain/',
    floors: ['merging'],
    ground: [
      ...['attribute', 'canonical', 'card', 'conversation', 'event', 'fact', 'finding', 'keys', 'message', 'part'],
      ...['participant', 'rich-text', 'source', 'survey', 'time', 'version'],
    ],
  },
  { in: 'src/shared/import/', floors: ['contract', 'repair', 'framing', 'containers', 'kit', 'vendors'] },
  {
    in: 'src/shared/index/',
    floors: ['documents', 'terms', 'segments', 'matching'],
    ground: ['bitset', 'bytes', 'columns', 'growing', 'hash'],
  },
  { in: 'src/shared/query/', floors: ['language', 'editing', 'evaluation'] },
  {
    in: 'src/main/',
    floors: ['serve', 'lockdown', 'ipc', 'files', 'links', 'import', 'window', 'cli'],
    ground: ['texts'],
  },
];

const TESTS_MAY_ALSO = [
  'vitest',
  'fast-check',
  'fake-indexeddb',
  'fflate',
  '@testing-library/',
  'react',
  'react-dom',
  'node:',
  'zod',
  'zustand',
  'src/shared/',
  'dexie',
  'happy-dom',
];

/** What leaves the machine, runs strings or writes markup: nowhere in `src`, whoever asks. */
const FORBIDDEN = [
  [/['"`]node:(?:https|http2|net|dns|tls|dgram|quic)\b/, 'a network module'],
  [
    /\b(?:require|import|getBuiltinModule)\s*\(\s*['"`](?:https?|http2|net|dns|tls|dgram|undici|ws)\b|\bfrom\s+['"](?:https?|http2|net|dns|tls|dgram|undici|ws)['"]/,
    'a network module',
  ],
  // however it is come by: called, handed on, taken out of an object that has it, or by its name
  [
    /(?<![\w.#'"`])fetch\s*[(,;).?[]|\b(?:globalThis|window|self|top|parent)\s*(?:\?\.|\.)\s*fetch\b|\[\s*['"`]fetch['"`]\s*\]|\bnet\s*\.\s*fetch\b/,
    'fetch',
  ],
  [
    /\b(?:XMLHttpRequest|WebSocket(?:Stream)?|EventSource|WebTransport|(?:webkit)?RTCPeerConnection|sendBeacon|fetchLater)\b/,
    'a network call',
  ],
  [/(?<![\w.])eval\(|\bnew Function\(/, 'evaluation of a string'],
  [
    /\.innerHTML\b|\.outerHTML\s*=|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write\(/,
    'markup from a string',
  ],
];
/** Vendors are named by their folder, their line in the registries and the texts; whoever else has to know asks these. */
const VENDOR_WORD = /live-?person|ctlive|vcc-?live|ujet|ccai/i;
const MAY_NAME_VENDORS = [
  ...['src/shared/import/vendors/', 'src/shared/import/registry.ts', 'src/shared/domain/source.ts'],
  ...['src/renderer/i18n/', 'src/renderer/gallery/'],
];
/** What the core may not ask for by itself, besides what its types keep from it: time and chance are handed in. */
const FORBIDDEN_IN_CORE = [
  [/\bDate\s*\.\s*now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)/, 'a clock'],
  [/\bMath\s*\.\s*random\b/, 'chance'],
];
// the loopback server serves the page and the files named on the command line; the browser host takes those from it
const MAY_SERVE = new Set(['src/main/loopback.ts', 'src/renderer/host/served-files.ts']);

const IMPORT =
  /^\s*(?:import|export)\b[^'";]*?\bfrom\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

/** @returns {string[]} one line for each offence; none when the boundaries hold */
export function checkBoundaries(folder = '.') {
  const files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .map(name => posix.join('src', name.replaceAll('\\', '/')))
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));
  const sources = new Map(files.map(file => [file, readFileSync(join(folder, file), 'utf8')]));
  return [...[...sources].flatMap(([file, source]) => offencesOf(file, source)), ...importCycles(sources)];
}

/**
 * Files that import each other, also where only types are imported: neither of two such files can be understood, moved or
 * tested without the other.
 * @returns {string[]}
 */
function importCycles(/** @type {ReadonlyMap<string, string>} */ sources) {
  const imports = new Map(
    [...sources].map(([file, source]) => [
      file,
      importsOf(source)
        .map(name => targetOf(file, name))
        .flatMap(target => ENDINGS.map(ending => target + ending).find(name => sources.has(name)) ?? []),
    ]),
  );
  /** @type {string[]} */
  const cycles = [];
  const done = new Set();
  const visit = (/** @type {string} */ file, /** @type {readonly string[]} */ path) => {
    if (path.includes(file)) {
      cycles.push(`${[...path.slice(path.indexOf(file)), file].join(' → ')}: import each other`);
      return;
    }
    if (done.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return cycles;
}

/** @returns {string[]} */
function offencesOf(/** @type {string} */ file, /** @type {string} */ source) {
  const row = ALLOWED.find(([place]) => file.startsWith(place));
  if (row === undefined) return [`${file}: belongs to no folder of the plan`];
  const isTest = /\.test\.tsx?$|\/testing\/|\/samples\/|\.fixture\.ts$/.test(file);
  const ownFeature = /^src\/renderer\/features\/[^/]+\//.exec(file)?.[0];
  const allowed = [...row[1], ...(ownFeature ? [ownFeature] : []), ...(isTest ? TESTS_MAY_ALSO : [])];

  const imports = importsOf(source)
    .filter(name => !isAsset(name))
    .map(name => targetOf(file, name))
    .filter(target => !allowed.some(prefix => reaches(prefix, target)))
    .map(target => `${file}: may not import ${target}`);
  if (isTest) return imports;
  const upwards = importsOf(source)
    .filter(name => !isAsset(name))
    .map(name => targetOf(file, name))
    .filter(target => standsHigher(file, target))
    .map(target => `${file}: stands below ${target}`);

  const code = withoutComments(source);
  const forbidden = file.startsWith('src/shared/') ? [...FORBIDDEN, ...FORBIDDEN_IN_CORE] : FORBIDDEN;
  const uses = forbidden
    .filter(([pattern]) => /** @type {RegExp} */ (pattern).test(code))
    .filter(() => !MAY_SERVE.has(file))
    .map(([, what]) => `${file}: uses ${what}`);
  const names =
    VENDOR_WORD.test(code) && !MAY_NAME_VENDORS.some(place => file.startsWith(place))
      ? [`${file}: names a vendor outside its folder`]
      : [];
  return [...imports, ...upwards, ...uses, ...names];
}

/** Whether a file knows what stands above it, by the floors of the folder that both lie in. */
function standsHigher(/** @type {string} */ file, /** @type {string} */ target) {
  const plan = FLOORS.find(({ in: folder }) => file.startsWith(folder) && target.startsWith(folder));
  if (plan === undefined) return false;
  const floorOf = (/** @type {string} */ name) => {
    const [first = '', rest] = name.slice(plan.in.length).split('/', 2);
    if (rest !== undefined) return plan.floors.indexOf(first);
    return plan.ground?.includes(first.replace(/\.tsx?$/, '')) ? -1 : plan.floors.length;
  };
  return floorOf(target) > floorOf(file);
}

function importsOf(/** @type {string} */ source) {
  return [...source.matchAll(IMPORT)].map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '');
}

function isAsset(/** @type {string} */ name) {
  return /\.(?:css|svg|woff2|json)$/.test(name) && !name.startsWith('@');
}

function targetOf(/** @type {string} */ file, /** @type {string} */ name) {
  const plain = name.replace(/\?.*$/, '');
  if (plain.startsWith('#shared/')) return `src/shared/${plain.slice('#shared/'.length)}`;
  return plain.startsWith('.') ? posix.join(dirname(file).replaceAll('\\', '/'), plain) : plain;
}

function reaches(/** @type {string} */ prefix, /** @type {string} */ target) {
  if (target === prefix || target === `${prefix}.ts` || target === `${prefix}.tsx`) return true;
  return target.startsWith(/[/:]$/.test(prefix) ? prefix : `${prefix}/`);
}

function withoutComments(/** @type {string} */ source) {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const offences = checkBoundaries();
  console.log(offences.join('\n') || 'boundaries hold');
  process.exitCode = offences.length > 0 ? 1 : 0;
}
