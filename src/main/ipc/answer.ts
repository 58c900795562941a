import { ipcMain } from 'electron';
import type { Channel } from '#shared/ipc/contract';
import { checked, type Work } from './checked';

/** The only way to listen to the page. */
export function answer<C extends Channel>(channel: C, work: Work<C>): void {
  ipcMain.handle(channel, checked(channel, work));
}
