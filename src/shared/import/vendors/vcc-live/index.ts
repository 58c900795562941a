import type { Shape, Vendor } from '../../contract/importer';
import { assembleWithTicket } from './assemble';
import { readChat } from './chat';
import { readTicket } from './ticket';

const CHAT: Shape = {
  id: 'vcc-live/chat',
  label: 'VCC Live chat webhook',
  recognise: record => 'chatId' in record && 'conversation' in record,
  read: readChat,
};

const TICKET: Shape = {
  id: 'vcc-live/ticket',
  label: 'VCC Live ticket webhook',
  recognise: ({ ticket, action, chatId }) =>
    typeof ticket === 'object' && ticket !== null && typeof action === 'string' && chatId === undefined,
  read: readTicket,
};

const EMAIL: Shape = {
  id: 'vcc-live/email',
  label: 'VCC Live e-mail webhook',
  recognise: record => 'emailId' in record && 'direction' in record && !('chatId' in record),
  read: () => ({ kind: 'explained', code: 'vcc-live/email' }),
};

const CALL: Shape = {
  id: 'vcc-live/call',
  label: 'VCC Live call webhook',
  recognise: record =>
    'uuid' in record && 'direction' in record && ('create_time' in record || 'client_data' in record),
  read: () => ({ kind: 'explained', code: 'vcc-live/call' }),
};

/** Agent states and whatever else the webhooks send about a project without a chat in it. */
const OTHER: Shape = {
  id: 'vcc-live/webhook',
  label: 'VCC Live webhook without a chat',
  recognise: record =>
    'projectId' in record &&
    ['agentName', 'agentId', 'userName', 'userId', 'projectName'].some(name => name in record) &&
    ![CHAT, TICKET, EMAIL, CALL].some(shape => shape.recognise(record)),
  read: () => ({ kind: 'explained', code: 'vcc-live/webhook' }),
};

export const vccLive: Vendor = {
  source: 'vcc-live',
  version: 1,
  shapes: [CHAT, TICKET, EMAIL, CALL, OTHER],
  pages: [],
  assemble: assembleWithTicket,
};
