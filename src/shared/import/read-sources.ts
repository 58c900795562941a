import type { Finding } from '../domain/finding';
import { asUtf8, type ByteStream, peek, without } from './containers/byte-stream';
import { SNIFF_BYTES, sniff } from './containers/sniff';
import { TreeHash } from './containers/tree-hash';
import { gunzip, Unpacked, UnpackingStopped, unzip } from './containers/unpack';
import type { Limits } from './contract/limits';
import type { RichFile, SourceReport } from './contract/protocol';
import { ReadingLog, type ReadingPlace, RestSkipped, type Resume } from './contract/resume';
import { readText, type TextOptions } from './read-text';
import { ReportBuilder } from './report';
import { RICH_CONTENT, RICH_FILE_BYTES, richContentIn } from './rich-file';

/** A file to read. `open` is called once for each reading; it may fail, and so may the stream. */
export interface ReadableSource {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly open: () => ByteStream | Promise<ByteStream>;
}

export interface ReadOptions extends Omit<TextOptions, 'log'> {
  /** Told often where the reading is, so that its silence means something. */
  readonly reading?: (place: ReadingPlace) => void;
  /** How to go on where an earlier reading was ended. */
  readonly resume?: Resume;
  /** How many bytes of a source were read so far, as they lie on the disk. */
  readonly progress: (source: string, bytesRead: number) => void;
  /** Called for each file that holds rich content and no conversation. */
  readonly richContent?: (found: RichFile) => void;
  /** Called for each file when all of its records were handed over; members of archives are files. */
  readonly done: (report: SourceReport) => void;
}

/**
 * Reads files of any of the known formats, plain or packed, one after the other. What is wrong with a file or record
 * becomes a finding; the only thing that ends the reading early is a `settle` or `record` that throws.
 */
export async function readSources(sources: readonly ReadableSource[], options: ReadOptions): Promise<void> {
  const { reading = () => {}, resume = { skipped: [] } } = options;
  const reader = { ...options, log: new ReadingLog(reading, resume) };
  const names = new FileNames();
  const unpacked = { bytes: 0 };
  let arrived = resume.after?.source;
  for (const source of sources) {
    if (source.id === arrived) arrived = undefined;
    // all of it has arrived, and its name is taken all the same
    if (arrived !== undefined) names.own(source.name);
    else await new SourceReader(source, reader, names, unpacked).read();
  }
}

type ReaderOptions = ReadOptions & Pick<TextOptions, 'log'>;

/** Two folders may hold a file of the same name, and a place must name one of them. */
class FileNames {
  readonly #counts = new Map<string, number>();

  own(name: string): string {
    const nth = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, nth);
    return nth === 1 ? name : this.own(`${name} (${nth})`);
  }
}

interface OneFile {
  readonly name: string;
  readonly inside?: string;
  readonly stream: ByteStream;
  /** How many containers it lies in. */
  readonly depth: number;
}

/** The source could not be read on; told apart from trouble of our own. */
class SourceFailed extends Error {
  readonly reason: string;

  constructor(problem: unknown) {
    super('source failed');
    this.reason = reasonOf(problem);
  }
}

class SourceReader {
  readonly #source: ReadableSource;
  readonly #options: ReaderOptions;
  readonly #limits: Limits;
  #bytesRead = 0;
  #bytesTold = 0;

  readonly #names: FileNames;

  readonly #unpacked: Unpacked;

  constructor(source: ReadableSource, options: ReaderOptions, names: FileNames, unpacked: { bytes: number }) {
    this.#source = source;
    this.#names = names;
    this.#options = options;
    this.#limits = options.limits;
    this.#unpacked = new Unpacked(options.limits, () => this.#bytesRead, unpacked);
  }

