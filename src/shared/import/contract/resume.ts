/**
 * How reading goes on after a reader fell silent and was ended. Whoever watched it starts another one, which reads again
 * from the file that was last delivered from, leaves out what arrived, and what the first one was stuck at.
 */
export interface Resume {
  /** The last record that arrived; everything up to it is read again for the report, and not sent. */
  readonly after?: RecordMark;
  readonly skipped: readonly SkippedPlace[];
  /** The file in which it is said before each record that it comes next: slow, and the way to learn which one it is. */
  readonly careful?: string;
}

export interface RecordMark {
  readonly source: string;
  readonly file: string;
  readonly record: number;
}

/** What a reader is at: a file, or a record of it (in an archive, a member), counted from 0. */
export interface ReadingPlace {
  readonly file: string;
  readonly record?: number;
}

/** A place that is left out: the record alone, or it and everything behind it in the file. */
export interface SkippedPlace extends ReadingPlace {
  readonly what: 'record' | 'rest';
}

/** A reader's own account of where it is: it tells a watcher that it is alive, and what it must not go into again. */
export class ReadingLog {
  readonly #tell: (place: ReadingPlace) => void;
  readonly #skipped: ReadonlyMap<string, SkippedPlace['what']>;
  readonly #careful: string | undefined;
  #place: ReadingPlace = { file: '' };

  constructor(tell: (place: ReadingPlace) => void, { skipped, careful }: Pick<Resume, 'skipped' | 'careful'>) {
    this.#tell = tell;
    this.#skipped = new Map(skipped.map(each => [nameOf(each), each.what]));
    this.#careful = careful;
  }

  /** Goes on to another place. Returns what of it is to be left out. */
  reach(place: ReadingPlace): SkippedPlace['what'] | undefined {
    this.#place = place;
    this.#tell(place);
    return this.#skipped.get(nameOf(place));
  }

  /** The same for a record, which is told only where somebody wants to know it exactly. */
  reachRecord(file: string, record: number): SkippedPlace['what'] | undefined {
    if (this.#careful === file) this.reach({ file, record });
    return this.#skipped.size === 0 ? undefined : this.#skipped.get(nameOf({ file, record }));
  }

  /** Still at the same place, and alive. */
  beat(): void {
    this.#tell(this.#place);
  }
}

function nameOf({ file, record }: ReadingPlace): string {
  return record === undefined ? file : `${file}\n${record}`;
}

/** The rest of a file is left out: a reader has fallen silent over it before. */
export class RestSkipped extends Error {
  readonly record: number | undefined;

  constructor(record?: number) {
    super('rest skipped');
    this.record = record;
  }
}
