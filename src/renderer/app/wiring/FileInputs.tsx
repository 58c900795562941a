import { type ChangeEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { chosenFiles, type NamedFile } from '../../features/import/files/dropped-files';
import { text } from '../../i18n/text';

/** Opens the browser's own dialog for files or for a folder. */
export interface FileInputsHandle {
  choose(what: 'files' | 'folder'): void;
}

interface FileInputsProps {
  readonly onFiles: (files: readonly NamedFile[]) => void;
  readonly ref: Ref<FileInputsHandle>;
}

// React's types do not know the attribute
const FOLDER = { webkitdirectory: '' };

/** The two inputs behind "Open exports…" where the host has no dialog of its own. Never seen, never a tab stop. */
export function FileInputs({ onFiles, ref }: FileInputsProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    choose: what => (what === 'files' ? files : folder).current?.click(),
  }));
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const { files: chosen } = event.target;
    if (chosen !== null) onFiles(chosenFiles(chosen));
    // the same file chosen again is a new choice
    event.target.value = '';
  };
  return (
    <div hidden>
      <input ref={files} type="file" multiple aria-label={text('app.choose')} onChange={onChange} />
      <input ref={folder} type="file" {...FOLDER} aria-label={text('app.chooseFolder')} onChange={onChange} />
    </div>
  );
}
