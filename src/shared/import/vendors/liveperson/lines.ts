import { emptyObject, isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { EventKind } from '../../../domain/event';
import { countingKeys } from '../../../domain/keys';
import { namingWords } from '../../../domain/merging/bodies';
import type { Message } from '../../../domain/message';
import type { Timestamp } from '../../../domain/time';
import { numberOf, textOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import { bodyOf } from './body';
import { CONTROLS } from './codes';
import type { People } from './people';
import type { Remarks } from './remarks';
import type { LineScore, LineScores } from './scores';

const KNOWN: ReadonlySet<string> = new Set([
  ...['time', 'timeL', 'textType', 'text', 'json', 'by', 'source', 'subType'],
  ...['controlType', 'cannedAnswerType', 'agentId', 'lineSeq'],
]);
const TEXT_TYPES: ReadonlySet<unknown> = new Set([undefined, 'plain', 'html', 'url', 'rich-content']);

export interface Transcript {
  readonly messages: readonly Message[];
  /** System lines that report a change of the chat. */
  readonly controls: readonly Control[];
  readonly hasCustomerLine: boolean;
  /** Elements that are no lines. */
  readonly unread: readonly Json[];
}

export interface Control {
  readonly kind: EventKind;
  readonly message: Message;
}

interface Line {
  readonly line: JsonObject;
  readonly index: number;
  readonly order: number;
  readonly sentAt: Timestamp | undefined;
}

/**
 * The lines of a transcript, all of them: also those before the chat's start and after its end.
 *
 * A line is named by what kind of person wrote it, when and with which words, never by its `lineSeq`: one export of an engagement has
 * it and another has not, and both must give a line the same name. It orders lines of one instant and joins them to
 * their scores.
 */
export function readLines(list: readonly Json[], people: People, scores: LineScores, remarks: Remarks): Transcript {
  const { lines, unread } = timed(list, remarks);
  const nameOf = countingKeys('line');
  const messages: Message[] = [];
  const controls: Control[] = [];
  let hasCustomerLine = false;
  for (const { line, index, order, sentAt } of lines) {
    const author = people.authorOf(line.source, line.agentId, line.by);
    if (author.role === 'customer') hasCustomerLine = true;
    const pointer = `/transcript/lines/${index}`;
    const score = scores.of(line.lineSeq);
    const body = bodyOf(line, pointer, remarks);
    const message: { -readonly [Member in keyof Message]: Message[Member] } = {
      key: nameOf(author.role, sentAt?.at, namingWords(body)),
      author: author.key,
      order,
      audience: line.subType === 'ONLY_TO_REP' ? 'internal' : 'everyone',
      body,
      pointer,
    };
    if (sentAt !== undefined) message.sentAt = sentAt;
    if (score?.mcs !== undefined) message.score = score.mcs;
    const canned = cannedOf(line.cannedAnswerType);
    if (canned !== undefined) message.canned = canned;
    const extras = extrasOf(line, message, score);
    if (extras !== undefined) message.extras = extras;
    messages.push(message);
    const kind = line.controlType === 0 ? undefined : CONTROLS.get(textOf(line.controlType) ?? '');
    if (kind !== undefined) controls.push({ kind, message });
  }
  return { messages, controls, hasCustomerLine, unread };
}

/** The lines by time, then by number, then as they stand in the file: the order in which they are named. */
function timed(list: readonly Json[], remarks: Remarks): { readonly lines: Line[]; readonly unread: Json[] } {
  const lines: Line[] = [];
  const unread: Json[] = [];
  const numbered = list.some(line => isObject(line) && sequenceOf(line.lineSeq) !== undefined);
  let order = 0;
  let previous: Line | undefined;
  let ordered = true;
  list.forEach((line, index) => {
    if (!isObject(line)) {
      unread.push(line);
      return;
    }
    // a line without a number among numbered ones stays behind the one before it
    order = numbered ? (sequenceOf(line.lineSeq) ?? order + 2 ** -10) : index;
    const sentAt = readTime(line.timeL, line.time, 'time');
    if (sentAt?.other !== undefined) remarks.note('liveperson/two-clocks', `/transcript/lines/${index}/timeL`);
    const next: Line = { line, index, order, sentAt };
    if (previous !== undefined && compareLines(previous, next) > 0) ordered = false;
    previous = next;
    lines.push(next);
  });
  return { lines: ordered ? lines : lines.sort(compareLines), unread };
}

function compareLines(a: Line, b: Line): number {
  const apart = (a.sentAt?.at ?? Number.MAX_SAFE_INTEGER) - (b.sentAt?.at ?? Number.MAX_SAFE_INTEGER);
  return apart || a.order - b.order || a.index - b.index;
}

function sequenceOf(lineSeq: Json | undefined): number | undefined {
  return lineSeq === undefined ? undefined : numberOf(lineSeq);
}

/** 0 is typed by hand, a number the id of a canned reply, a negative number the id of one that was changed first. */
function cannedOf(type: Json | undefined): Message['canned'] {
  if (type === 0 || type === undefined) return undefined;
  const id = numberOf(type);
  return id === undefined || id === 0 ? undefined : { id: String(Math.abs(id)), edited: id < 0 };
}

/** Members without a home, and known ones with a value that means nothing to us. */
function extrasOf(line: JsonObject, { body }: Message, score: LineScore | undefined): Message['extras'] {
  const rest = emptyObject();
  let found = false;
  const keep = (name: string, value: Json | undefined) => {
    if (value === undefined || value === null) return;
    rest[name] = value;
    found = true;
  };
  const unknown = membersExcept(line, KNOWN);
  if (unknown !== undefined) for (const name in unknown) keep(name, unknown[name]);
  if (score?.raw !== undefined) keep('lineRawScore', score.raw);
  const { controlType, subType, textType } = line;
  // in any other form (a list, an object) it means nothing to us either
  const control = textOf(controlType);
  if (control !== '0' && (control === undefined || !CONTROLS.has(control))) keep('controlType', controlType);
  if (subType !== 'REGULAR' && subType !== 'ONLY_TO_REP') keep('subType', subType);
  if (!TEXT_TYPES.has(textType)) keep('textType', textType);
  if (body.kind === 'card') {
    if (line.text !== '' && line.text !== body.text) keep('text', line.text);
  } else if (body.kind !== 'unknown') keep('json', line.json);
  return found ? rest : undefined;
}
