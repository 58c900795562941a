import { useEffect } from 'react';
import type { Command } from '../../commands/command';
import { type Commands, mayRun } from '../../commands/registry';
import type { AppStore } from '../../state/store';

const TYPING = 'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="combobox"]';
const MODAL = '[role="dialog"], [role="alertdialog"]';

/** Runs the command whose keys are pressed, unless something is being typed or a dialog is open. */
export function useShortcuts(store: AppStore, commands: Commands, run: (command: Command) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const found = commands.byKeys(event);
      if (found === undefined) return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (isDialogOpen()) return;
      const typing = target?.closest(TYPING) !== null && target !== undefined;
      if (!mayRun(found.command, found.chord, store.getState(), typing)) return;
      event.preventDefault();
      run(found.command);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [store, commands, run]);
}

/** While one is open, nothing happens behind it. */
export function isDialogOpen(): boolean {
  return document.querySelector(MODAL) !== null;
}
