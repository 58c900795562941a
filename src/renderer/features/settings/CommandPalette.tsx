import { useState } from 'react';
import { useStore } from 'zustand';
import { fold } from '#shared/text/fold';
import type { Command } from '../../commands/command';
import type { Commands } from '../../commands/registry';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { TextField } from '../../ui/controls/TextField';
import { Dialog } from '../../ui/dialog/Dialog';
import { useListKeys } from '../../ui/hooks/use-list-keys';
import paletteStyles from './CommandPalette.module.css';
import styles from './Settings.module.css';

interface CommandPaletteProps {
  readonly store: AppStore;
  readonly commands: Commands;
  /** Ids of commands that were run, the latest first. */
  readonly recent: readonly string[];
  readonly onRun: (command: Command) => void;
  readonly onClose: () => void;
}

const optionId = (id: string) => `command-${id.replace('.', '-')}`;

/** Every command that can be done now, by name; the ones used last come first. */
export function CommandPalette({ store, commands, recent, onRun, onClose }: CommandPaletteProps) {
  const [typed, setTyped] = useState('');
  const state = useStore(store);
  const found = matching(
    commands.all.filter(command => command.id !== 'app.palette' && (command.when?.(state) ?? true)),
    typed,
    recent,
  );

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    onRun(command);
  };
  const { active, picked, begin, onKeyDown } = useListKeys(found, run);

  return (
    <Dialog title={text('palette.title')} size="small" onClose={onClose}>
      <TextField
        wide
        role="combobox"
        aria-label={text('palette.label')}
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={picked && optionId(picked.id)}
        placeholder={text('palette.label')}
        autoFocus
        value={typed}
        onChange={event => {
          setTyped(event.target.value);
          begin();
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label={text('palette.title')} className={paletteStyles.list}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys
          <div
            key={command.id}
            id={optionId(command.id)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={paletteStyles.option}
            ref={index === active ? scrollIntoSight : undefined}
            onClick={() => run(command)}
          >
            <span>{text(command.name)}</span>
            {commands.printedKeys(command.id) !== undefined && <kbd>{commands.printedKeys(command.id)}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.why}>{text('palette.none')}</p>}
    </Dialog>
  );
}

function scrollIntoSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}

/** Commands with every typed word in their name, those used last first. */
export function matching(commands: readonly Command[], typed: string, recent: readonly string[]): readonly Command[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const rank = ({ id }: Command) => {
    const place = recent.indexOf(id);
    return place < 0 ? recent.length : place;
  };
  return commands
    .filter(({ name }) => words.every(word => fold(text(name)).includes(word)))
    .toSorted((a, b) => rank(a) - rank(b));
}
