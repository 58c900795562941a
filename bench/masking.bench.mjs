// `npm run bench -- masking [--texts 20000] [--seed 1] [--misses 20]`
//
// How much of what tells of a person masking finds, and how much of what it finds does: over seeded texts with known
// answers and their hard neighbours. The hard set is what no form tells; it says what masking cannot do. `--misses` prints
// texts that are not masked as they should be.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { table } from './report.mjs';

const { values } = parseArgs({
  options: {
    texts: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    misses: { type: 'string', default: '0' },
  },
});
const folder = join(import.meta.dirname, '../src/shared/masking/testing');
/** @type {{ module: typeof import('../src/shared/masking/testing/measure') }} */
const { module: measuring } = await runnerImport(join(folder, 'measure.ts'));
/** @type {{ module: typeof import('../src/shared/masking/testing/seeded-set') }} */
const { module: sets } = await runnerImport(join(folder, 'seeded-set.ts'));

for (const name of /** @type {const} */ (['usual', 'hard'])) {
  const texts = sets.seededSet(Number(values.seed), Number(values.texts), name);
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  const begin = performance.now();
  const { kinds, misses } = measuring.measure(texts);
  const seconds = (performance.now() - begin) / 1000;
  console.log(
    `\nMasking, ${name} set: ${texts.length} texts, seed ${values.seed}, ${Math.round(characters / seconds / 1000)} kB/s`,
  );
  console.log(
    table(
      kinds.map(({ kind, there, covered, found, right }) => ({
        kind,
        there,
        'masked %': share(covered, there),
        found,
        'right %': share(right, found),
      })),
    ),
  );
  for (const { about, text, masked } of misses.slice(0, Number(values.misses)))
    console.log(`${about}: ${text} → ${masked}`);
}

/** @returns {string} */
function share(/** @type {number} */ part, /** @type {number} */ whole) {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}
