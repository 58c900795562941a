import { text } from '../i18n/text';

export type Platform = 'mac' | 'windows' | 'linux' | 'other';

type Modifier = 'Mod' | 'Shift' | 'Alt';
type Letter =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T'
  | 'U'
  | 'V'
  | 'W'
  | 'X'
  | 'Y'
  | 'Z';
type Digit = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Key =
  | Letter
  | Digit
  | '/'
  | '?'
  | ','
  | 'Escape'
  | 'F1'
  | 'F3'
  | 'F6'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'
  | '['
  | ']';

/** Keys pressed together. `Mod` is ⌘ on macOS and Ctrl elsewhere; signs such as `?` say nothing of Shift. */
export type Chord = Key | `${Modifier}+${Key}` | `${Modifier}+${Modifier}+${Key}`;

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const MODIFIERS: ReadonlySet<string> = new Set<Modifier>(['Mod', 'Shift', 'Alt']);

function partsOf(chord: Chord): { readonly key: string; readonly modifiers: ReadonlySet<string> } {
  const parts = chord.split('+');
  return { key: parts.at(-1) ?? '', modifiers: new Set(parts.filter(part => MODIFIERS.has(part))) };
}

export function matches(chord: Chord, event: Pressed, platform: Platform): boolean {
  const { key, modifiers } = partsOf(chord);
  const [mod, other] = platform === 'mac' ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (mod !== modifiers.has('Mod') || other) return false;
  if (event.altKey !== modifiers.has('Alt')) return false;
  if (!isSign(key) && event.shiftKey !== modifiers.has('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** A letter or sign, small or capital, which is also something to type: a shortcut only where nothing is being typed. */
export function isSingleKey(chord: Chord): boolean {
  const { key, modifiers } = partsOf(chord);
  return !modifiers.has('Mod') && !modifiers.has('Alt') && key.length === 1;
}

/** The keys as they stand on the keyboard: "⌘⇧F" on macOS, "Ctrl+Shift+F" elsewhere. */
export function printChord(chord: Chord, platform: Platform): string {
  const { key, modifiers } = partsOf(chord);
  const mac = platform === 'mac';
  const names = [
    ...(modifiers.has('Mod') ? [mac ? '⌘' : text('keys.ctrl')] : []),
    ...(modifiers.has('Alt') ? [mac ? '⌥' : text('keys.alt')] : []),
    ...(modifiers.has('Shift') ? [mac ? '⇧' : text('keys.shift')] : []),
    SIGNS[key] ?? key,
  ];
  return names.join(mac ? '' : '+');
}

const SIGNS: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Z]/.test(key);
}