  async read(): Promise<void> {
    const { bytes } = this.#source;
    const name = this.#names.own(this.#source.name);
    if (bytes > this.#limits.fileBytes) {
      const report = new ReportBuilder(this.#source.id, name);
      report.found(this.#tooLarge(name));
      this.#options.done(report.build(bytes, ''));
      return;
    }
    await this.#readFile({ name, stream: this.#packedBytes(), depth: 0 });
    this.#options.progress(this.#source.id, this.#bytesRead);
  }

  async *#packedBytes(): ByteStream {
    // at most a hundred times for each file, and not for every little piece of it
    const step = Math.max(1024 * 1024, this.#source.bytes / 100);
    for await (const piece of guarded(this.#source.open)) {
      this.#bytesRead += piece.length;
      this.#options.log.beat();
      if (this.#bytesRead > this.#limits.fileBytes) throw new FileTooLarge();
      yield piece;
      if (this.#bytesRead - this.#bytesTold < step) continue;
      this.#bytesTold = this.#bytesRead;
      this.#options.progress(this.#source.id, this.#bytesRead);
    }
  }

  async #readFile(file: OneFile): Promise<void> {
    const report = new ReportBuilder(this.#source.id, file.name, file.inside);
    const hash = new TreeHash();
    let bytes = 0;
    async function* measured() {
      for await (const piece of file.stream) {
        bytes += piece.length;
        await hash.update(piece);
        yield piece;
      }
    }
    const contents = await this.#readContents(file, measured(), report);
    // an archive is reported by its members, unless there is something to say about itself
    if (contents === 'archive' && !report.hasFindings) return;
    // a file that was not read to its end has no hash: it must not pass for another one like it
    this.#options.done(report.build(bytes, contents === 'failed' ? '' : await hash.finish()));
  }

  /** Tells what a file is and reads it; trouble with its bytes ends this file only. */
  async #readContents(file: OneFile, bytes: ByteStream, report: ReportBuilder): Promise<'file' | 'archive' | 'failed'> {
    const refuse = (code: string, facts?: Finding['facts']) => {
      report.found({
        severity: 'rejected',
        code,
        place: { file: file.name },
        ...(facts === undefined ? {} : { facts }),
      });
    };
    let kind: 'file' | 'archive' | 'failed' = 'file';
    try {
      if (this.#options.log.reach({ file: file.name }) === 'rest') throw new RestSkipped();
      const { head, stream } = await peek(bytes, SNIFF_BYTES);
      const sniffed = sniff(head);
      const packed = sniffed.kind === 'gzip' || sniffed.kind === 'zip';
      if (packed && file.depth >= this.#limits.archiveDepth) {
        refuse('engine/archive-too-deep', { limit: this.#limits.archiveDepth });
        await drain(stream);
        return kind;
      }
      switch (sniffed.kind) {
        case 'empty':
          // a stream that broke off at once looks empty, too: the end tells
          await drain(stream);
          refuse('engine/empty-file');
          break;
        case 'binary':
          refuse('engine/binary-file', { what: sniffed.what });
          await drain(stream);
          break;
        case 'gzip':
          // a gzip file is the file it holds, which may be one more container
          kind = await this.#readContents(
            { ...file, depth: file.depth + 1 },
            gunzip(stream, this.#limits, this.#unpacked),
            report,
          );
          break;
        case 'zip':
          kind = 'archive';
          await this.#readMembers(stream, file, refuse);
          break;
        case 'text': {
          const { encoding, skip } = sniffed;
          const text = skip > 0 ? without(stream, skip) : stream;
          if (encoding !== 'utf-8') {
            report.found({ severity: 'noted', code: 'engine/utf-16', place: { file: file.name } });
          }
          await this.#readText(encoding === 'utf-8' ? text : asUtf8(text, encoding), file.name, report);
          break;
        }
      }
    } catch (problem) {
      if (problem instanceof UnpackingStopped) refuse(problem.code);
      else if (problem instanceof FileTooLarge) {
        report.found(this.#tooLarge(file.name));
        kind = 'failed';
      } else if (problem instanceof RestSkipped) {
        const { record } = problem;
        const place = { file: file.name, ...(record === undefined ? {} : { record }) };
        report.found({ severity: 'rejected', code: 'engine/reader-silent-file', place });
        kind = 'failed';
      } else if (problem instanceof SourceFailed) {
        if (problem.reason === 'ENOENT') refuse('engine/missing-file');
        else refuse('engine/unreadable-file', { reason: problem.reason });
        kind = 'failed';
      } else throw problem;
    }
    return kind;
  }

  /** Rich content saved as a file is told and handed over to be looked at; everything else is read for its records. */
  async #readText(text: ByteStream, name: string, report: ReportBuilder): Promise<void> {
    const { head, stream } = await peek(text, RICH_FILE_BYTES + 1);
    const found = head.length > RICH_FILE_BYTES ? undefined : richContentIn(head, name, this.#options.vendors);
    if (found === undefined) {
      await readText(stream, name, report, this.#options);
      return;
    }
    await drain(stream);
    report.met(RICH_CONTENT);
    for (const finding of found.findings) report.found(finding);
    this.#options.richContent?.({ file: name, text: found.text });
  }

  async #readMembers(stream: ByteStream, file: OneFile, refuse: (code: string) => void): Promise<void> {
    let members = 0;
    for await (const member of unzip(stream, this.#limits, this.#unpacked)) {
      if (this.#options.log.reach({ file: file.name, record: members }) !== undefined) throw new RestSkipped(members);
      members++;
      const name = this.#names.own(`${file.name}/${member.name}`);
      await this.#readFile({ name, inside: file.name, stream: member.stream, depth: file.depth + 1 });
      if (this.#options.log.reach({ file: file.name, record: members }) !== undefined) throw new RestSkipped(members);
    }
    if (members === 0) refuse('engine/archive-empty');
  }

  #tooLarge(file: string): Finding {
    const facts = { limit: Math.round(this.#limits.fileBytes / 1024 ** 3) };
    return { severity: 'rejected', code: 'engine/file-too-large', place: { file }, facts };
  }
}

class FileTooLarge extends Error {}

async function* guarded(open: ReadableSource['open']): ByteStream {
  let pieces: AsyncIterator<Uint8Array>;
  try {
    pieces = (await open())[Symbol.asyncIterator]();
  } catch (problem) {
    throw new SourceFailed(problem);
  }
  try {
    for (;;) {
      const step = await pieces.next().catch((problem: unknown) => {
        throw new SourceFailed(problem);
      });
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    await pieces.return?.();
  }
}

/** The system's short name for a failure (`ENOENT`), which names no path. */
function reasonOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown';
  return 'code' in problem && typeof problem.code === 'string' ? problem.code : problem.name;
}

/** Reads to the end what nobody wants, for its length and hash. */
async function drain(stream: ByteStream): Promise<void> {
  const pieces = stream[Symbol.asyncIterator]();
  while ((await pieces.next()).done !== true) {
    // each piece was counted where it came through
  }
}
