// `npm run --silent normalize -- FILE…`: export files in, one normalized conversation per line out.
// Standard output belongs to the conversations, so whatever set-up has to say goes to standard error.

import { join } from 'node:path';
import { build, install, node, root } from './setup.mjs';

install(console.error);
build(console.error);
process.exit(node([join(root, 'out/main/normalize.js'), ...process.argv.slice(2)]));
