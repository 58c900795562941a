import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { changeOfTimes, DENSITIES, THEMES, TIMES, timesOf } from '../../state/window/settings-slice';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/Select';
import { Switch } from '../../ui/controls/Switch';
import { Dialog } from '../../ui/dialog/Dialog';
import { ArchiveSettings } from './ArchiveSettings';
import { BackupSettings } from './BackupSettings';
import { MaskingSettings } from './MaskingSettings';
import styles from './Settings.module.css';

/** How things are shown. Every change holds at once. */
export function SettingsDialog({ store, onClose }: { readonly store: AppStore; readonly onClose: () => void }) {
  const settings = useStore(store, state => state.settings);
  const { theme, density, singleKeys } = settings;
  const asked = useStore(store, state => state.history.length);
  const { changeSettings, wipeHistory, askToErase } = store.getState();
  return (
    <Dialog title={text('settings.title')} lead={text('settings.lead')} size="small" onClose={onClose}>
      <div className={styles.settings}>
        <div className={styles.row}>
          <span>{text('settings.theme')}</span>
          <Select
            look="field"
            label={text('settings.theme')}
            value={theme}
            choices={THEMES.map(value => ({ value, label: text(`theme.${value}`) }))}
            onPick={value => changeSettings({ theme: value })}
          />
        </div>
        <div className={styles.row}>
          <span>{text('settings.density')}</span>
          <Select
            look="field"
            label={text('settings.density')}
            value={density}
            choices={DENSITIES.map(value => ({ value, label: text(`density.${value}`) }))}
            onPick={value => changeSettings({ density: value })}
          />
        </div>
        <div className={styles.row}>
          <span>{text('settings.zone')}</span>
          <Select
            look="field"
            label={text('settings.zone')}
            value={timesOf(settings)}
            choices={TIMES.map(value => ({ value, label: text(`zone.${value}`) }))}
            onPick={value => changeSettings(changeOfTimes(value))}
          />
        </div>
        <Switch isOn={singleKeys} onChange={value => changeSettings({ singleKeys: value })}>
          {text('settings.singleKeys')}
          <span className={styles.why}>{text('settings.singleKeysWhy')}</span>
        </Switch>
        <Switch isOn={settings.rememberSearches} onChange={value => changeSettings({ rememberSearches: value })}>
          {text('settings.remember')}
          <span className={styles.why}>{text('settings.rememberWhy')}</span>
        </Switch>
        <div className={styles.row}>
          <span>
            {text('settings.history')}
            <span className={styles.why}>{text('settings.historyWhy')}</span>
          </span>
          <Button disabled={asked === 0} onPress={wipeHistory}>
            {text('settings.wipeHistory', { count: asked })}
          </Button>
        </div>
        <MaskingSettings store={store} />
        <ArchiveSettings store={store} />
        <BackupSettings store={store} />
        <div className={styles.row}>
          <span>
            {text('settings.erase')}
            <span className={styles.why}>{text('settings.eraseWhy')}</span>
          </span>
          <Button onPress={() => void askToErase({ kind: 'everything' })}>{text('command.archive.erase')}</Button>
        </div>
        <div className={styles.row}>
          <span>
            {text('command.app.diagnostics')}
            <span className={styles.why}>{text('settings.diagnosticsWhy')}</span>
          </span>
          <Button onPress={() => store.getState().showDialog({ kind: 'diagnostics' })}>
            {text('command.app.diagnostics')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
