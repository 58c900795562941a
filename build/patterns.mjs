// Collects every regular expression that the source writes down.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseAst } from 'vite';

/** @typedef {{ readonly file: string, readonly pattern: string, readonly flags: string }} FoundPattern */

/** @returns {{ readonly literals: readonly FoundPattern[], readonly made: readonly string[] }} `made` are files that put patterns together */
export function patternsIn(/** @type {string} */ folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => /\.tsx?$/.test(name) && !/\.test\.|\.fixture\.|\.d\.ts$|\/(?:testing|samples)\//.test(name));
  /** @type {FoundPattern[]} */
  const literals = [];
  /** @type {string[]} */
  const made = [];
  for (const name of files) {
    const file = posix.join(folder, name);
    const tree = parseAst(readFileSync(join(folder, name), 'utf8'), { lang: name.endsWith('x') ? 'tsx' : 'ts' });
    visit(tree, node => {
      if (node.type === 'Literal' && isPattern(node.regex)) literals.push({ file, ...node.regex });
      const callee = node.type === 'NewExpression' || node.type === 'CallExpression' ? node.callee : undefined;
      if (isNode(callee) && callee.name === 'RegExp') made.push(file);
    });
  }
  return { literals, made };
}

/** @typedef {{ readonly type: string, readonly [member: string]: unknown }} TreeNode */

/** @returns {value is TreeNode} */
function isNode(/** @type {unknown} */ value) {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** @returns {value is { readonly pattern: string, readonly flags: string }} */
function isPattern(/** @type {unknown} */ value) {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}

function visit(/** @type {unknown} */ value, /** @type {(node: TreeNode) => void} */ meet) {
  if (Array.isArray(value)) for (const each of value) visit(each, meet);
  else if (isNode(value)) {
    meet(value);
    for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) visit(member, meet);
  }
}
