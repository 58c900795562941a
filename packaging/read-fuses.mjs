import { FUSES } from './fuses.mjs';
import { tool } from './tools.mjs';

const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/**
 * The fuses that an executable carries, by name; what is neither on nor off is undefined.
 * @returns {Promise<Record<string, boolean | undefined>>}
 */
export async function readFuses(/** @type {string} */ executable) {
  const { getCurrentFuseWire, FuseV1Options } = await tool('@electron/fuses');
  const wire = await getCurrentFuseWire(executable);
  return Object.fromEntries(
    Object.keys(wire)
      .filter(key => key !== 'version')
      .map(key => [
        FuseV1Options[key] ?? `fuse ${key}`,
        wire[key] === ON ? true : wire[key] === OFF ? false : undefined,
      ]),
  );
}

/** What is not as decided, one line each: also a fuse that the executable lacks, or has beyond those decided on. */
export function wrongFuses(/** @type {Record<string, boolean | undefined>} */ found) {
  const names = [...new Set([...Object.keys(FUSES), ...Object.keys(found)])];
  const say = (/** @type {boolean | undefined} */ isOn) => (isOn === undefined ? 'not there' : isOn ? 'on' : 'off');
  return names
    .map(name => ({ name, decided: Reflect.get(FUSES, name), is: found[name] }))
    .filter(({ decided, is }) => decided === undefined || is !== decided)
    .map(({ name, decided, is }) => `${name} is ${say(is)}, decided was ${say(decided)}`);
}
