/** The transcript. */
export const transcript = {} as const;
