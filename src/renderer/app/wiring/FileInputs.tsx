import { type ChangeEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { chosenFiles, type NamedFile } from '../../features/import/files/dropped-files';
import { text } from '../../i18n/text';

/** What can be chosen: exports as files or as a folder, a backup, a file with marks. */
export type Choice = 'files' | 'folder' | 'backup' | 'marks';

/** Opens the browser's own dialog for one of these. */
export interface FileInputsHandle {
  choose(what: Choice): void;
}

interface FileInputsProps {
  readonly onFiles: (files: readonly NamedFile[]) => void;
  readonly onMarksFile: (file: File) => void;
  readonly ref: Ref<FileInputsHandle>;
}

// React's types do not know the attribute
const FOLDER = { webkitdirectory: '' };

/**
 * The inputs behind "Open exports…", where the host has no dialog of its own, and behind "Restore backup…" and "Load marks…".
 * Never seen, never a tab stop.
 */
export function FileInputs({ onFiles, onMarksFile, ref }: FileInputsProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const backup = useRef<HTMLInputElement>(null);
  const marks = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    choose: what => ({ files, folder, backup, marks })[what].current?.click(),
  }));
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const { files: chosen } = event.target;
    if (chosen !== null) onFiles(chosenFiles(chosen));
    // the same file chosen again is a new choice
    event.target.value = '';
  };
  const onMarks = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file !== undefined) onMarksFile(file);
    event.target.value = '';
  };
  return (
    <div hidden>
      <input ref={files} type="file" multiple aria-label={text('app.choose')} onChange={onChange} />
      <input ref={folder} type="file" {...FOLDER} aria-label={text('app.chooseFolder')} onChange={onChange} />
      <input
        ref={backup}
        type="file"
        accept=".lectern"
        aria-label={text('command.archive.restore')}
        onChange={onChange}
      />
      <input ref={marks} type="file" accept=".json" aria-label={text('command.marks.load')} onChange={onMarks} />
    </div>
  );
}
