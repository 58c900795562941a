import type { BackupSource } from '#shared/backup/read-backup';
import type { BackupSourceQuestions, BackupTargetQuestions } from '../rpc/questions';
import { RpcClient, serveRpc } from '../rpc/rpc';

/** So much of a file is asked for at once: a frame, and some. */
const WINDOW_BYTES = 4_000_000;

/** The worker's end of a file that the page writes. */
export function targetBehind(port: MessagePort): (piece: Uint8Array) => Promise<void> {
  const asker = new RpcClient<BackupTargetQuestions>(port);
  port.start();
  return async piece => {
    await asker.ask('write', piece);
  };
}

/** The worker's end of a file that the page reads. Reads ahead, because a backup is read from front to back. */
export function sourceBehind(port: MessagePort, bytes: number): BackupSource {
  const asker = new RpcClient<BackupSourceQuestions>(port);
  port.start();
  let held = { from: 0, piece: new Uint8Array() };
  return {
    bytes,
    read: async (from, length) => {
      const end = held.from + held.piece.length;
      const isHeld = from >= held.from && (from + length <= end || (end === bytes && from <= end));
      if (!isHeld) {
        const piece = await asker.ask('read', { from, length: Math.max(length, WINDOW_BYTES) });
        held = { from, piece: new Uint8Array(piece) };
      }
      return held.piece.slice(from - held.from, from - held.from + length);
    },
  };
}

/** The page's end. */
export function serveTarget(port: MessagePort, write: (piece: Uint8Array) => Promise<void>): void {
  serveRpc<BackupTargetQuestions>(port, {
    write: async piece => {
      await write(piece);
      return undefined;
    },
  });
  port.start();
}

export function serveSource(port: MessagePort, read: BackupSource['read']): void {
  serveRpc<BackupSourceQuestions>(port, { read: ({ from, length }) => read(from, length) });
  port.start();
}
