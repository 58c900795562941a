import type { NewFile } from '#shared/host';
import { TreeHash } from '#shared/import/containers/tree-hash';

/** What a browser with the File System Access API offers; others have none of it. */
interface FilePicker {
  showSaveFilePicker?(options: { readonly suggestedName: string }): Promise<{
    getFile(): Promise<Blob>;
    createWritable(): Promise<{
      write(piece: Uint8Array): Promise<void>;
      close(): Promise<void>;
      abort(): Promise<void>;
    }>;
  }>;
}

/** A file at a place the user chooses where the browser asks for one, else a download. */
export async function createBrowserFile(suggestedName: string): Promise<NewFile | 'cancelled' | 'failed'> {
  const picker: Window & FilePicker = window;
  if (picker.showSaveFilePicker === undefined) return downloadedFile(suggestedName);
  try {
    const handle = await picker.showSaveFilePicker({ suggestedName });
    // it writes beside the file and puts it in its place when closed
    const stream = await handle.createWritable();
    const handedOver = new TreeHash();
    return {
      write: async piece => {
        await handedOver.update(piece);
        await stream.write(piece);
      },
      finish: async () => {
        await stream.close();
        const written = new TreeHash();
        for await (const piece of (await handle.getFile()).stream()) await written.update(piece);
        if ((await written.finish()) !== (await handedOver.finish())) throw new TypeError('not what was written');
      },
      discard: () => stream.abort(),
    };
  } catch (thrown) {
    return thrown instanceof DOMException && thrown.name === 'AbortError' ? 'cancelled' : 'failed';
  }
}

/** Each piece becomes a blob at once, which browsers keep on the disk where there is much of it. */
function downloadedFile(suggestedName: string): NewFile {
  let pieces: Blob[] = [];
  return {
    isDownload: true,
    write: async piece => {
      pieces.push(new Blob([piece.slice()]));
    },
    finish: async () => {
      download(suggestedName, new Blob(pieces));
      pieces = [];
    },
    discard: async () => {
      pieces = [];
    },
  };
}

export function download(name: string, contents: Blob): void {
  const url = URL.createObjectURL(contents);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // the download has its own hold on the blob once it has begun, which it does in a task of its own
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
