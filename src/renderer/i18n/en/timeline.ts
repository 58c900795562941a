/** The timeline and the names of events. */
export const timeline = {} as const;
