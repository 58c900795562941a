// screen and nativeTheme: one display, light.
import { strict } from './strict.mjs';

const DISPLAY = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };

export const screen = strict('screen', {
  getPrimaryDisplay: () => DISPLAY,
  getAllDisplays: () => [DISPLAY],
});

export const nativeTheme = strict('nativeTheme', { shouldUseDarkColors: false });
