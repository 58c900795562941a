// The configuration of electron-builder: what goes into a package, for which systems, and how it is sealed.
import { FUSES } from './fuses.mjs';
import { tool } from './tools.mjs';

const UNIVERSAL = 4;

const { CSC_LINK, CSC_NAME, GITHUB_REPOSITORY, GITHUB_SERVER_URL, LECTERN_HOMEPAGE } = process.env;
const repository = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;
const isSigned = Boolean(CSC_LINK || CSC_NAME);

export default {
  appId: 'app.lectern.viewer',
  productName: 'Lectern',
  copyright: 'MIT licence',
  directories: { output: 'dist', buildResources: 'packaging/icons' },
  // everything else is bundled into these; the server and the command line are for those who have the sources
  files: [
    'package.json',
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    '!out/main/{loopback,normalize}.js',
    '!out/renderer/sw.js',
  ],
  asar: true,
  npmRebuild: false,
  // there are no updates over a network, so nothing that describes them is made
  publish: null,
  extraMetadata: {
    // Linux packages must name a page; the desktop finds the window by the name of its file
    homepage: LECTERN_HOMEPAGE ?? repository ?? 'https://lectern.invalid',
    desktopName: 'lectern.desktop',
  },
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  fileAssociations: [
    {
      ext: 'lectern',
      name: 'Lectern Backup',
      description: 'Backup of a Lectern archive',
      mimeType: 'application/vnd.lectern.backup',
      role: 'Editor',
      rank: 'Owner',
    },
  ],
  afterPack: sealFuses,

  win: {
    target: [
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'portable', arch: ['x64'] },
    ],
    icon: 'packaging/icons/icon.ico',
  },
  // for the user who installs it, without a question of the administrator's; the archive outlives an uninstall
  nsis: {
    oneClick: true,
    perMachine: false,
    allowElevation: false,
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
    buildUniversalInstaller: false,
    artifactName: '${productName}-${version}-setup-${arch}.${ext}',
  },
  portable: { requestExecutionLevel: 'user', artifactName: '${productName}-${version}-portable-${arch}.${ext}' },

  mac: {
    target: [{ target: 'dmg', arch: ['universal'] }],
    category: 'public.app-category.productivity',
    icon: 'packaging/icons/icon.icns',
    // a build without a certificate gets a signature that only says it was not changed: there the hardened runtime would
    // refuse Electron's own libraries
    ...(isSigned ? {} : { identity: '-' }),
    hardenedRuntime: isSigned,
    gatekeeperAssess: false,
    entitlements: 'packaging/entitlements.plist',
    entitlementsInherit: 'packaging/entitlements.plist',
  },
  dmg: { writeUpdateInfo: false },

  linux: {
    target: ['AppImage', 'deb'],
    executableName: 'lectern',
    // empty, because the default of an AppImage switches the sandbox off
    executableArgs: [],
    syncDesktopName: true,
    category: 'Office',
    icon: 'packaging/icons',
    maintainer: 'The Lectern project <maintainers@lectern.invalid>',
    vendor: 'The Lectern project',
    synopsis: 'Reads contact-centre chat exports offline',
  },
  // electron-builder's own scripts install the AppArmor profile that Ubuntu wants since 23.10: none may take their place
  deb: { packageCategory: 'utils', priority: 'optional' },
};

/**
 * Writes the fuses, before anything is signed. A universal program of macOS is put together from two, and gets them then.
 * @param {{ electronPlatformName: string, arch: number, packager: object, appOutDir: string }} context
 */
async function sealFuses({ electronPlatformName, arch, packager, appOutDir }) {
  if (electronPlatformName === 'darwin' && arch !== UNIVERSAL) return;
  const { flipFuses, FuseVersion, FuseV1Options } = await tool('@electron/fuses');
  await flipFuses(executableIn(appOutDir, electronPlatformName, packager), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...Object.fromEntries(Object.entries(FUSES).map(([name, isOn]) => [FuseV1Options[name], isOn])),
  });
}

/** @param {string} folder @param {string} platform @param {object} packager */
function executableIn(folder, platform, packager) {
  if (platform === 'darwin') return `${folder}/Lectern.app`;
  return platform === 'win32' ? `${folder}/Lectern.exe` : `${folder}/${Reflect.get(packager, 'executableName')}`;
}
