import { assertNever } from '#shared/base/assert-never';
import { FLAGS } from '#shared/domain/conversation';
import { CONTENTS } from '#shared/heads/head';
import { Bitset } from '#shared/index/bitset';
import { asksForMarks, type ColumnFilter, type ColumnTest, columnTest } from '#shared/query/evaluation/column-test';
import { markTexts } from '#shared/query/evaluation/filter';
import type { Clock } from '#shared/query/language/calendar';
import { kindOf, type MarksNumberColumn, type NumberColumn, type TextColumn } from '#shared/query/language/keys';
import type { Filter } from '#shared/query/language/tree';
import type { ViewMarks } from '../marks/view-marks';
import { passesProvenance } from '../snapshot/provenance';
import type { ArchiveView } from '../snapshot/view';
import { bitsOf, DOC_COLUMNS } from '../storage/forms/schemas';
import type { Segment } from '../storage/forms/segment';

type TextTest = (text: string) => boolean;

const ANSWERS_KEPT = 32;

/** Answers filters, and remembers the last ones: they stay the same while words are typed beside them. */
export class ColumnFilters {
  #view: ArchiveView | undefined;
  // `marks` where the answer changes with them
  #answers = new Map<string, { readonly heads: Bitset; readonly marks: ViewMarks | undefined }>();

