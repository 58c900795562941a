import { type ClipboardEvent, useState } from 'react';
import { isInternal } from '#shared/export/choose-content';
import { localLink } from '#shared/export/local-link';
import type { ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import type { Member } from '../rows/article-props';
import { type MarkedStretch, markedIndexes } from '../rows/marked-rows';
import { isArticle, type Row, type Rows } from '../rows/row';
import { type CopyForm, copiedAs, writeClipboard } from './copy';
import { excerptOf } from './excerpt-of-rows';

interface CopyingOf {
  readonly rows: Rows;
  readonly members: readonly Member[];
  readonly zone: ZoneChoice;
  readonly selectedIndex: number | undefined;
}

export interface Copying {
  readonly marked: MarkedStretch | undefined;
  /** What was last done, in words. `count` grows, so that the same words are read again. */
  readonly told: { readonly words: string; readonly count: number };
  /** Draws the mark to a row: from where it was begun, else from the other one. */
  markTo(key: string, from: string): void;
  markAll(): void;
  clear(): void;
  /**
   * Copies what is marked, else what is selected, else everything. What only agents saw is copied where it is asked for, or where
   * it alone is what is copied.
   */
  copy(form: CopyForm, withInternal?: boolean): void;
  copyRow(row: Row, form: CopyForm): void;
  copyLink(): void;
  copyLinkTo(row: Row): void;
  /** For the system's own copy key and menu. */
  onCopy(event: ClipboardEvent): void;
}

/** Marking lines, and bringing them to the clipboard. */
export function useCopying({ rows, members, zone, selectedIndex }: CopyingOf): Copying {
  const [marked, setMarked] = useState<MarkedStretch>();
  const [told, setTold] = useState({ words: '', count: 0 });
  const tell = (words: string) => setTold(({ count }) => ({ words, count: count + 1 }));

  const chosen = (): readonly Row[] => {
    const stretch = markedIndexes(marked, rows);
    if (stretch !== undefined) return withBeginnings(rows.rows.slice(stretch.first, stretch.last + 1));
    return selectedIndex === undefined ? withBeginnings(rows.rows) : rows.rows.slice(selectedIndex, selectedIndex + 1);
  };
  const copyRows = (which: readonly Row[], form: CopyForm, withInternal: boolean) => {
    const copied = withInternal ? which : forEverybody(which);
    const excerpt = excerptOf(copied, members, zone);
    const leftOut = which.length - copied.length;
    void writeClipboard(copiedAs(excerpt, form)).then(done =>
      tell(
        done ? text('transcript.copied', { count: excerpt.lines.length, leftOut }) : text('transcript.copied.failed'),
      ),
    );
  };
  const copyLinkTo = (row: Row | undefined) => {
    const member = members[row !== undefined && isArticle(row) ? row.member : 0];
    if (member === undefined) return;
    const place = { conversation: member.conversation.key, ...(isArticle(row) ? { item: row.item } : {}) };
    void writeClipboard({ plain: localLink(place) }).then(done =>
      tell(text(done ? 'transcript.copied.link' : 'transcript.copied.failed')),
    );
  };

  return {
    marked,
    told,
    markTo: (key, from) => setMarked(before => ({ from: before?.from ?? from, to: key })),
    markAll: () => {
      const [first] = withBeginnings(rows.rows.slice(0, (rows.articles[0] ?? 0) + 1)).filter(isArticle);
      const [from, to] = [first?.key, rows.rows[rows.articles.at(-1) ?? -1]?.key];
      if (from !== undefined && to !== undefined) setMarked({ from, to });
    },
    clear: () => setMarked(undefined),
    copy: (form, withInternal = false) => copyRows(chosen(), form, withInternal),
    copyRow: (row, form) => copyRows([row], form, true),
    copyLink: () => copyLinkTo(selectedIndex === undefined ? undefined : rows.rows[selectedIndex]),
    copyLinkTo,
    onCopy: event => {
      const selection = document.getSelection();
      const nothingChosen = marked === undefined && selectedIndex === undefined;
      // text that was marked by hand, or in a field, is copied as ever
      if ((selection !== null && !selection.isCollapsed) || isField(event.target) || nothingChosen) return;
      const { plain, html } = copiedAs(excerptOf(forEverybody(chosen()), members, zone), 'rich');
      event.clipboardData.setData('text/plain', plain);
      if (html !== undefined) event.clipboardData.setData('text/html', html);
      event.preventDefault();
    },
  };
}

/** What is only folded because there is little room for it is copied with the rest. */
function withBeginnings(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap(row => (row.kind === 'beginning' && !row.isOpen ? row.rows : [row]));
}

/** Without what only agents saw. Who chose nothing but that asked for it. */
function forEverybody(rows: readonly Row[]): readonly Row[] {
  const isHidden = (row: Row) => row.kind === 'message' && isInternal(row.message);
  return rows.filter(isArticle).every(isHidden) ? rows : rows.filter(row => !isHidden(row));
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
