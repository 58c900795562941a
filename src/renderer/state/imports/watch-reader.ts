import type { ImportProcess } from '#shared/host';
import type { FromImporter, ToImporter } from '#shared/import/contract/protocol';
import { INITIAL_CREDITS } from '#shared/import/contract/protocol';
import type { ReadingPlace, RecordMark, Resume, SkippedPlace } from '#shared/import/contract/resume';

/** A reader of files that was started: an import process, or a worker that has the same ways. */
export type RunningReader = ImportProcess;

export interface WatchTools {
  readonly startReader: () => Promise<RunningReader>;
  /** Calls the listener every second until the returned function is called. A machine that sleeps does not count. */
  readonly everySecond: (listener: () => void) => () => void;
}

type Start = Extract<ToImporter, { readonly type: 'start' }>;
type Done = Extract<FromImporter, { readonly type: 'source-done' }>;

/** Seconds without a word after which a reader that could go on is taken for stuck. */
const PATIENCE = 10;
/**
 * How many of them are spent on a reader that does not say which record it is at: it tells that something is wrong, the
 * next one tells where and gets the rest of them. So the first stuck record costs no more than any other.
 */
const DOUBT = 4;
/** Records of one file that are waited for in vain before the rest of the file is left out, too. */
const MOST_SKIPPED = 3;

/**
 * Stands between a reader of files and the archive, passes on what they say to each other, and ends a reader that has
 * fallen silent. A stuck thread cannot speak for itself: another reader is started that first says exactly what it
 * comes to, and then one that leaves that out. `skipped` is what an earlier reading of the same files was stuck at; what
 * is learnt here is added to it.
 */
export class WatchedReader {
  /** The archive's end of the channel. */
  readonly port: MessagePort;
  readonly #archive: MessagePort;
  readonly #start: Start;
  readonly #tools: WatchTools;
  readonly #skipped: SkippedPlace[];
  readonly #stopTicking: () => void;
  readonly #reported = new Set<string>();
  readonly #drawn = new Set<string>();
  #reader: RunningReader | undefined;
  #run = 0;
  #silentFor = 0;
  #heard = false;
  #careful: string | undefined;
  /** What the reader has, and what the archive still owes for batches of readers before it. */
  #credits = INITIAL_CREDITS;
  #owed = 0;
  #place: ReadingPlace | undefined;
  #after: RecordMark | undefined;
  #isOver = false;

  constructor(start: Start, tools: WatchTools, skipped: SkippedPlace[] = []) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.#archive = port2;
    this.#start = start;
    this.#tools = tools;
    this.#skipped = skipped;
    port2.addEventListener('message', ({ data }: MessageEvent<ToImporter>) => this.#hearArchive(data));
    port2.start();
    this.#stopTicking = tools.everySecond(() => this.#tick());
    void this.#begin();
  }

  /** Ends the reader, wherever it is. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopTicking();
    this.#dismissReader();
    this.#archive.close();
  }

  async #begin(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const isCurrent = () => run === this.#run && !this.#isOver;
    this.#silentFor = 0;
    this.#heard = false;
    this.#owed += INITIAL_CREDITS - this.#credits;
    this.#credits = INITIAL_CREDITS;
    const reader = await this.#tools.startReader().catch(() => undefined);
    if (!isCurrent()) {
      reader?.end();
      return;
    }
    if (reader === undefined) {
      this.#fail('engine/reader-not-started');
      return;
    }
    this.#reader = reader;
    reader.onGone(() => {
      if (isCurrent()) this.#fail(this.#heard ? 'engine/reader-gone' : 'engine/reader-not-started');
    });
    reader.port.addEventListener('message', ({ data }: MessageEvent<FromImporter>) => {
      if (isCurrent()) this.#hearReader(data);
    });
    reader.port.start();
    this.#send({ ...this.#start, ...this.#resume() });
  }

  /** Nothing at the first start. */
  #resume(): { readonly resume?: Resume } {
    const after = this.#after;
    const careful = this.#careful;
    if (after === undefined && careful === undefined && this.#skipped.length === 0) return {};
    const resume = { skipped: this.#skipped, ...(after && { after }), ...(careful !== undefined && { careful }) };
    return { resume };
  }

  #hearArchive(message: ToImporter): void {
    if (message.type === 'credit') {
      if (this.#owed > 0) {
        this.#owed -= 1;
        return;
      }
      this.#credits += 1;
      this.#silentFor = 0;
    }
    this.#send(message);
  }

  #hearReader(message: FromImporter): void {
    this.#silentFor = 0;
    this.#heard = true;
    switch (message.type) {
      case 'reading': {
        const { file, record } = message;
        this.#place = { file, ...(record === undefined ? {} : { record }) };
        break;
      }
      case 'batch':
        this.#credits -= 1;
        this.#after = message.last;
        this.#archive.postMessage(message, [message.originals, message.entries, message.texts]);
        break;
      case 'source-done':
        if (isNew(this.#reported, nameOf(message))) this.#archive.postMessage(message);
        break;
      case 'rich-content':
        if (isNew(this.#drawn, message.found.file)) this.#archive.postMessage(message);
        break;
      case 'progress':
        this.#archive.postMessage(message);
        break;
      case 'done':
      case 'cancelled':
      case 'failed':
        this.#archive.postMessage(message);
        this.#rest();
        break;
    }
  }

  #tick(): void {
    // without credits a reader waits for the archive, and the archive may well take its time
    if (this.#credits <= 0) return;
    this.#silentFor += 1;
    if (!this.#heard || this.#place === undefined) {
      if (this.#silentFor >= PATIENCE) this.#fail('engine/reader-not-started');
    } else if (this.#silentFor >= (this.#careful === this.#place.file ? PATIENCE - DOUBT : DOUBT)) {
      this.#beginBehind(this.#place);
    }
  }

  /** The reader is stuck there. */
  #beginBehind(place: ReadingPlace): void {
    // the next one says what it comes to, record by record; this one did already, if that was asked of it
    if (this.#careful === place.file) this.#skip(place);
    this.#careful = place.file;
    this.#dismissReader();
    void this.#begin();
  }

  #skip({ file, record }: ReadingPlace): void {
    const inFile = this.#skipped.filter(each => each.file === file);
    const again = inFile.some(each => each.record === record);
    const isRest = record === undefined || again || inFile.length >= MOST_SKIPPED;
    const place = { file, ...(record === undefined ? {} : { record }) };
    this.#skipped.push({ ...place, what: isRest ? 'rest' : 'record' });
  }

  #fail(code: string): void {
    this.#archive.postMessage({ type: 'failed', code } satisfies FromImporter);
    this.#rest();
  }

  /** Nothing more is to come; what was said last may still be on its way, so the channel stays. */
  #rest(): void {
    this.#run += 1;
    this.#stopTicking();
    this.#dismissReader();
  }

  #dismissReader(): void {
    this.#reader?.end();
    this.#reader = undefined;
  }

  #send(message: ToImporter): void {
    this.#reader?.port.postMessage(message);
  }
}

function isNew(known: Set<string>, name: string): boolean {
  if (known.has(name)) return false;
  known.add(name);
  return true;
}

/** Within one import every file has a name of its own. */
function nameOf({ report }: Done): string {
  return report.file;
}
