import { useEffect } from 'react';
import type { Host } from '#shared/host';
import type { Commands } from '../../commands/registry';
import { text } from '../../i18n/text';

/** Gives the system's menu an item for every command, where there is such a menu. */
export function useMenu(commands: Commands, { showCommands }: Pick<Host, 'showCommands'>): void {
  useEffect(() => {
    const all = commands.all.map(command => ({
      id: command.id,
      label: text(command.name),
      keys: commands.keysOf(command),
    }));
    // a menu that stays as it is takes nothing from the page: keys and palette are its own
    showCommands?.(all).catch(() => undefined);
  }, [commands, showCommands]);
}