  /** The heads of a view that pass, by their columns alone. Superseded heads may be among them. Not to be changed. */
  heads(marks: ViewMarks, filter: ColumnFilter, clock: Clock): Bitset {
    const { view } = marks;
    if (this.#view !== view) this.clear();
    this.#view = view;
    const name = JSON.stringify([filter, isOfTime(filter) ? clock : undefined]);
    const of = asksForMarks(filter) ? marks : undefined;
    const held = this.#answers.get(name);
    const answer = held?.marks === of ? held : undefined;
    const heads = answer?.heads ?? filterHeads(marks, filter, clock);
    this.#answers.delete(name);
    this.#answers.set(name, { heads, marks: of });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > ANSWERS_KEPT && oldest !== undefined) this.#answers.delete(oldest);
    return heads;
  }

  clear(): void {
    this.#view = undefined;
    this.#answers.clear();
  }
}

/** What "today" is changes while nobody types; the days of imports are those of a zone. */
export function isOfTime({ key }: Filter): boolean {
  return key === 'import' || kindOf(key).kind === 'time';
}

function filterHeads(marks: ViewMarks, filter: ColumnFilter, clock: Clock): Bitset {
  const found = new Bitset(marks.view.numbers.size);
  apply(marks, columnTest(filter, clock), clock, found);
  return found;
}

function apply(marks: ViewMarks, test: ColumnTest, clock: Clock, found: Bitset): void {
  const { view } = marks;
  switch (test.kind) {
    case 'any':
      for (const one of test.of) apply(marks, one, clock, found);
      return;
    case 'marked':
      for (const name of test.anyOf) found.or(marks.heads(name));
      return;
    case 'texts': {
      const passes = remembered(text => test.passes(text));
      for (const column of test.columns) {
        if (column === 'files' || column === 'imports') passesProvenance(view, column, passes, clock, found);
        else if (column === 'tags' || column === 'notes') addMarkTexts(marks, column, passes, found);
        else eachSegment(view, (segment, add) => addTexts(segment, column, passes, add), found);
      }
      return;
    }
    case 'number': {
      const { column } = test;
      if (column === 'evaluation') addEvaluated(marks, value => test.passes(value), found);
      else eachSegment(view, (segment, add) => addNumbers(segment, column, value => test.passes(value), add), found);
      return;
    }
    case 'started':
      eachSegment(view, (segment, add) => addStarted(segment, test, add), found);
      return;
    case 'flags':
    case 'contents': {
      const bits = test.kind === 'flags' ? bitsOf(FLAGS, test.anyOf) : bitsOf(CONTENTS, test.anyOf);
      eachSegment(
        view,
        ({ docs }, add) => {
          for (const [slot, held] of docs.counts(test.kind).entries()) if ((held & bits) !== 0) add(slot);
        },
        found,
      );
      return;
    }
    default:
      assertNever(test);
  }
}

function eachSegment(
  { numbers }: ArchiveView,
  visit: (segment: Segment, add: (slot: number) => void) => void,
  found: Bitset,
): void {
  for (const segment of numbers.segments) {
    const base = numbers.baseOf(segment.id) ?? 0;
    visit(segment, slot => found.add(base + slot));
  }
}

function addMarkTexts(marks: ViewMarks, column: 'tags' | 'notes', passes: TextTest, found: Bitset): void {
  marks.each((number, own) => {
    if (markTexts(column, own).some(passes)) found.add(number);
  });
}

function addEvaluated(marks: ViewMarks, passes: (value: number) => boolean, found: Bitset): void {
  marks.each((number, { evaluation }) => {
    if (evaluation !== undefined && passes(evaluation)) found.add(number);
  });
}

function addNumbers(
  { docs }: Segment,
  column: Exclude<NumberColumn, MarksNumberColumn>,
  passes: (value: number) => boolean,
  add: (slot: number) => void,
): void {
  const counted = column === 'messages' || column === 'events';
  const values = counted ? docs.counts(column) : docs.numbers(column);
  for (let slot = 0; slot < values.length; slot++) {
    const value = values[slot] as number;
    if (!Number.isNaN(value) && passes(value)) add(slot);
  }
}

function addStarted(
  { docs }: Segment,
  { passes }: Extract<ColumnTest, { readonly kind: 'started' }>,
  add: (slot: number) => void,
): void {
  const offsets = docs.numbers('offsetMinutes');
  for (const [slot, at] of docs.numbers('startedAt').entries()) {
    if (!Number.isNaN(at) && passes(at, offsets[slot] || 0)) add(slot);
  }
}

function addTexts({ docs }: Segment, column: TextColumn, passes: TextTest, add: (slot: number) => void): void {
  const word = WORD_COLUMNS.find(name => name === column);
  if (word !== undefined) {
    const passing = passingCodes(docs.dictionary(word), passes);
    for (const [slot, code] of docs.codes(word).entries()) if (passing[code] === 1) add(slot);
    return;
  }
  const words = LIST_COLUMNS.find(name => name === column);
  if (words === undefined) return;
  const passing = passingCodes(docs.dictionary(words), passes);
  const { ends, codes } = docs.lists(words);
  let next = 0;
  for (let slot = 0; slot < ends.length; slot++) {
    for (const end = ends[slot] as number; next < end; next++) if (passing[codes[next] as number] === 1) add(slot);
  }
}

const WORD_COLUMNS = namesOf('word');
const LIST_COLUMNS = namesOf('words');

function namesOf<Kind extends 'word' | 'words'>(kind: Kind) {
  type Names = { [Name in keyof typeof DOC_COLUMNS]: (typeof DOC_COLUMNS)[Name] extends Kind ? Name : never };
  const isOfKind = (name: string): name is Names[keyof Names] => DOC_COLUMNS[name as keyof typeof DOC_COLUMNS] === kind;
  return Object.keys(DOC_COLUMNS).filter(isOfKind);
}

/** For each code of a dictionary whether its text passes. Code 0 stands for nothing. */
function passingCodes(dictionary: readonly string[], passes: TextTest): Uint8Array {
  const passing = new Uint8Array(dictionary.length + 1);
  for (const [nth, text] of dictionary.entries()) passing[nth + 1] = Number(passes(text));
  return passing;
}

/** Many segments have the same texts in their dictionaries. */
function remembered(test: TextTest): TextTest {
  const answers = new Map<string, boolean>();
  return text => {
    const held = answers.get(text);
    if (held !== undefined) return held;
    const answer = test(text);
    answers.set(text, answer);
    return answer;
  };
}
