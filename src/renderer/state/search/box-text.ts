import { type Chip, chipsOf, removePart } from '#shared/query/editing/edit';

/**
 * The text of the search box and how it is shown: filters in front of `from` stand as chips, what follows is typed.
 * Both are views of the one text; `from` is where its typed part begins, in UTF-16 units.
 */
export interface BoxText {
  readonly text: string;
  readonly from: number;
}

/** A whole text, as it comes from a saved search or a facet: every filter that can stand by itself is a chip. */
export function boxOf(text: string): BoxText {
  return settled({ text, from: text.length });
}

/** The filters that are shown as chips, in their order. */
export function chipsIn({ text, from }: BoxText): readonly Chip[] {
  const leading: Chip[] = [];
  let at = 0;
  for (const chip of chipsOf(text)) {
    const apart = text.slice(at, chip.start).trim() === '' && /^(?:\s|$)/.test(text.slice(chip.end));
    if (!apart || chip.end > from || staysOpen(text, chip)) break;
    leading.push(chip);
    at = chip.end;
  }
  return leading;
}

/** The part of the text that stands behind the chips. */
export function typedPart({ text, from }: BoxText): string {
  return text.slice(from);
}

/**
 * The box once `value` stands behind its chips and the caret at `caret` of it. A filter that is finished (a blank
 * follows it and the caret has left it) moves to the chips; `caret` of the answer is where it stands then.
 */
export function typedInto(box: BoxText, value: string, caret: number): BoxText & { readonly caret: number } {
  const chips = box.text.slice(0, box.from);
  const front = chips === '' || chips.length > (chipsIn(box).at(-1)?.end ?? 0) ? chips : `${chips} `;
  const behind = value.length - caret;
  const after = settled({ text: front + value, from: front.length }, behind);
  return { ...after, caret: Math.max(0, after.text.length - behind - after.from) };
}

/** The box as it is when nobody types in it any more: whatever can be a chip is one. */
export function atRest(box: BoxText): BoxText {
  return settled(box);
}

export function withoutChip(box: BoxText, chip: Chip): BoxText {
  const text = removePart(box.text, chip);
  return { text, from: Math.max(0, Math.min(text.length, box.from - (box.text.length - text.length))) };
}

/** The box with a chip turned back into text, in front of what is typed; `caret` is behind it. */
export function withChipOpened(box: BoxText, chip: Chip): BoxText & { readonly caret: number } {
  const written = box.text.slice(chip.start, chip.end);
  const rest = withoutChip(box, chip);
  const typed = typedPart(rest).trimStart();
  const front = rest.text.slice(0, rest.from);
  const gap = front === '' || front.length > (chipsIn(rest).at(-1)?.end ?? 0) ? '' : ' ';
  const from = front.length + gap.length;
  return { text: front + gap + written + (typed === '' ? '' : ` ${typed}`), from, caret: written.length };
}

/**
 * Moves every finished filter behind the chips there are, and begins the typed part behind the last of them. `behind`
 * is how much stands behind the caret; without one, every filter is finished.
 */
function settled(box: BoxText, behind?: number): BoxText {
  let { text } = box;
  let from = endOfChips(text, box.from);
  for (;;) {
    const place = from;
    const chip = chipsOf(text).find(
      ({ start, end }) =>
        start >= place &&
        !staysOpen(text, { start, end }) &&
        (behind === undefined || (end < text.length - behind && /^\s/.test(text.slice(end)))),
    );
    if (chip === undefined) return { text, from };
    const front = text.slice(0, from);
    const gap = front === '' || front.length > (chipsIn({ text, from }).at(-1)?.end ?? 0) ? '' : ' ';
    const chips = front + gap + text.slice(chip.start, chip.end);
    const rest = removePart(text, chip).slice(from).replace(/^\s+/, '');
    text = rest === '' && behind === undefined ? chips : `${chips} ${rest}`;
    from = Math.min(text.length, chips.length + 1);
  }
}

/** What would follow it became part of it. */
function staysOpen(text: string, { start, end }: Pick<Chip, 'start' | 'end'>): boolean {
  let at = end;
  while (at > start && text.charAt(at - 1) === '\\') at--;
  return (end - at) % 2 === 1;
}

/** Behind the last chip that ends at or before `until`, and behind the blanks that follow it. */
function endOfChips(text: string, until: number): number {
  const last = chipsIn({ text, from: until }).at(-1);
  if (last === undefined) return 0;
  const blanks = /^\s*/.exec(text.slice(last.end))?.[0].length ?? 0;
  return last.end + blanks;
}
