// Which versions of Node the tools run on: those of `engines` in package.json, checked before any package is there.

const NEEDED = '20.19 or newer of version 20, or 22.12 or newer';

/**
 * Why Lectern cannot be built and started with this version of Node; nothing where it can.
 * @returns {string | undefined}
 */
export function whyNotNode(/** @type {string} */ version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  // 21 has ended, and the tools need what came with 20.19 and 22.12
  const runs = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return runs ? undefined : `Lectern needs Node ${NEEDED}; this is ${version.replace(/^v?/, 'v')}.`;
}
