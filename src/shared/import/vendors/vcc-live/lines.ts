import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import { countingKeys } from '../../../domain/keys';
import { namingWords } from '../../../domain/merging/bodies';
import type { Body, Message } from '../../../domain/message';
import { textsIn } from '../../../rich/card/json-values';
import type { Remark } from '../../contract/importer';
import { labelOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import type { People } from './people';

const KNOWN = new Set(['from', 'date', 'message']);
const KNOWN_WITHOUT_DATE = new Set(['from', 'message']);

interface PlacedLine {
  readonly value: Json;
  readonly pointer: string;
}

/**
 * The lines of a chat in the order of the file. Documented as an object, sent as an array; a map of lines and a single
 * line are read too. Lines have no ids: a line is named by who wrote it, when and with which words.
 */
export function readLines(conversation: Json | undefined, people: People) {
  const lines = placed(conversation, '/conversation');
  const nextKey = countingKeys('message');
  const messages = (lines ?? []).map(({ value, pointer }, index): Message => {
    const line = isObject(value) ? value : { message: value };
    const from = labelOf(line.from);
    const sentAt = readTime(undefined, line.date);
    const extras = membersExcept(line, sentAt === undefined ? KNOWN_WITHOUT_DATE : KNOWN);
    const body = bodyOf(line);
    return {
      key: nextKey(from ?? '', sentAt?.at, namingWords(body)),
      ...(from === undefined ? {} : { author: people.authorOf(from) }),
      ...(sentAt === undefined ? {} : { sentAt }),
      order: index,
      audience: 'everyone',
      body,
      pointer,
      ...(extras === undefined ? {} : { extras }),
    };
  });
  return { messages, remarks: remarksOn(lines, messages) };
}

function placed(value: Json | undefined, pointer: string): readonly PlacedLine[] | undefined {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((line: Json, index) => ({ value: line, pointer: `${pointer}/${index}` }));
  if (!isObject(value)) return undefined;
  if (isLine(value)) return [{ value, pointer }];
  return Object.entries(value).flatMap(([name, member]): readonly PlacedLine[] => {
    const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (Array.isArray(member)) return placed(member, place) ?? [];
    return member === undefined ? [] : [{ value: member, pointer: place }];
  });
}

function isLine(value: JsonObject): boolean {
  return 'message' in value || ('from' in value && 'date' in value);
}

/** The webhook sends plain text; markup in it is what somebody typed. */
function bodyOf({ message }: JsonObject): Body {
  if (typeof message === 'string') return { kind: 'text', text: message };
  if (message === undefined || message === null) return { kind: 'text', text: '' };
  if (typeof message !== 'object') return { kind: 'text', text: String(message) };
  return { kind: 'unknown', text: textsIn(message).join('\n'), value: message };
}

function remarksOn(lines: readonly PlacedLine[] | undefined, messages: readonly Message[]): readonly Remark[] {
  if (lines === undefined) {
    return [{ severity: 'noted', code: 'vcc-live/unreadable-lines', pointer: '/conversation' }];
  }
  const remarks: Remark[] = [];
  const timeless = messages.filter(({ sentAt }) => sentAt === undefined);
  const [first] = timeless;
  if (first !== undefined) {
    const facts = { count: timeless.length };
    remarks.push({ severity: 'noted', code: 'vcc-live/lines-without-time', pointer: first.pointer, facts });
  }
  let latest = Number.NEGATIVE_INFINITY;
  for (const { sentAt, pointer } of messages) {
    if (sentAt === undefined) continue;
    if (sentAt.at < latest) {
      remarks.push({ severity: 'noted', code: 'vcc-live/lines-out-of-order', pointer });
      break;
    }
    latest = sentAt.at;
  }
  return remarks;
}
