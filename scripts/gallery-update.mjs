// `npm run gallery:update`: takes the pictures anew that `e2e/gallery.spec.ts` compares the gallery with, for the browser
// at hand. Look at what has changed before you commit them.
import { ensureBrowser } from './browser.mjs';
import { build, install, node, tool } from './setup.mjs';

install();
build();
ensureBrowser();
const args = ['test', 'e2e/gallery.spec.ts', '--project', 'browser', '--workers', '1'];
process.exit(node([tool('@playwright/test/cli.js'), ...args], { LECTERN_PICTURES: 'update' }));
