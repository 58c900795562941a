import type { ConversationKey, ItemKey } from '../domain/keys';

/** A place in an archive: a conversation, and perhaps a message or event in it. */
export interface LocalPlace {
  readonly conversation: ConversationKey;
  readonly item?: ItemKey;
}

const BEGINNING = 'lectern:conversation/';
// keys are percent-encoded: they hold neither blanks nor a number sign
const LINK = /^lectern:conversation\/([^\s#]+)(?:#([^\s#]+))?$/i;

/** Text that leads to the same place in every archive that holds the same exports. It opens nothing by itself. */
export function localLink({ conversation, item }: LocalPlace): string {
  return `${BEGINNING}${conversation}${item === undefined ? '' : `#${item}`}`;
}

/** The place that a text names, if it is such a link and nothing else. Whether it exists the archive knows. */
export function parseLocalLink(text: string): LocalPlace | undefined {
  const [, conversation, item] = LINK.exec(text.trim()) ?? [];
  if (conversation === undefined) return undefined;
  return {
    conversation: conversation as ConversationKey,
    ...(item === undefined ? {} : { item: item as ItemKey }),
  };
}
