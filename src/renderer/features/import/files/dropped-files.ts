/** A file with its path inside the folder that was dropped, or only its name. */
export interface NamedFile {
  readonly file: File;
  readonly name: string;
}

/**
 * Every file of a drop, folders walked through. Must be called while the drop is being handled: the
 * list is empty afterwards.
 */
export async function droppedFiles(items: DataTransferItemList): Promise<readonly NamedFile[]> {
  const dropped = [...items]
    .filter(({ kind }) => kind === 'file')
    .map(item => ({ entry: item.webkitGetAsEntry() ?? undefined, file: item.getAsFile() ?? undefined }));
  const found: NamedFile[] = [];
  for (const { entry, file } of dropped) {
    if (entry?.isDirectory) await walk(entry, '', found);
    else if (file !== undefined) found.push({ file, name: file.name });
  }
  return found;
}

/** The files of a chosen folder, each with its path in it. */
export function chosenFiles(files: FileList): readonly NamedFile[] {
  return [...files]
    .filter(({ name }) => !isHidden(name))
    .map(file => ({ file, name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath }));
}

async function walk(entry: FileSystemEntry, above: string, found: NamedFile[]): Promise<void> {
  if (isHidden(entry.name)) return;
  const name = `${above}${entry.name}`;
  if (isFile(entry)) {
    found.push({ file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), name });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // a reader gives its entries by the hundred, and none when there are no more
    for (let some = await readSome(reader); some.length > 0; some = await readSome(reader)) {
      for (const inner of some) await walk(inner, `${name}/`, found);
    }
  }
}

function readSome(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

// .DS_Store and its like are no exports
function isHidden(name: string): boolean {
  return name.startsWith('.');
}
