import { isObject, type Json, type JsonObject } from '../base/json';
import { VENDORS } from './registry';

/** Formats of vendors none of whose files are read, told by name all the same. */
const OTHER_FORMATS: readonly (readonly [string, (record: JsonObject) => boolean])[] = [
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

/** The name of a known format that is not among those read. Asked only when no shape took the record. */
export function otherFormatOf(record: JsonObject): string | undefined {
  return otherFormatThanContent(record) ?? ofVendors(record, true);
}

/** The same without rich content. */
export function otherFormatThanContent(record: JsonObject): string | undefined {
  return ofVendors(record, false) ?? OTHER_FORMATS.find(([, matches]) => matches(record))?.[0];
}

function ofVendors(record: JsonObject, isContent: boolean): string | undefined {
  const formats = VENDORS.flatMap(({ otherFormats = [] }) => otherFormats);
  return formats.find(format => (format.isContent ?? false) === isContent && format.matches(record))?.label;
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
