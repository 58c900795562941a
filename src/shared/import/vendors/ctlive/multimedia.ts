import { isObject, type JsonObject, membersExcept } from '../../../base/json';
import type { Part } from '../../../domain/part';
import type { Reading, RecordContext } from '../../contract/importer';
import { idOf, labelOf } from '../../kit/reading';
import { fileBody } from './body';
import { messageKey, roomKey } from './room';

const KNOWN = new Set(['chatID', 'messageID', 'messageType', 'format', 'content']);

/** The answer that has the bytes of one file: it fills in the file message of the transcript, or stands for it. */
export function readMultimedia(record: JsonObject, _context: RecordContext): Reading {
  const wrapped = isObject(record.data) && 'chatID' in record.data;
  const data = wrapped ? (record.data as JsonObject) : record;
  const room = idOf(data.chatID);
  if (room === undefined) return { kind: 'rejected', code: 'ctlive/no-room' };
  const id = idOf(data.messageID);
  if (id === undefined) return { kind: 'rejected', code: 'ctlive/no-message-id' };

  const content = isObject(data.content) ? data.content : {};
  const type = labelOf(data.messageType) ?? ('img' in content ? 'IMAGE' : 'DOCUMENT');
  const described = content.documentType === undefined ? { ...content, documentType: data.format } : content;
  const { body, rest } = fileBody(type, described);
  const unread = membersExcept(data, KNOWN);
  const extras = { ...unread, ...(rest === undefined ? {} : { content: rest }) };
  const part: Part = {
    source: 'ctlive',
    key: roomKey(room),
    vendorId: room,
    summary: {},
    queues: [],
    flags: [],
    participants: [],
    messages: [
      {
        key: messageKey(id),
        order: 0,
        audience: 'everyone',
        body,
        pointer: wrapped ? '/data' : '',
        ...(Object.keys(extras).length === 0 ? {} : { extras }),
      },
    ],
    events: [],
    surveys: [],
    attributes: [],
    facts: [],
    links: [],
  };
  return { kind: 'part', part, remarks: [] };
}
