import { isObject, type JsonObject } from '../../../base/json';
import type { Shape, Vendor } from '../../contract/importer';
import { assembleChat } from './assemble';
import { readEnvelope, readEvent } from './event';
import { readSession } from './session';
import { readTranscript } from './transcript';

const EVENT: Shape = {
  id: 'ccai/event',
  label: 'Google CCAI Platform chat event',
  recognise: isChatState,
  read: readEvent,
};

const ENVELOPE: Shape = {
  id: 'ccai/envelope',
  label: 'Google CCAI Platform chat event',
  recognise: ({ type, item }) => typeof type === 'string' && isObject(item) && 'chat_id' in item,
  read: readEnvelope,
};

const AGENT_STATE: Shape = {
  id: 'ccai/agent-state',
  label: 'Google CCAI Platform agent state',
  recognise: record => isAgentState(record) || (isObject(record.item) && isAgentState(record.item)),
  read: () => ({ kind: 'explained', code: 'ccai/agent-state' }),
};

const CALL_EVENT: Shape = {
  id: 'ccai/call-event',
  label: 'Google CCAI Platform call event',
  recognise: record => isCallState(record) || (isObject(record.item) && isCallState(record.item)),
  read: () => ({ kind: 'explained', code: 'ccai/call-event' }),
};

const SESSION_MEMBERS = ['chat_type', 'session_type_v2', 'handle_durations', 'queue_durations'];

const SESSION: Shape = {
  id: 'ccai/session',
  label: 'Google CCAI Platform session metadata',
  recognise: record => 'id' in record && !('state' in record) && SESSION_MEMBERS.some(name => name in record),
  read: readSession,
};

const TRANSCRIPT: Shape = {
  id: 'ccai/transcript',
  label: 'Google CCAI Platform chat transcript',
  recognise: record => 'comm_id' in record && Array.isArray(record.entries),
  read: readTranscript,
};

function isChatState(record: JsonObject): boolean {
  return 'chat_id' in record && 'state' in record && Array.isArray(record.participants);
}

function isAgentState(record: JsonObject): boolean {
  return 'ParticipantID' in record && 'State' in record;
}

// calls go through the same pipe with the same members, and have no chat
function isCallState(record: JsonObject): boolean {
  const named = 'call_id' in record || 'initiator' in record;
  return named && !('chat_id' in record) && 'state' in record && Array.isArray(record.participants);
}

export const ccai: Vendor = {
  source: 'ccai',
  version: 1,
  shapes: [EVENT, ENVELOPE, AGENT_STATE, CALL_EVENT, SESSION, TRANSCRIPT],
  pages: [],
  assemble: assembleChat,
};
