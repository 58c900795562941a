const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/** Gives the focus to what comes before the feed, as Control+Home does in every feed. */
export function focusBefore(feed: HTMLElement): void {
  candidates(feed, Node.DOCUMENT_POSITION_PRECEDING).at(-1)?.focus();
}

export function focusAfter(feed: HTMLElement): void {
  candidates(feed, Node.DOCUMENT_POSITION_FOLLOWING)[0]?.focus();
}

function candidates(feed: HTMLElement, position: number): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    element =>
      !feed.contains(element) &&
      (feed.compareDocumentPosition(element) & position) !== 0 &&
      !element.closest('[inert], [hidden]') &&
      element.checkVisibility?.() !== false,
  );
}
