import { isObject, type Json, type JsonObject } from '../base/json';

/** Formats that are told by name although they are not read: the user learns that the file is fine and we are not. */
const OTHER_FORMATS: readonly (readonly [string, (record: JsonObject) => boolean])[] = [
  ['LivePerson Messaging Interactions', record => 'conversationHistoryRecords' in record],
  [
    'LivePerson Messaging Interactions',
    record => 'messageRecords' in record && ('info' in record || 'conversationId' in record),
  ],
  ['LivePerson consumer history', record => 'messageEventRecords' in record],
  [
    'Google Insights',
    record => someElement(record.entries, entry => 'role' in entry && 'start_timestamp_usec' in entry),
  ],
  ['Amazon Connect Contact Lens', record => isConnect(record) && 'ConversationCharacteristics' in record],
  ['Amazon Connect', isConnect],
  ['Genesys Cloud', record => 'messagingTranscript' in record || 'emailTranscript' in record],
  ['Genesys Cloud', record => someElement(record.entities, entity => 'originatingEntity' in entity)],
  ['Intercom', ({ type }) => type === 'conversation' || type === 'conversation.list'],
  ['Zendesk Chat', record => someElement(record.chats, isZendeskChat) || isZendeskChat(record)],
  ['LiveChat', record => someElement(record.chats, chat => 'threads' in chat || 'thread' in chat)],
  ['LiveChat', record => 'action' in record && 'license_id' in record && 'payload' in record],
  ['Bot Framework', isBotActivity],
  ['Rasa', record => 'sender_id' in record && someElement(record.events, event => 'event' in event)],
];

const RICH_CONTENT: ReadonlySet<Json | undefined> = new Set([
  'vertical',
  'horizontal',
  'carousel',
  'text',
  'button',
  'image',
  'map',
  'list',
  'template',
  'quickReplies',
  'accordion',
  'datePicker',
]);

/** The name of a known format that is not among those read. Asked only when no shape took the record. */
export function otherFormatOf(record: JsonObject): string | undefined {
  const known = OTHER_FORMATS.find(([, matches]) => matches(record));
  if (known !== undefined) return known[0];
  return RICH_CONTENT.has(record.type) && !('message' in record) ? 'LivePerson rich content' : undefined;
}

function isConnect(record: JsonObject): boolean {
  return someElement(record.Transcript, item => 'ParticipantId' in item);
}

function isZendeskChat(record: JsonObject): boolean {
  return someElement(record.history, ({ type }) => typeof type === 'string' && type.startsWith('chat.'));
}

function isBotActivity(record: JsonObject): boolean {
  const { type } = record;
  const isActivity = type === 'message' || type === 'conversationUpdate' || type === 'typing';
  return isActivity && ('channelId' in record || 'from' in record);
}

/** The first elements are enough: a mixed list is nobody's format. */
function someElement(value: Json | undefined, matches: (element: JsonObject) => boolean): boolean {
  return Array.isArray(value) && value.slice(0, 20).some(element => isObject(element) && matches(element));
}
