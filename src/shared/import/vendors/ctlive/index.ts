import { isObject, type JsonObject } from '../../../base/json';
import type { Shape, Vendor } from '../../contract/importer';
import { assembleWithAnswers } from './assemble';
import { readContact, readNewContact } from './contact';
import { readMultimedia } from './multimedia';
import { readTranscript } from './transcript';

const TRANSCRIPT: Shape = {
  id: 'ctlive/transcript',
  label: 'CTLive transcript',
  recognise: record => Array.isArray(record.messages) && ('room' in record || 'ctlive_type' in record),
  read: readTranscript,
};

const NEW_CONTACT: Shape = {
  id: 'ctlive/new-contact',
  label: 'CTLive new contact webhook',
  recognise: record => 'cid' in record && 'media' in record && 'event' in record,
  read: readNewContact,
};

const CONTACT: Shape = {
  id: 'ctlive/contact',
  label: 'CTLive contact',
  recognise: record =>
    ('contact_events' in record || (isObject(record.users) && 'servid' in record)) &&
    !('cid' in record) &&
    !Array.isArray(record.messages),
  read: readContact,
};

const MULTIMEDIA: Shape = {
  id: 'ctlive/multimedia',
  label: 'CTLive file of a message',
  recognise: record => isAnswer(record) || (isObject(record.data) && isAnswer(record.data)),
  read: readMultimedia,
};

function isAnswer(value: JsonObject): boolean {
  return 'chatID' in value && 'messageID' in value;
}

export const ctlive: Vendor = {
  source: 'ctlive',
  version: 1,
  shapes: [TRANSCRIPT, CONTACT, NEW_CONTACT, MULTIMEDIA],
  pages: [],
  assemble: assembleWithAnswers,
};
