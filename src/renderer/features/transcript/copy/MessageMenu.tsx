import { type RefObject, useEffect, useRef, useState } from 'react';
import { text } from '../../../i18n/text';
import { MenuAt } from '../../../ui/controls/Menu';
import { isArticle, type Row, type Rows } from '../rows/row';
import type { Copying } from './use-copying';

interface MessageMenuProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: Rows;
  readonly copying: Copying;
  readonly onSelect: (row: Row) => void;
  /** Absent where no notes are kept. */
  readonly onWriteNote: ((row: Row) => void) | undefined;
}

interface OpenMenu {
  readonly row: Row;
  readonly x: number;
  readonly y: number;
}

/** The menu of a message or event, opened with the secondary button or the menu key. One for the whole feed. */
export function MessageMenu({ scroller, rows, copying, onSelect, onWriteNote }: MessageMenuProps) {
  const [menu, setMenu] = useState<OpenMenu>();
  const anchor = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onContextMenu = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      const key = target?.closest<HTMLElement>('[data-item]')?.dataset.item;
      const row = key === undefined ? undefined : rows.rows[rows.indexOf.get(key) ?? -1];
      // marked text and links have a menu of the system's
      if (!isArticle(row) || target?.closest('a') || document.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      setMenu({ row, x: event.clientX, y: event.clientY });
    };
    element.addEventListener('contextmenu', onContextMenu);
    return () => element.removeEventListener('contextmenu', onContextMenu);
  }, [scroller, rows]);

  if (menu === undefined) return undefined;
  const act = (id: string) => {
    if (id === 'link') copying.copyLinkTo(menu.row);
    else if (id === 'select') onSelect(menu.row);
    else if (id === 'note') onWriteNote?.(menu.row);
    else copying.copyRow(menu.row, id === 'markdown' ? 'markdown' : 'rich');
  };
  return (
    <>
      <span ref={anchor} aria-hidden="true" style={{ position: 'fixed', left: menu.x, top: menu.y }} />
      <MenuAt
        label={text('transcript.menu')}
        choices={CHOICES.filter(({ id }) => id !== 'note' || onWriteNote !== undefined).map(({ id, label }) => ({
          id,
          label: text(label),
        }))}
        onPick={act}
        anchor={anchor}
        onClose={() => setMenu(undefined)}
      />
    </>
  );
}

const CHOICES = [
  { id: 'copy', label: 'transcript.menu.copy' },
  { id: 'markdown', label: 'transcript.menu.markdown' },
  { id: 'link', label: 'transcript.copy.link' },
  { id: 'note', label: 'transcript.menu.note' },
  { id: 'select', label: 'transcript.menu.select' },
] as const;
