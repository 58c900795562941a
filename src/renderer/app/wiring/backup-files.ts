import type { FileTicket, Host } from '#shared/host';
import type { NamedBackup } from '../../state/care/restore-slice';

/** Whether a file is meant as a backup. Whether it is one, its first bytes say. */
export function isBackupName(name: string): boolean {
  return name.toLowerCase().endsWith('.lectern');
}

/** A file that the page holds, read piece by piece. */
export function backupOfFile(file: File): NamedBackup {
  return {
    name: file.name,
    bytes: file.size,
    read: async (from, length) => {
      const piece = await file
        .slice(from, from + length)
        .arrayBuffer()
        .catch(cannotRead);
      return new Uint8Array(piece);
    },
  };
}

/** A file that only the host can read. */
export function backupOfTicket(
  { id, name, bytes }: FileTicket,
  readPiece: NonNullable<Host['readPiece']>,
): NamedBackup {
  return {
    name,
    bytes,
    read: async (from, length) => (await readPiece(id, from, length)) ?? cannotRead(),
  };
}

function cannotRead(): never {
  throw Object.assign(new Error('the file cannot be read'), { code: 'backup/not-read' });
}
