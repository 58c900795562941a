/** The inspector: details, events, surveys, source. */
export const inspector = {} as const;
