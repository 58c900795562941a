import { safeFileName } from './file-name';

/**
 * Names for the members of an archive that every system can unpack into one folder: safe each by itself, and different also
 * where capital and small letters, or two ways to write an accent, are one.
 */
export function createNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return wanted => {
    const safe = safeFileName(wanted);
    const dot = safe.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ''];
    let name = safe;
    for (let nth = 2; taken.has(folded(name)); nth++) name = `${stem} (${nth})${ending}`;
    taken.add(folded(name));
    return name;
  };
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
