/** Bringing exports in: drop target, preview, progress, report, undo. */
export const importing = {} as const;
