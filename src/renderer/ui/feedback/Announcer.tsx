interface AnnouncerProps {
  readonly words: string;
  /** Grows with each announcement. */
  readonly count: number;
}

/**
 * The page's one live region. A screen reader reads a change of text only, so every second announcement carries an
 * invisible space: the same words twice are then read twice.
 */
export function Announcer({ words, count }: AnnouncerProps) {
  return (
    // the attribute keeps it within hearing while a dialog hides the rest of the page
    <p role="status" className="visually-hidden" data-live-announcer="true">
      {words === '' ? '' : `${words}${count % 2 === 0 ? '' : '\u00a0'}`}
    </p>
  );
}
