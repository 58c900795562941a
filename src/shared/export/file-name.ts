const LONGEST = 120;
// names that Windows keeps for devices, with or without an ending
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A suggested name that every system takes as a name and none as a path. Never empty. */
export function safeFileName(suggested: string): string {
  const name = suggested
    .normalize('NFC')
    // separators, what Windows forbids, control and invisible direction marks
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, '-')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const short = shortened(name);
  if (short === '') return 'lectern';
  return RESERVED.test(short) ? `_${short}` : short;
}

/** Keeps the ending, which says what the file is. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST) return name;
  const ending = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? '';
  return characters.slice(0, LONGEST - ending.length).join('') + ending;
}
