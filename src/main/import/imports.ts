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
  /** Ends the process that this page started with this nonce, whatever it is at. */
  end(page: WebContents, nonce: string): void;
  /** Ends them all at once: the page they worked for is gone. */
  endAll(): void;
}

interface Running {
  readonly child: UtilityProcess;
  readonly page: WebContents;
  readonly nonce: string;
}

export function createImportProcesses(): ImportProcesses {
  const running = new Set<Running>();
  return {
    start: (page, nonce, paths) => {
      const child = utilityProcess.fork(join(import.meta.dirname, 'import-process.js'), [], {
        serviceName: 'Lectern import',
      });
      const own = { child, page, nonce };
      running.add(own);
      let hasFinished = false;
      child.once('exit', () => {
        running.delete(own);
        // one that has said everything is not gone: its last words may still be on their way through the port
        if (!hasFinished && !page.isDestroyed()) page.send(NOTICES.importGone, nonce);
      });
      // a fatal error of the engine: `exit` follows, and without a listener this one would end the program
      child.on('error', () => undefined);
      child.on('message', (message: FromImportProcess) => {
        if (message.type !== 'finished') return;
        hasFinished = true;
        dismiss(child);
      });

      const { port1, port2 } = new MessageChannelMain();
      send(child, { paths }, [port1]);
      page.postMessage(NOTICES.importPort, nonce, [port2]);
    },
    end: (page, nonce) => {
      for (const each of running) if (each.page === page && each.nonce === nonce) kill(each.child);
    },
    endAll: () => {
      for (const { child } of running) kill(child);
      running.clear();
    },
  };
}

/** A thread that never comes back to its messages may not hear a polite signal either. */
function kill(child: UtilityProcess): void {
  const { pid } = child;
  child.kill();
  const backstop = setTimeout(() => {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }, PATIENCE_MS);
  child.once('exit', () => clearTimeout(backstop));
}

function dismiss(child: UtilityProcess): void {
  send(child, { type: 'leave' });
  const backstop = setTimeout(() => kill(child), PATIENCE_MS);
  child.once('exit', () => clearTimeout(backstop));
}

function send(child: UtilityProcess, message: ToImportProcess, ports: Electron.MessagePortMain[] = []): void {
  child.postMessage(message, ports);
}
