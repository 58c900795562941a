import type { KeyboardEvent } from 'react';

type Step =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'markNext'
  | 'markPrevious'
  | 'markAll'
  | 'before'
  | 'after'
  | 'select'
  | 'nothing';

/**
 * What a key means in the feed. Arrows and letters belong to what is inside an article while that has the focus;
 * the page keys always go from article to article. An arrow first scrolls through an article that does not fit.
 */
export function stepOf(event: KeyboardEvent<HTMLElement>, scroller: HTMLElement | null): Step | undefined {
  const { key, altKey, metaKey, shiftKey } = event;
  const control = event.ctrlKey || metaKey;
  if (altKey || event.defaultPrevented) return undefined;
  if (key === 'PageDown') return control ? undefined : 'next';
  if (key === 'PageUp') return control ? undefined : 'previous';
  if (control && !shiftKey && key === 'Home') return 'before';
  if (control && !shiftKey && key === 'End') return 'after';
  if (key === 'Escape') return 'nothing';
  const article = event.target as HTMLElement;
  if (article.tagName !== 'ARTICLE') return undefined;
  if (control) return key.toLowerCase() === 'a' && !shiftKey ? 'markAll' : undefined;
  if (shiftKey) return key === 'ArrowDown' ? 'markNext' : key === 'ArrowUp' ? 'markPrevious' : undefined;
  switch (key) {
    case 'ArrowDown':
      return isCutOff(article, scroller, 'below') ? undefined : 'next';
    case 'ArrowUp':
      return isCutOff(article, scroller, 'above') ? undefined : 'previous';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case 'Enter':
    case ' ':
      return 'select';
    default:
      return undefined;
  }
}

function isCutOff(article: HTMLElement, scroller: HTMLElement | null, where: 'above' | 'below'): boolean {
  if (scroller === null) return false;
  const inner = article.getBoundingClientRect();
  const outer = scroller.getBoundingClientRect();
  if (inner.height <= outer.height) return false;
  return where === 'below' ? inner.bottom > outer.bottom : inner.top < outer.top;
}
