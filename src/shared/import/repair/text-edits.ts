/** Each repair has a name; the list is closed except for the last, which a general repairer does when these do not help. */
export type RepairCode =
  | 'repair/trailing-comma'
  | 'repair/missing-comma'
  | 'repair/extra-comma'
  | 'repair/extra-bracket'
  | 'repair/missing-bracket'
  | 'repair/missing-quote'
  | 'repair/smart-quotes'
  | 'repair/single-quotes'
  | 'repair/unquoted-key'
  | 'repair/unescaped-quote'
  | 'repair/bad-escape'
  | 'repair/control-character'
  | 'repair/odd-space'
  | 'repair/odd-number'
  | 'repair/foreign-literal'
  | 'repair/shell-value'
  | 'repair/extended-json'
  | 'repair/comment'
  | 'repair/ellipsis'
  | 'repair/other';

/** `offset` is in UTF-16 units of the text as it was. */
export interface Repair {
  readonly code: RepairCode;
  readonly offset: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Collects changes to a text, in the order of their places, and applies them together. */
export class TextEdits {
  readonly #text: string;
  readonly #edits: Edit[] = [];
  #repairs: Repair[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  get repairs(): readonly Repair[] {
    return this.#repairs;
  }

  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  repair(code: RepairCode, offset: number): void {
    this.#repairs.push({ code, offset });
  }

  /** Replaces a stretch and says why. */
  mend(code: RepairCode, start: number, end: number, text: string): void {
    this.repair(code, start);
    this.replace(start, end, text);
  }

  /** Replaces a stretch together with all changes inside it. All changes made since lie behind its start. */
  overwrite(start: number, end: number, text: string): void {
    // only the last ones can lie inside: to look at all of them each time is what a large record cannot afford
    let first = this.#edits.length;
    while (first > 0 && (this.#edits[first - 1]?.end ?? 0) > start) first--;
    const later = this.#edits.splice(first).filter(edit => edit.start >= end);
    for (const edit of later) this.#edits.push(edit);
    this.replace(start, end, text);
  }

  toString(): string {
    const pieces: string[] = [];
    let from = 0;
    for (const { start, end, text } of this.#edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      pieces.push(this.#text.slice(from, start), text);
      from = end;
    }
    return pieces.join('') + this.#text.slice(from);
  }
}
