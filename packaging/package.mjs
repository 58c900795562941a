// `npm run package [-- options of electron-builder]`: installers of this system, into `dist/`. Nothing is published.
import { build, install } from '../scripts/setup.mjs';
import { installTools, runBuilder } from './tools.mjs';

installTools();
install();
build();
process.exit(runBuilder(process.argv.slice(2)));
