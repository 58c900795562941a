import type { Host } from '#shared/host';
import { createBrowserHost } from './browser-host';
import { electronHost } from './electron-host';

/** The page's surroundings: Electron where its preload is there, else what a browser offers. */
export const host: Host = electronHost() ?? createBrowserHost();
