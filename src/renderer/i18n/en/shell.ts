/** The frame: header, sidebar, list, search box, status bar, settings. */
export const shell = {} as const;
