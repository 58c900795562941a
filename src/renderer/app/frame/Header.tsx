import { FolderOpen, PanelLeft, PanelRight, Settings } from 'lucide-react';
import type { Ref } from 'react';
import { useStore } from 'zustand';
import type { Commands } from '../../commands/registry';
import { SearchBox, type SearchBoxHandle } from '../../features/search/box/SearchBox';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { changeOfTimes, TIMES, timesOf } from '../../state/window/settings-slice';
import { isBeside } from '../../state/window/view-slice';
import { Button } from '../../ui/controls/Button';
import { IconButton } from '../../ui/controls/IconButton';
import { Select } from '../../ui/controls/Select';
import styles from './Header.module.css';
import { Logo } from './Logo';

interface HeaderProps {
  readonly store: AppStore;
  readonly commands: Commands;
  readonly run: (id: string) => void;
  readonly search: Ref<SearchBoxHandle>;
  readonly onLeaveSearch: () => void;
  /** Whether there are panes to show and hide. */
  readonly panes: boolean;
}

/** Name, search box, zone, and the few things that are always at hand. */
export function Header({ store, commands, run, search, onLeaveSearch, panes }: HeaderProps) {
  const width = useStore(store, state => state.width);
  const drawer = useStore(store, state => state.drawer);
  const settings = useStore(store, state => state.settings);
  const { sidebarShown, inspectorShown } = settings;
  const isShown = (pane: 'sidebar' | 'inspector') => {
    if (!isBeside(width, pane)) return drawer === pane;
    return pane === 'sidebar' ? sidebarShown : inspectorShown;
  };
  return (
    <header className={styles.header} data-pane="header">
      <div className={styles.brand}>
        <Logo />
        {width !== 'single' && <h1>{text('app.name')}</h1>}
        {panes && (
          <IconButton
            look="quiet"
            label={text('pane.showSidebar')}
            icon={<PanelLeft aria-hidden />}
            keys={commands.printedKeys('sidebar.toggle')}
            pressed={isShown('sidebar')}
            onPress={() => run('sidebar.toggle')}
          />
        )}
      </div>
      <SearchBox
        ref={search}
        store={store}
        keys={commands.byId('search.focus')?.keys.includes('/') ? '/' : undefined}
        onLeave={onLeaveSearch}
      />
      <div className={styles.actions}>
        {width !== 'single' && width !== 'narrow' && (
          <Select
            label={text('app.zone')}
            value={timesOf(settings)}
            choices={TIMES.map(value => ({ value, label: text(`zone.${value}`) }))}
            onPick={value => store.getState().changeSettings(changeOfTimes(value))}
          />
        )}
        {panes && (
          <IconButton
            look="quiet"
            label={text('pane.showInspector')}
            icon={<PanelRight aria-hidden />}
            keys={commands.printedKeys('inspector.toggle')}
            pressed={isShown('inspector')}
            onPress={() => run('inspector.toggle')}
          />
        )}
        <IconButton
          look="quiet"
          label={text('settings.title')}
          icon={<Settings aria-hidden />}
          keys={commands.printedKeys('app.settings')}
          onPress={() => run('app.settings')}
        />
        <Button
          look="primary"
          icon={<FolderOpen aria-hidden />}
          label={text('command.import.open')}
          onPress={() => run('import.open')}
        >
          {width !== 'single' && <span>{text('command.import.open')}</span>}
        </Button>
      </div>
    </header>
  );
}
