import type { Host, ImportProcess, NewFile } from '#shared/host';
import type { Bridge } from '#shared/ipc/bridge';
import { BRIDGE, PORT_MESSAGE } from '#shared/ipc/channels';

declare global {
  interface Window {
    readonly [BRIDGE]?: Bridge;
  }
}

/** The host contract over the bridge of Electron's preload; undefined where there is none. */
export function electronHost(): Host | undefined {
  const bridge = window[BRIDGE];
  if (bridge === undefined) return undefined;
  return {
    ...bridge,
    kind: 'electron',
    createFile: suggestedName => createFile(bridge, suggestedName),
    startImportProcess: () => startImportProcess(bridge),
  };
}

async function createFile(bridge: Bridge, suggestedName: string): Promise<NewFile | 'cancelled' | 'failed'> {
  const begun = await bridge.beginSave(suggestedName);
  if (begun.kind !== 'begun') return begun.kind;
  const done = (went: boolean) => {
    if (!went) throw new Error('the file could not be written');
  };
  return {
    write: async piece => done(await bridge.writeSave(begun.id, piece)),
    finish: async () => done(await bridge.endSave(begun.id, true)),
    discard: async () => {
      await bridge.endSave(begun.id, false);
    },
  };
}

async function startImportProcess(bridge: Bridge): Promise<ImportProcess> {
  const nonce = crypto.randomUUID();
  const listening = new AbortController();
  const arrived = new Promise<MessagePort>(found => {
    const onMessage = ({ source, data, ports: [first] }: MessageEvent<unknown>) => {
      if (source === window && isAnswerTo(nonce, data) && first !== undefined) found(first);
    };
    addEventListener('message', onMessage, { signal: listening.signal });
  });
  // it may end before anybody asks whether it has
  const gone = new Promise<void>(ended => {
    const stop = bridge.onImportProcessGone(which => {
      if (which !== nonce) return;
      stop();
      ended();
    });
  });
  try {
    await bridge.startImportProcess(nonce);
    const port = await arrived;
    return {
      port,
      end: () => void bridge.endImportProcess(nonce),
      onGone: listener => void gone.then(listener),
    };
  } finally {
    listening.abort();
  }
}

function isAnswerTo(nonce: string, data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('nonce' in data)) return false;
  return data.type === PORT_MESSAGE && data.nonce === nonce;
}
