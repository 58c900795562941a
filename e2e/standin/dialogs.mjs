// dialog and shell: what only a person at the machine could answer throws, unless the test put an answer in place.
import { refuse } from './runtime.mjs';
import { strict } from './strict.mjs';

const unanswered = name => () => {
  throw new Error(`stand-in: ${name} was not given an answer by the test`);
};

export const dialog = strict('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  showMessageBoxSync: unanswered('showMessageBoxSync'),
  showErrorBox: (title, content) => refuse(`${title}: ${content}`),
});

export const shell = strict('shell', { openExternal: unanswered('openExternal') });
