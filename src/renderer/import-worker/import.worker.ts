import { z } from 'zod';
import { type ImportPort, serveImport } from '#shared/import/session';
import { tellRejections } from '../worker-incidents';
import { fileBytes } from './file-bytes';

// compiled checks would need `eval`, which the page's policy refuses
z.config({ jitless: true });
tellRejections('import');

/** The worker's one message: the end of the channel to the archive. */
interface Begin {
  readonly port: MessagePort;
}

addEventListener(
  'message',
  ({ data: { port } }: MessageEvent<Begin>) => {
    void serveImport(portOf(port), ({ file }) => fileBytes(file));
  },
  { once: true },
);

function portOf(port: MessagePort): ImportPort {
  return {
    postMessage: (message, transfer) => port.postMessage(message, [...transfer]),
    onMessage: listener => {
      port.addEventListener('message', ({ data }) => listener(data));
      port.start();
    },
  };
}
