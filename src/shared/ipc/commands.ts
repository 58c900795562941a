/** The commands that have a menu item. The page knows them by the same ids. */
export const MENU_COMMANDS = [
  'import.open',
  'import.openFolder',
  'app.print',
  'app.settings',
  'app.palette',
  'app.shortcuts',
  'search.focus',
  'transcript.find',
  'transcript.findNext',
  'transcript.findPrevious',
  'library.next',
  'library.previous',
  'pane.next',
  'pane.previous',
] as const;

export type MenuCommand = (typeof MENU_COMMANDS)[number];
