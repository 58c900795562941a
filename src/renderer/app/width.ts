import type { Width } from '../state/view-slice';

// in rem, so that a larger text folds panes as a narrower window does
const STEPS: readonly (readonly [string, Width])[] = [
  ['(min-width: 68.75rem)', 'wide'],
  ['(min-width: 51.25rem)', 'medium'],
  ['(min-width: 38rem)', 'narrow'],
];

function currentWidth(): Width {
  return STEPS.find(([query]) => matchMedia(query).matches)?.[1] ?? 'single';
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
