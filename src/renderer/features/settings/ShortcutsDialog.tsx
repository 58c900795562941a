import { type Platform, printChord } from '../../commands/keys';
import type { Commands } from '../../commands/registry';
import { text } from '../../i18n/text';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import styles from './ShortcutsDialog.module.css';

interface ShortcutsDialogProps {
  readonly commands: Commands;
  readonly platform: Platform;
  /** To what can be typed into the search box. */
  readonly onSearchHelp: () => void;
  readonly onClose: () => void;
}

/** Every command that has keys, as the registry knows them. */
export function ShortcutsDialog({ commands, platform, onSearchHelp, onClose }: ShortcutsDialogProps) {
  const withKeys = commands.all.filter(command => commands.keysOf(command).length > 0);
  return (
    <Dialog
      title={text('shortcuts.title')}
      size="small"
      onClose={onClose}
      footer={<Button onPress={onSearchHelp}>{text('search.helpTitle')}</Button>}
    >
      {/* the list scrolls, and a keyboard must be able to do that */}
      <dl className={styles.shortcuts} tabIndex={0}>
        {withKeys.map(command => (
          <div key={command.id}>
            <dt>{text(command.name)}</dt>
            <dd>
              {commands.keysOf(command).map(chord => (
                <kbd key={chord}>{printChord(chord, platform)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
