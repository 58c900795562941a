import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { eventsOf } from '#shared/measures/timeline-items';
import { eventText, eventTextContext } from '../../i18n/event-text';
import { text } from '../../i18n/text';

const SHOWN = 80;

/** A message or event in a few words; nothing where the conversation, as it is now, does not hold it. */
export function lineText(conversation: Conversation, item: ItemKey): string | undefined {
  const message = conversation.messages.find(({ key }) => key === item);
  if (message !== undefined) return shortened(message.body.text) || text('transcript.noWords');
  const event = eventsOf(conversation).find(({ key }) => key === item);
  return event && shortened(eventText(event, eventTextContext(conversation)));
}

function shortened(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : characters.join('');
}
