import type { AppState } from '../state/store';
import type { Command } from './command';
import { type Chord, isSingleKey, matches, type Platform, printChord } from './keys';

export interface Commands {
  readonly all: readonly Command[];
  byId(id: string): Command | undefined;
  /** The command whose keys were pressed, whether or not it can be done now. */
  byKeys(event: Parameters<typeof matches>[1]): { readonly command: Command; readonly chord: Chord } | undefined;
  keysOf(command: Command): readonly Chord[];
  /** The keys to show beside a command; nothing where it has none. */
  printedKeys(id: string): string | undefined;
}

/** Gathers commands for a system. Two with one id or one key are a programmer's mistake and refused. */
export function createCommands(all: readonly Command[], platform: Platform): Commands {
  const ids = new Map<string, Command>();
  const owners = new Map<Chord, Command>();
  const keysOf = (command: Command) => (platform === 'mac' ? (command.macKeys ?? command.keys) : command.keys);

  for (const command of all) {
    if (ids.has(command.id)) throw new TypeError(`two commands are named ${command.id}`);
    ids.set(command.id, command);
    for (const chord of keysOf(command)) {
      const owner = owners.get(chord);
      if (owner !== undefined) throw new TypeError(`${owner.id} and ${command.id} both want ${chord}`);
      owners.set(chord, command);
    }
  }

  return {
    all,
    byId: id => ids.get(id),
    byKeys: event => {
      for (const [chord, command] of owners) if (matches(chord, event, platform)) return { command, chord };
      return undefined;
    },
    keysOf,
    printedKeys: id => {
      const command = ids.get(id);
      const chord = command && keysOf(command)[0];
      return chord && printChord(chord, platform);
    },
  };
}

/** Whether a command may run now: it applies, and a single letter is a shortcut only while nothing is being typed. */
export function mayRun(command: Command, chord: Chord, state: AppState, typing: boolean): boolean {
  if (typing && command.leavesTyping) return false;
  if (isSingleKey(chord) && (typing || !state.settings.singleKeys)) return false;
  return command.when?.(state) ?? true;
}
