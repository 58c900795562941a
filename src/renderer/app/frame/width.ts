import type { Width } from '../../state/window/view-slice';

// in rem, so that a larger text folds panes as a narrower window does
const STEPS: readonly (readonly [string, Width])[] = [
  ['(min-width: 68.75rem)', 'wide'],
  // a window of 1024 pixels is for the list and the conversation
  ['(min-width: 64.0625rem)', 'medium'],
  ['(min-width: 38rem)', 'narrow'],
];

function currentWidth(): Width {
  return STEPS.find(([query]) => matchMedia(query).matches)?.[1] ?? 'single';
}

// at this height a timeline in lanes would leave room for a few messages only
const LOW = '(max-height: 900px)';

/** Tells whether the window is low, now and whenever that changes. Returns the way to stop. */
export function followHeight(listener: (low: boolean) => void): () => void {
  const query = matchMedia(LOW);
  const tell = () => listener(query.matches);
  query.addEventListener('change', tell);
  tell();
  return () => query.removeEventListener('change', tell);
}

/** Tells how many panes have room, now and whenever that changes. Returns the way to stop. */
export function followWidth(listener: (width: Width) => void): () => void {
  const tell = () => listener(currentWidth());
  const queries = STEPS.map(([query]) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', tell);
  tell();
  return () => {
    for (const query of queries) query.removeEventListener('change', tell);
  };
}
