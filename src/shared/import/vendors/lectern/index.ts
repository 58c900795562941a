import type { JsonObject } from '../../../base/json';
import { CONVERSATION_VERSION, type Conversation, conversation } from '../../../domain/conversation';
import { uniteConversations } from '../../../domain/merging/unite-conversations';
import type { Body } from '../../../domain/message';
import type { Part } from '../../../domain/part';
import { asInstant } from '../../../domain/time';
import type { Reading, Shape, Vendor } from '../../contract/importer';
import { cardTree } from './card-schema';

/** A conversation as Lectern writes it itself: a line of an export as JSON Lines, or of `npm run normalize`. */
const CONVERSATION: Shape = {
  id: 'lectern/conversation',
  label: 'Lectern conversation',
  recognise: record =>
    typeof record.version === 'number' &&
    typeof record.key === 'string' &&
    typeof record.source === 'string' &&
    Array.isArray(record.messages) &&
    Array.isArray(record.participants) &&
    Array.isArray(record.origins),
  read: readConversation,
};

function readConversation(record: JsonObject): Reading {
  if (record.version !== CONVERSATION_VERSION) {
    return { kind: 'rejected', code: 'lectern/other-version', pointer: '/version' };
  }
  const read = conversation.safeParse(record);
  if (!read.success) {
    const pointer = `/${(read.error.issues[0]?.path ?? []).map(String).join('/')}`;
    return { kind: 'rejected', code: 'lectern/not-a-conversation', pointer };
  }
  // other programs can write such files, too: nothing in one is believed that would be drawn or counted wrongly
  const whole = read.data as Conversation;
  if (!whole.key.startsWith(`${whole.source}:`)) {
    return { kind: 'rejected', code: 'lectern/not-a-conversation', pointer: '/key' };
  }
  const body = whole.messages.findIndex(message => ![message, ...(message.versions ?? [])].every(hasSoundBody));
  if (body >= 0) return { kind: 'rejected', code: 'lectern/not-a-conversation', pointer: `/messages/${body}/body` };
  if (!hasSoundTimes(record)) return { kind: 'rejected', code: 'lectern/not-a-conversation', pointer: '' };
  const { extras: _, ...rest } = whole;
  const part: Part = { ...rest, key: whole.key, whole };
  return { kind: 'part', part, remarks: [] };
}

function hasSoundBody({ body }: { readonly body?: Body | undefined }): boolean {
  if (body?.kind !== 'card') return true;
  return [body.card, ...(body.quickReplies === undefined ? [] : [body.quickReplies])].every(
    card => cardTree.safeParse(card).success,
  );
}

/** Members that hold a moment, wherever they are; what vendors wrote themselves may hold anything. */
function hasSoundTimes(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(hasSoundTimes);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, member]) => {
    if (name === 'extras' || name === 'raw' || name === 'value' || name === 'metadata') return true;
    if (name === 'at' && typeof member === 'number') return asInstant(member) === member;
    return hasSoundTimes(member);
  });
}

/** What Lectern itself wrote. Such conversations keep the source they were first read from. */
export const lectern: Vendor = {
  source: 'lectern',
  version: 1,
  shapes: [CONVERSATION],
  pages: [],
  assemble: (key, contributions) =>
    uniteConversations(
      key,
      undefined,
      contributions.flatMap(({ part: { whole } }) => (whole === undefined ? [] : [whole])),
    ),
};
