/** What the browser host asks by itself; in Electron the main process asks with a native dialog. */
export const host = {
  'host.openLink': 'Open this address in the browser?\n\n{url}\n\nThe page it leads to can see that you came.',
} as const;
