import { FolderDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { text } from '../../../i18n/text';
import styles from './DropTarget.module.css';
import { droppedFiles, type NamedFile } from './dropped-files';

interface DropTargetProps {
  readonly onFiles: (files: readonly NamedFile[]) => void;
  readonly onFailed: () => void;
}

/** Makes the whole window take files and folders. Nothing is to be seen of it until a drag begins. */
export function DropTarget({ onFiles, onFailed }: DropTargetProps) {
  const [dragged, setDragged] = useState<number | undefined>(undefined);

  useEffect(() => {
    // elements inside the window are entered and left on the way: only the balance tells
    let depth = 0;
    const filesIn = ({ dataTransfer }: DragEvent) =>
      dataTransfer?.types.includes('Files') ? dataTransfer.items.length : undefined;
    const leave = () => {
      depth = 0;
      setDragged(undefined);
    };

    const onEnter = (event: DragEvent) => {
      const count = filesIn(event);
      if (count === undefined) return;
      event.preventDefault();
      depth += 1;
      setDragged(count);
    };
    const onOver = (event: DragEvent) => {
      // whatever is dropped, the page must never be replaced by it
      event.preventDefault();
      if (event.dataTransfer === null) return;
      event.dataTransfer.dropEffect = filesIn(event) === undefined ? 'none' : 'copy';
    };
    const onLeave = (event: DragEvent) => {
      if (filesIn(event) === undefined) return;
      depth -= 1;
      if (depth <= 0) leave();
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      leave();
      if (event.dataTransfer === null || filesIn(event) === undefined) return;
      droppedFiles(event.dataTransfer.items).then(onFiles, onFailed);
    };

    addEventListener('dragenter', onEnter);
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragenter', onEnter);
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [onFiles, onFailed]);

  if (dragged === undefined) return undefined;
  return (
    <div className={styles.target}>
      <div className={styles.frame}>
        <FolderDown aria-hidden />
        <p className={styles.title}>{text('drop.title', { count: dragged })}</p>
        <p>{text('drop.lead')}</p>
      </div>
    </div>
  );
}
