// screen, nativeTheme and powerSaveBlocker: one display, light, and sleep that nothing here would notice.
import { onlyKnown, strict } from './strict.mjs';

const DISPLAY = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };

export const screen = strict('screen', {
  getPrimaryDisplay: () => DISPLAY,
  getAllDisplays: () => [DISPLAY],
});

export const nativeTheme = strict('nativeTheme', { shouldUseDarkColors: false });

let nextBlocker = 1;
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(type) {
    onlyKnown('powerSaveBlocker', { type }, { type: ['prevent-app-suspension'] });
    return nextBlocker++;
  },
  stop() {},
});
