import { type KeyboardEvent, type RefObject, useLayoutEffect } from 'react';
import type { Copying } from './copy/use-copying';
import { stepOf } from './feed-keys';
import { focusAfter, focusBefore } from './leave-feed';
import { isArticle, type Row, type Rows } from './rows/row';
import type { FeedWindow } from './window/feed-window';

interface FeedKeys {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly feed: RefObject<HTMLElement | null>;
  /** Set where the active row shall get the focus as soon as it is drawn. */
  readonly focusWanted: RefObject<boolean>;
  readonly view: RefObject<FeedWindow | null>;
  readonly rows: Rows;
  /** The row that has the focus, or would get it. */
  readonly activeIndex: number | undefined;
  /** Whether anything is selected. */
  readonly selected: boolean;
  readonly select: (row: Row | undefined) => void;
  readonly setActive: (key: string) => void;
  readonly copying: Copying;
}

/** Going from article to article with keys, with the focus and the selection; with Shift, lines are marked. */
export function useFeedKeys(keys: FeedKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const { scroller, feed, focusWanted, view, rows, activeIndex, selected, select, setActive, copying } = keys;
  useLayoutEffect(() => {
    if (!focusWanted.current || activeIndex === undefined) return;
    const article = feed.current?.querySelector<HTMLElement>(`[data-row="${activeIndex}"] > article`);
    if (!article) return;
    focusWanted.current = false;
    article.focus({ preventScroll: true });
  });

  const moveTo = (index: number | undefined): Row | undefined => {
    const row = index === undefined ? undefined : rows.rows[index];
    if (index === undefined || !isArticle(row)) return undefined;
    focusWanted.current = true;
    setActive(row.key);
    view.current?.goTo(index, 'nearest');
    return row;
  };
  const pick = (index: number | undefined) => {
    const row = moveTo(index);
    if (row === undefined) return;
    copying.clear();
    select(row);
  };
  const extend = (index: number | undefined, from: Row | undefined) => {
    const row = moveTo(index);
    if (row !== undefined && from !== undefined) copying.markTo(row.key, from.key);
  };

  return event => {
    const step = stepOf(event, scroller.current);
    // without anything to take back, Escape belongs to the window
    const idle = step === 'nothing' && copying.marked === undefined && !selected;
    if (step === undefined || idle) return;
    event.preventDefault();
    const row = activeIndex === undefined ? undefined : rows.rows[activeIndex];
    const position = isArticle(row) ? row.position : 1;
    switch (step) {
      case 'next':
        return pick(rows.articles[position]);
      case 'previous':
        return pick(rows.articles[position - 2]);
      case 'first':
        return pick(rows.articles[0]);
      case 'last':
        return pick(rows.articles.at(-1));
      case 'markNext':
        return extend(rows.articles[position], row);
      case 'markPrevious':
        return extend(rows.articles[position - 2], row);
      case 'markAll':
        return copying.markAll();
      case 'before':
        return focusBefore(event.currentTarget);
      case 'after':
        return focusAfter(event.currentTarget);
      case 'select':
        return select(row);
      case 'nothing':
        if (copying.marked !== undefined) return copying.clear();
        return select(undefined);
    }
  };
}
