// `npm run bench -- NAME [options]`: runs one of the benchmarks in `bench/`, each beside its peers.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, fail, install, node, root } from './setup.mjs';

const [name, ...options] = process.argv.slice(2);
const suites = readdirSync(join(root, 'bench'))
  .filter(file => file.endsWith('.bench.mjs'))
  .map(file => file.slice(0, -'.bench.mjs'.length));
const script = join(root, 'bench', `${name}.bench.mjs`);
if (name === undefined || !existsSync(script)) fail(`Which benchmark? One of: ${suites.join(', ')}.`);

install();
build();
process.exit(node(['--max-old-space-size=8192', script, ...options]));
