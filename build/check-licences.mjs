// Fails when a package of the lock file has a licence that was not decided on. What ships is bundled from them all.
import { readFileSync } from 'node:fs';

const ALLOWED =
  /^(?:MIT|MIT-0|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|CC0-1\.0|BlueOak-1\.0\.0|Python-2\.0|Unlicense|CC-BY-4\.0|MPL-2\.0|OFL-1\.1)$/;

/** @type {{ packages: Record<string, { license?: string }> }} */
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const undecided = Object.entries(packages)
  .filter(([path, { license }]) => path !== '' && !isAllowed(license ?? 'none'))
  .map(([path, { license }]) => `${path.replace(/^.*node_modules\//, '')}: ${license ?? 'none'}`);

console.log(undecided.join('\n') || 'licences are as decided');
process.exitCode = undecided.length > 0 ? 1 : 0;

/** "(MIT OR X) AND Y" is allowed when Y and one of the first are. */
function isAllowed(/** @type {string} */ expression) {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(licence => ALLOWED.test(licence)));
}
