import type { Conversation } from '../domain/conversation';
import { joinedRanges, type Range } from '../text/ranges';
import { findPersonal } from './finders/find';
import { findPattern } from './finders/own-patterns';
import { type Found, joinFound, type MaskKind } from './kinds';
import type { Masking } from './masking';
import { type People, peopleOf } from './people';
import type { MaskCounts } from './rules';

/** Masks the texts of one conversation, and whatever else is written about it, and remembers what it masked. */
export class TextMask {
  readonly people: People;
  readonly #masking: Masking;
  readonly #counts: Partial<Record<MaskKind, number>> = {};
  readonly #values = new Set<string>();
  #isCounting = true;

  constructor(conversation: Conversation, masking: Masking) {
    this.#masking = masking;
    this.people = peopleOf(conversation, masking);
    // numbers follow the order of conversations, not of the words in them
    if (masking.masks('customer')) this.standInForCustomer();
  }

  get counts(): MaskCounts {
    return { ...this.#counts };
  }

  /** The words that were masked, as they were written. */
  get values(): ReadonlySet<string> {
    return this.#values;
  }

  /** Masks another form of what was counted already. */
  uncounted<Masked>(work: () => Masked): Masked {
    const before = this.#isCounting;
    this.#isCounting = false;
    try {
      return work();
    } finally {
      this.#isCounting = before;
    }
  }

  masks(kind: MaskKind): boolean {
    return this.#masking.masks(kind);
  }

  text(text: string): string {
    return this.pieces([text])[0] ?? '';
  }

  /** Texts that are read as one, though formatting keeps them apart: what runs across them is masked as a whole. */
  pieces(pieces: readonly string[]): readonly string[] {
    const whole = pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('');
    const found = this.find(whole);
    if (found.length === 0) return pieces;
    for (const { start, end, kind } of found) this.#note(kind, whole.slice(start, end));
    let from = 0;
    return pieces.map(piece => {
      const until = from + piece.length;
      const masked = this.#withStandIns(whole, from, until, found);
      from = until;
      return masked;
    });
  }

  /** A stretch of a text, masked as the whole of it is. Places in the text become those in what comes of it. */
  stretch(
    whole: string,
    { start: from, end: until }: Range,
    places: readonly Range[],
  ): { readonly text: string; readonly places: readonly Range[] } {
    const found = this.find(whole).filter(({ start, end }) => end > from && start < until);
    let text = '';
    let at = from;
    const steps: { readonly from: number; readonly until: number; readonly to: number; readonly length: number }[] = [];
    for (const each of found) {
      text += whole.slice(at, Math.max(at, each.start));
      const standIn = this.#standInFor(each, whole);
      steps.push({
        from: Math.max(from, each.start),
        until: Math.min(until, each.end),
        to: text.length,
        length: standIn.length,
      });
      text += standIn;
      at = each.end;
    }
    text += whole.slice(at, Math.max(at, until));
    const moved = (place: number, isEnd: boolean) => {
      let shift = -from;
      for (const step of steps) {
        if (place < step.from || (isEnd && place === step.from)) break;
        if (place < step.until || (isEnd && place === step.until)) return isEnd ? step.to + step.length : step.to;
        shift = step.to + step.length - step.until;
      }
      return place + shift;
    };
    return {
      text,
      places: joinedRanges(
        places
          .filter(({ start, end }) => start >= from && end <= until)
          .map(({ start, end }) => ({ start: moved(start, false), end: moved(end, true) })),
      ),
    };
  }

  /** A whole value that is known to be of a kind, whatever it looks like. */
  whole(value: string, kind: MaskKind): string {
    if (value.trim() === '') return value;
    if (!this.#masking.masks(kind)) return this.text(value);
    this.#note(kind, value);
    if (kind === 'customer') return this.standInForCustomer();
    return this.#masking.standIn(kind, value);
  }

  standInForCustomer(): string {
    const { kind, identity } = this.people.customer;
    return this.#masking.standIn(kind, identity);
  }

  /** What a participant is called; the own name where it is not masked. */
  person(key: string, name: string): string {
    const known = this.people.of(key);
    if (known === undefined || !this.#masking.masks(known.kind)) return this.text(name);
    this.#note(known.kind, name);
    return this.#masking.standIn(known.kind, known.identity);
  }

  #note(kind: MaskKind, value: string): void {
    if (this.#isCounting) this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
    this.#values.add(value);
  }

  /** Where something is that is to be masked. */
  find(text: string): readonly Found[] {
    const found = [
      ...this.people.words.find(text),
      ...this.#masking.patterns.flatMap(pattern => findPattern(pattern, text)),
      ...findPersonal(text),
    ].filter(({ kind }) => this.#masking.masks(kind));
    return found.length === 0 ? found : joinFound(found);
  }

  #standInFor({ start, end, kind, identity, label }: Found, text: string): string {
    return this.#masking.standIn(kind, identity ?? text.slice(start, end), label);
  }

  /** The stretch of the text from one place to another. What began before it was said there already. */
  #withStandIns(text: string, from: number, until: number, found: readonly Found[]): string {
    let masked = '';
    let at = from;
    for (const each of found) {
      const { start, end } = each;
      if (end <= from || start >= until) continue;
      masked += text.slice(at, Math.max(at, start));
      if (start >= from) masked += this.#standInFor(each, text);
      at = Math.min(end, until);
    }
    return masked + text.slice(at, Math.max(at, until));
  }
}
