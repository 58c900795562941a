import { type RefObject, useCallback, useEffect } from 'react';
import type { Host } from '#shared/host';
import type { ImportSource } from '#shared/import/contract/protocol';
import type { NamedFile } from '../../features/import/files/dropped-files';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import { sampleFiles } from '../../samples';
import { toFailure } from '../../state/base/failure';
import { isRecovering } from '../../state/care/recovery-slice';
import { sourceOfTicket, sourcesOfFiles } from '../../state/imports/import-source';
import type { AppStore } from '../../state/store';
import type { FileInputsHandle } from './FileInputs';

/** Every way by which files come in, all of which end in the one queue. */
export interface IncomingFiles {
  /** Dropped, or chosen with the page's own inputs. */
  onFiles(files: readonly NamedFile[]): void;
  onDropFailed(): void;
  choose(what: 'files' | 'folder'): void;
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

  const onFiles = useCallback(
    (files: readonly NamedFile[]) => {
      sourcesOfFiles(files, host, () => crypto.randomUUID()).then(sources => take(sources), onFailed);
    },
    [take, host, onFailed],
  );

  const onDropFailed = useCallback(() => store.getState().say(text('drop.failed')), [store]);

  const choose = useCallback(
    (what: 'files' | 'folder') => {
      if (host.chooseExports === undefined) {
        inputs.current?.choose(what);
        return;
      }
      host.chooseExports(what).then(tickets => take(tickets.map(sourceOfTicket)), onFailed);
    },
    [take, host, inputs, onFailed],
  );

  const openSamples = useCallback(() => {
    sampleFiles().then(files => onFiles(files.map(file => ({ file, name: file.name }))), onFailed);
  }, [onFiles, onFailed]);

  useEffect(() => {
    const stop = host.onOpenedFiles(tickets => take(tickets.map(sourceOfTicket)));
    let over = false;
    host.openedFiles?.().then(files => {
      if (!over && files.length > 0) onFiles(files.map(file => ({ file, name: file.name })));
    }, onFailed);
    return () => {
      over = true;
      stop();
    };
  }, [take, host, onFiles, onFailed]);

  return { onFiles, onDropFailed, choose, openSamples };
}
