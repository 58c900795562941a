import { type RefObject, useCallback, useEffect } from 'react';
import type { FileTicket, Host } from '#shared/host';
import type { ImportSource } from '#shared/import/contract/protocol';
import type { NamedFile } from '../../features/import/files/dropped-files';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import { sampleFiles } from '../../samples';
import { toFailure } from '../../state/base/failure';
import { isRecovering } from '../../state/care/recovery-slice';
import type { NamedBackup } from '../../state/care/restore-slice';
import { sourceOfTicket, sourcesOfFiles } from '../../state/imports/import-source';
import type { AppStore } from '../../state/store';
import { backupOfFile, backupOfTicket, isBackupName } from './backup-files';
import type { Choice, FileInputsHandle } from './FileInputs';

/** Every way by which files come in, all of which end in the one queue. */
export interface IncomingFiles {
  /** Dropped, or chosen with the page's own inputs. */
  onFiles(files: readonly NamedFile[]): void;
  onDropFailed(): void;
  onMarksFile(file: File): void;
  choose(what: Choice): void;
  openSamples(): void;
}

export function useIncomingFiles(
  store: AppStore,
  host: Host,
  inputs: RefObject<FileInputsHandle | null>,
): IncomingFiles {
  const onFailed = useCallback((thrown: unknown) => store.getState().say(findingText(toFailure(thrown))), [store]);

  /** While the archive is in doubt, files are for bringing it back. */
  const take = useCallback(
    (sources: readonly ImportSource[]) => {
      const state = store.getState();
      if (isRecovering(state)) void state.offerFiles(sources);
      else state.enqueueImport(sources);
    },
    [store],
  );

  /** Of several backups the first is opened: each is a question of its own. */
  const openBackup = useCallback((file: NamedBackup) => void store.getState().openBackup(file), [store]);

  const takeTickets = useCallback(
    (tickets: readonly FileTicket[]) => {
      const { readPiece } = host;
      const backup = tickets.find(({ name }) => isBackupName(name));
      if (backup !== undefined && readPiece !== undefined) openBackup(backupOfTicket(backup, readPiece));
      take(tickets.filter(({ name }) => !isBackupName(name)).map(sourceOfTicket));
    },
    [take, host, openBackup],
  );

  const onFiles = useCallback(
    (given: readonly NamedFile[]) => {
      const backup = given.find(({ file }) => isBackupName(file.name));
      if (backup !== undefined) openBackup(backupOfFile(backup.file));
      const files = given.filter(({ file }) => !isBackupName(file.name));
      if (files.length === 0) return;
      sourcesOfFiles(files, host, () => crypto.randomUUID()).then(sources => take(sources), onFailed);
    },
    [take, host, onFailed, openBackup],
  );

  const onMarksFile = useCallback((file: File) => void store.getState().loadMarks(backupOfFile(file)), [store]);

  const onDropFailed = useCallback(() => store.getState().say(text('drop.failed')), [store]);

  const choose = useCallback(
    (what: Choice) => {
      if (what === 'backup' || what === 'marks' || host.chooseExports === undefined) {
        inputs.current?.choose(what);
        return;
      }
      host.chooseExports(what).then(takeTickets, onFailed);
    },
    [takeTickets, host, inputs, onFailed],
  );

  const openSamples = useCallback(() => {
    sampleFiles().then(files => onFiles(files.map(file => ({ file, name: file.name }))), onFailed);
  }, [onFiles, onFailed]);

  useEffect(() => {
    const stop = host.onOpenedFiles(takeTickets);
    let over = false;
    host.openedFiles?.().then(files => {
      if (!over && files.length > 0) onFiles(files.map(file => ({ file, name: file.name })));
    }, onFailed);
    return () => {
      over = true;
      stop();
    };
  }, [takeTickets, host, onFiles, onFailed]);

  return { onFiles, onDropFailed, onMarksFile, choose, openSamples };
}
