import type { Conversation } from '../domain/conversation';

/** A conversation as `npm run normalize` prints it (`docs/conversation.schema.json`), on a line of its own. */
export function jsonLine(conversation: Conversation): string {
  return `${JSON.stringify(conversation)}\n`;
}
