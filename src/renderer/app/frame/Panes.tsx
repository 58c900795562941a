import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { DEFAULT_SETTINGS, PANE_LIMITS, type PaneSizes } from '../../state/window/settings-slice';
import { isBeside } from '../../state/window/view-slice';
import { Splitter } from '../../ui/layout/Splitter';
import { focusInside } from './focus-panes';
import styles from './Panes.module.css';

interface PanesProps {
  readonly store: AppStore;
  readonly sidebar: ReactNode;
  readonly list: ReactNode;
  readonly conversation: ReactNode;
  readonly inspector: ReactNode;
  /** What stands beside the sidebar instead of the three others. */
  readonly page?: ReactNode;
}

/** The four panes side by side, or as many as there is room for; what has none lies over the others on demand. */
export function Panes({ store, sidebar, list, conversation, inspector, page }: PanesProps) {
  const width = useStore(store, state => state.width);
  const drawer = useStore(store, state => state.drawer);
  const opened = useStore(store, state => state.open.kind !== 'none');
  const { panes, sidebarShown, inspectorShown } = useStore(store, state => state.settings);

  const single = width === 'single';
  const hasSidebar = isBeside(width, 'sidebar') && sidebarShown;
  // there are no details of nothing
  const hasInspector = isBeside(width, 'inspector') && inspectorShown && opened && page === undefined;
  const columns = [
    ...(hasSidebar ? [`${panes.sidebar}px`] : []),
    ...(single || page !== undefined
      ? ['minmax(0, 1fr)']
      : [`minmax(13rem, min(${panes.list}px, 36vw))`, 'minmax(17rem, 1fr)']),
    ...(hasInspector ? [`${panes.inspector}px`] : []),
  ].join(' ');
  const style: CSSProperties = { gridTemplateColumns: columns };

  const closeDrawer = () => store.getState().closeDrawer();
  return (
    <div className={styles.panes} data-printed style={style} data-width={width}>
      {hasSidebar && (
        <nav
          id="pane-sidebar"
          className={`${styles.pane} ${styles.sidebar}`}
          aria-label={text('pane.sidebar')}
          data-pane="sidebar"
        >
          {sidebar}
          <PaneSplitter store={store} pane="sidebar" label={text('pane.resizeSidebar')} side="before" />
        </nav>
      )}
      {page !== undefined && (
        <main id="pane-page" className={styles.pane} aria-label={text('imports.title')} data-pane="list">
          {page}
        </main>
      )}
      {page === undefined && (!single || !opened) && (
        <section id="pane-list" className={`${styles.pane} pane-list`} aria-label={text('pane.list')} data-pane="list">
          {list}
          {!single && <PaneSplitter store={store} pane="list" label={text('pane.resizeList')} side="before" />}
        </section>
      )}
      {page === undefined && (!single || opened) && (
        <main
          id="pane-conversation"
          className={`${styles.pane} ${styles.conversation}`}
          aria-label={text('pane.conversation')}
          data-pane="conversation"
          tabIndex={-1}
        >
          {conversation}
        </main>
      )}
      {hasInspector && (
        <aside
          id="pane-inspector"
          className={`${styles.pane} pane-inspector`}
          aria-label={text('pane.inspector')}
          data-pane="inspector"
          tabIndex={-1}
        >
          {inspector}
          <PaneSplitter store={store} pane="inspector" label={text('pane.resizeInspector')} side="after" />
        </aside>
      )}
      {drawer !== undefined && !isBeside(width, drawer) && (
        <Drawer side={drawer} onClose={closeDrawer}>
          {drawer === 'sidebar' ? sidebar : inspector}
        </Drawer>
      )}
    </div>
  );
}

interface PaneSplitterProps {
  readonly store: AppStore;
  readonly pane: keyof PaneSizes;
  readonly label: string;
  readonly side: 'before' | 'after';
}

function PaneSplitter({ store, pane, label, side }: PaneSplitterProps) {
  const pixels = useStore(store, state => state.settings.panes[pane]);
  const [least, most] = PANE_LIMITS[pane];
  const { resizePane } = store.getState();
  return (
    <Splitter
      label={label}
      controls={`pane-${pane}`}
      pixels={pixels}
      least={least}
      most={most}
      side={side}
      onResize={to => resizePane(pane, to)}
      onReset={() => resizePane(pane, DEFAULT_SETTINGS.panes[pane])}
    />
  );
}

interface DrawerProps {
  readonly side: 'sidebar' | 'inspector';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A pane laid over the others. Escape and a press beside it put it away, and the focus goes back to where it was. */
function Drawer({ side, onClose, children }: DrawerProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (pane.current !== null) focusInside(pane.current);
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape and the button in the header do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the button in the header do the same */}
      <div className={styles.drawerShade} onClick={onClose} />
      <aside
        ref={pane}
        className={`${styles.pane} ${styles.drawer}`}
        data-side={side}
        aria-label={text(side === 'sidebar' ? 'pane.sidebar' : 'pane.inspector')}
        data-pane={side}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {children}
      </aside>
    </>
  );
}
