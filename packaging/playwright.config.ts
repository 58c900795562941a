import everything from '../playwright.config';

const folder = process.env.LECTERN_PACKED_APP;
if (folder === undefined) throw new TypeError('LECTERN_PACKED_APP names the packed app');

/** The tests in the stand-in for Electron, told of the app that was packed. */
const packed: typeof everything = {
  ...everything,
  testDir: '../e2e',
  outputDir: '../test-results/package',
  use: { ...everything.use, appFolder: folder },
  projects: everything.projects?.filter(({ name }) => name === 'standin') ?? [],
};

export default packed;
