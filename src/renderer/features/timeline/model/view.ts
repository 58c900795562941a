/** The stretch of the drawn axis that is in sight. */
export interface View {
  readonly from: number;
  readonly until: number;
}

/** How far a view may go: a margin around the whole, and never closer than `least` units. */
export interface Bounds {
  readonly length: number;
  readonly least: number;
}

const MARGIN = 0.02;

export function wholeView({ length }: Bounds): View {
  return { from: -length * MARGIN, until: length * (1 + MARGIN) };
}

/** Keeps what is under `anchor` where it is; a factor below 1 comes closer. */
export function zoomed(view: View, factor: number, anchor: number, bounds: Bounds): View {
  const length = view.until - view.from;
  const wanted = Math.min(Math.max(length * factor, bounds.least), bounds.length * (1 + 2 * MARGIN));
  const share = length === 0 ? 0.5 : (anchor - view.from) / length;
  const from = anchor - wanted * share;
  return within({ from, until: from + wanted }, bounds);
}

/** Moves by a share of what is in sight. */
export function panned(view: View, share: number, bounds: Bounds): View {
  const by = (view.until - view.from) * share;
  return within({ from: view.from + by, until: view.until + by }, bounds);
}

/** Shows a stretch with some room around it. */
export function fitted(from: number, until: number, bounds: Bounds): View {
  const room = Math.max((until - from) * 0.25, bounds.length * 0.03, bounds.least / 2);
  return within({ from: from - room, until: until + room }, bounds);
}

/** Exactly a stretch, as far as the bounds allow. */
export function framed(from: number, until: number, bounds: Bounds): View {
  const middle = (from + until) / 2;
  const half = Math.max(Math.abs(until - from), bounds.least) / 2;
  return within({ from: middle - half, until: middle + half }, bounds);
}

/** Moves the view, without changing its length, so that a place is in sight. */
export function bringing(view: View, place: number, bounds: Bounds): View {
  if (place >= view.from && place <= view.until) return view;
  const half = (view.until - view.from) / 2;
  return within({ from: place - half, until: place + half }, bounds);
}

function within(view: View, bounds: Bounds): View {
  const whole = wholeView(bounds);
  const length = view.until - view.from;
  if (length >= whole.until - whole.from) return whole;
  if (view.from < whole.from) return { from: whole.from, until: whole.from + length };
  if (view.until > whole.until) return { from: whole.until - length, until: whole.until };
  return view;
}
