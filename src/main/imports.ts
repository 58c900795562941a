import { join } from 'node:path';
import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import { NOTICES } from '#shared/ipc/channels';
import type { FromImportProcess, ToImportProcess } from '#shared/ipc/import-process';

// a process that was told to leave and has not gone by then is not going to
const PATIENCE_MS = 5000;

/** The import processes of the page. They end with their work, and at the latest with the page. */
export interface ImportProcesses {
  /** Forks a process, gives one end of a channel to it, with the paths behind the tickets, and the other to the page. */
  start(page: WebContents, nonce: string, paths: Readonly<Record<string, string>>): void;
  /** Ends them all at once: the page they worked for is gone. */
  endAll(): void;
}

export function createImportProcesses(): ImportProcesses {
  const running = new Set<UtilityProcess>();
  return {
    start: (page, nonce, paths) => {
      const child = utilityProcess.fork(join(import.meta.dirname, 'import-process.js'), [], {
        serviceName: 'Lectern import',
      });
      running.add(child);
      child.once('exit', () => running.delete(child));
      child.on('message', (message: FromImportProcess) => {
        if (message.type === 'finished') dismiss(child);
      });

      const { port1, port2 } = new MessageChannelMain();
      send(child, { paths }, [port1]);
      page.postMessage(NOTICES.importPort, nonce, [port2]);
    },
    endAll: () => {
      for (const child of running) child.kill();
      running.clear();
    },
  };
}

function dismiss(child: UtilityProcess): void {
  send(child, { type: 'leave' });
  const backstop = setTimeout(() => child.kill(), PATIENCE_MS);
  child.once('exit', () => clearTimeout(backstop));
}

function send(child: UtilityProcess, message: ToImportProcess, ports: Electron.MessagePortMain[] = []): void {
  child.postMessage(message, ports);
}
