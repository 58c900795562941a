import type { Conversation } from '../../domain/conversation';
import { conversationKey, itemKey } from '../../domain/keys';
import type { Role } from '../../domain/participant';
import type { Instant } from '../../domain/time';
import { headOf } from '../../heads/head';
import { documentsOf } from '../../index/documents/documents';
import type { Searched } from '../testing/match';

/** An empty conversation with what a test wants in it. */
export function conversationWith(members: Partial<Conversation> = {}): Conversation {
  return {
    version: 1,
    key: conversationKey('ccai', 'shop', 1),
    source: 'ccai',
    vendorId: '1',
    summary: {},
    queues: [],
    flags: [],
    participants: [],
    messages: [],
    events: [],
    surveys: [],
    attributes: [],
    facts: [],
    links: [],
    extras: {},
    findings: [],
    origins: [],
    ...members,
  };
}

export const person = (role: Role, name: string, ...ids: readonly string[]): Conversation['participants'][number] => ({
  key: itemKey(name),
  role,
  name,
  otherNames: [],
  ids: [...ids],
  presence: [],
  facts: [],
});

/** `at` in seconds after `START`; absent for a line without a time. */
export const line = (author: string, text: string, at?: number): Conversation['messages'][number] => ({
  key: itemKey('line', author, text),
  author: itemKey(author),
  order: 0,
  audience: 'everyone',
  body: { kind: 'text', text },
  pointer: '',
  ...(at === undefined ? {} : { sentAt: time(at) }),
});

export const START = Date.UTC(2025, 2, 1, 12);

export const time = (seconds: number) => ({ at: (START + seconds * 1000) as Instant });

export function searched(conversation: Conversation, more: Partial<Searched> = {}): Searched {
  return { conversation, head: headOf(conversation), documents: documentsOf(conversation), files: [], ...more };
}
