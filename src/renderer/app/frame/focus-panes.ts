const PANES = '[data-pane]';
// what a pane is for
const HEART =
  '[role="combobox"], [role="grid"], [role="application"], [role="feed"] [tabindex="0"], [role="tab"][aria-selected="true"]';
// a panel of tabs takes the focus only until it is known that something in it does
const FOCUSABLE =
  'button:not(:disabled), input, [tabindex="0"]:not([role="separator"], [role="tabpanel"]), a[href], select, textarea';

/** Moves the focus to the next or the previous pane that is in sight, in reading order and round the end. One that holds panes gives way to them. */
export function focusPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter(
    pane => pane.offsetParent !== null && pane.querySelector(PANES) === null,
  );
  if (panes.length === 0) return;
  const here = panes.findIndex(pane => pane.contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : panes.length - 1) : (here + by + panes.length) % panes.length;
  const pane = panes[next];
  if (pane !== undefined) focusInside(pane);
}

/** Focuses what a pane is for, else the first thing in it that takes the focus, else the pane. */
export function focusInside(pane: HTMLElement): void {
  const target = pane.querySelector<HTMLElement>(HEART) ?? pane.querySelector<HTMLElement>(FOCUSABLE);
  (target ?? pane).focus();
}
