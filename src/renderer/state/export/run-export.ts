import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import { Chunks } from '#shared/export/chunks';
import type { ConversationWriter, ExportedConversation, Piece } from '#shared/export/writer';
import type { NewFile } from '#shared/host';
import type { Marks } from '#shared/marks/marks';
import type { Archive } from '../../archive/contract/api';
import { type ExportSource, keysOf } from './export-source';

/** What is written, of which conversations, and where to. */
export interface ExportJob {
  readonly source: ExportSource;
  readonly writer: ConversationWriter;
  readonly file: NewFile;
  /** Whether the records themselves are needed. */
  readonly withOriginals: boolean;
  /** The conversation as it may leave: without what was not chosen, and masked. */
  readonly prepare: (conversation: Conversation, marks: Marks) => Omit<ExportedConversation, 'originals'>;
}

export interface ExportProgress {
  /** Absent until all conversations were looked up. */
  readonly total?: number;
  readonly done: number;
  readonly bytes: number;
  /** Everything was read; the file is being closed, or made of what was read. */
  readonly isFinishing?: true;
}

export interface ExportOutcome {
  readonly conversations: number;
  /** Conversations that could not be read, or are gone since. */
  readonly missing: number;
  readonly cut: number;
  readonly bytes: number;
}

/** The disk, or what makes the file of what was read, did not go along; anything else is trouble with the archive. */
export class FileTrouble extends Error {
  override readonly name = 'FileTrouble';
}

type ReadArchive = Pick<Archive, 'search' | 'conversation' | 'marks' | 'originals'>;

/**
 * Writes conversations one after another: while one is written, the next is read, and no more than these two are held. The file
 * is at its place when it is whole; nothing of it is left when this rejects.
 */
export async function writeExport(
  { source, writer, file, withOriginals, prepare }: ExportJob,
  archive: ReadArchive,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<ExportOutcome> {
  const chunks = new Chunks();
  let [done, missing, bytes] = [0, 0, 0];
  const handOn = async () => {
    const piece = chunks.take();
    if (piece.length === 0) return;
    bytes += piece.length;
    await file.write(piece).catch(toFileTrouble);
  };
  const put = async (pieces: Iterable<Piece> | AsyncIterable<Piece>) => {
    for await (const piece of pieces) {
      chunks.add(piece);
      if (chunks.isFull) {
        await handOn();
        signal.throwIfAborted();
      }
    }
  };

  try {
    onProgress({ done, bytes });
    const keys = await keysOf(source, archive, signal);
    onProgress({ total: keys.length, done, bytes });
    await put(writer.begin());
    let next = readOne(keys[0], archive, withOriginals);
    for (const [nth] of keys.entries()) {
      const read = await next;
      next = readOne(keys[nth + 1], archive, withOriginals);
      signal.throwIfAborted();
      if (read === undefined) missing += 1;
      else await put(writer.add({ ...prepare(read.conversation, read.marks), originals: read.originals }));
      done += 1;
      onProgress({ total: keys.length, done, bytes });
    }
    await put(writer.end());
    await handOn();
    signal.throwIfAborted();
    onProgress({ total: keys.length, done, bytes, isFinishing: true });
    await file.finish().catch(toFileTrouble);
    return { conversations: done - missing, missing, cut: writer.cut, bytes };
  } catch (problem) {
    await file.discard().catch(() => undefined);
    throw problem;
  }
}

/** A conversation with what is written of it; nothing where it is not in the archive. */
export async function readOne(
  key: ConversationKey | undefined,
  archive: ReadArchive,
  withOriginals: boolean,
): Promise<ExportedConversation | undefined> {
  if (key === undefined) return undefined;
  const reading = Promise.all([
    archive.conversation(key),
    archive.marks(key),
    withOriginals ? archive.originals({ conversation: key, withBytes: true }) : [],
  ]);
  // whoever waits for it hears of it; meanwhile the one before is written
  reading.catch(() => undefined);
  const [conversation, marks, originals] = await reading;
  if (conversation === undefined) return undefined;
  return {
    conversation,
    marks,
    originals: originals.flatMap(({ bytes, ...original }) => (bytes === undefined ? [] : [{ ...original, bytes }])),
  };
}

function toFileTrouble(problem: unknown): never {
  throw new FileTrouble(problem instanceof Error ? problem.message : String(problem));
}
