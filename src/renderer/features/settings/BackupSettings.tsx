import { useStore } from 'zustand';
import { formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { RETENTIONS } from '../../state/window/settings-slice';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/Select';
import { Switch } from '../../ui/controls/Switch';
import styles from './Settings.module.css';

/** When the last backup was made, whether the next one is asked for, and the rule that erases by age. */
export function BackupSettings({ store }: { readonly store: AppStore }) {
  const lastBackup = useStore(store, state => state.lastBackup);
  const { remindOfBackups, eraseAfterMonths } = useStore(store, state => state.settings);
  const { changeSettings, watchBackups, showDialog, askToErasePast } = store.getState();
  return (
    <>
      <div className={styles.row}>
        <span className={styles.told}>
          {text('backup.title')}
          <span className={styles.why}>
            {lastBackup === undefined
              ? text('backup.never')
              : text('backup.last', { date: formatDayAndTime(lastBackup, 'mine') })}
          </span>
        </span>
        <Button onPress={() => showDialog({ kind: 'backup' })}>{text('command.archive.backUp')}</Button>
      </div>
      <Switch
        isOn={remindOfBackups}
        onChange={isOn => {
          changeSettings({ remindOfBackups: isOn });
          watchBackups();
        }}
      >
        {text('backup.remind')}
        <span className={styles.why}>{text('backup.remindWhy')}</span>
      </Switch>
      <div className={styles.row}>
        <span className={styles.told}>
          {text('retention.setting')}
          <span className={styles.why}>{text('retention.settingWhy')}</span>
        </span>
        <Select
          look="field"
          label={text('retention.setting')}
          value={String(eraseAfterMonths)}
          choices={RETENTIONS.map(value => ({
            value: String(value),
            label: value === 'off' ? text('retention.off') : text('retention.months', { months: value }),
          }))}
          onPick={value => void askToErasePast(RETENTIONS.find(each => String(each) === value) ?? 'off')}
        />
      </div>
    </>
  );
}
