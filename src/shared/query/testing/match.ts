import { assertNever } from '../../base/assert-never';
import type { Json } from '../../base/json';
import type { Conversation } from '../../domain/conversation';
import type { Head } from '../../heads/head';
import { areaOf, passTable } from '../../index/documents/areas';
import { APART, type IndexDocument } from '../../index/documents/documents';
import { type Marks, NO_MARKS } from '../../marks/marks';
import { isColumnFilter } from '../evaluation/column-test';
import { namesAsWords } from '../evaluation/evaluate';
import { matchesField } from '../evaluation/field';
import { testFilter } from '../evaluation/filter';
import { marksTest } from '../evaluation/own-words';
import type { Clock } from '../language/calendar';
import { areasOf } from '../language/keys';
import { compiled } from '../language/pattern';
import { standsInText, termsOfWords } from '../language/phrase';
import type { Pattern, Query, Words } from '../language/tree';

/** A conversation with everything that a query may ask about. */
export interface Searched {
  readonly conversation: Conversation;
  readonly head: Head;
  /** `documentsOf(conversation)`. */
  readonly documents: readonly IndexDocument[];
  readonly files: readonly string[];
  readonly imports?: readonly string[];
  /** The supervisor's own; none where they are absent. */
  readonly marks?: Marks;
  /** The original records, parsed: what `field:` looks through. */
  readonly originals?: readonly Json[];
}

/** Whether a conversation is what the query asks for, by looking through all of it. The index has to say the same. */
export function matches(query: Query, searched: Searched, clock: Clock): boolean {
  switch (query.kind) {
    case 'everything':
      return true;
    case 'all':
      return query.of.every(part => matches(part, searched, clock));
    case 'any':
      return query.of.some(part => matches(part, searched, clock));
    case 'not':
      return !matches(query.of, searched, clock);
    case 'words':
      return matchesWords(query, searched);
    case 'pattern':
      return matchesPattern(query, searched.documents);
    case 'filter': {
      if (!isColumnFilter(query)) return namesAsWords(query).some(words => matchesWords(words, searched));
      const { head, files, imports = [], marks = NO_MARKS } = searched;
      return testFilter(query, { head, files, imports, marks }, clock);
    }
    case 'field':
      return (searched.originals ?? []).some(original => matchesField(query, original));
    default:
      return assertNever(query);
  }
}

function matchesWords(words: Words, { documents, marks = NO_MARKS }: Searched): boolean {
  const { key, role } = words;
  if (role !== undefined) return documents.some(({ area }) => areaOf(area) === role);
  const phrase = termsOfWords(words);
  if (phrase === undefined) return false;
  const pass = passTable(areasOf(key));
  if (marksTest(words)(marks)) return true;
  return documents.some(document => pass?.[document.area] !== 0 && standsInText(phrase, document.text));
}

/** Whether the expression finds something in one of the texts, each taken by itself. */
export function matchesPattern({ source }: Pattern, documents: readonly IndexDocument[]): boolean {
  const expression = compiled(source);
  return (
    expression !== undefined && documents.some(({ text }) => text.split(APART).some(piece => expression.test(piece)))
  );
}
