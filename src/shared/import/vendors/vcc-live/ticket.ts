import { isObject, type JsonObject, membersExcept } from '../../../base/json';
import type { Part } from '../../../domain/part';
import type { Reading, RecordContext } from '../../contract/importer';
import { factsOf, idOf, labelOf } from '../../kit/reading';
import { ticketName } from './names';

const KNOWN = new Set(['action', 'ticket', 'projectId']);

/** The name of the fact that says what a ticket body did: `add`, `update` or `delete`. */
export const ACTION = 'action';

/** A ticket body. It knows its ticket and not the chat, so it joins whatever chats offer that ticket. */
export function readTicket(record: JsonObject, _context: RecordContext): Reading {
  const ticket = isObject(record.ticket) ? record.ticket : {};
  const ticketId = idOf(ticket.ticketId);
  if (ticketId === undefined) return { kind: 'rejected', code: 'vcc-live/no-ticket-id', pointer: '/ticket/ticketId' };
  // an update carries only what changed, and some receivers write the project beside the ticket
  const projectId = idOf(ticket.projectId) ?? idOf(record.projectId);
  const extras = membersExcept(record, KNOWN);
  const part: Part = {
    source: 'vcc-live',
    vendorId: ticketId,
    seeks: ticketName(projectId ?? '', ticketId),
    summary: {},
    queues: [],
    flags: [],
    participants: [],
    messages: [],
    events: [],
    surveys: [],
    attributes: [],
    facts: [{ group: 'ticket', facts: [{ name: ACTION, value: labelOf(record.action) ?? '' }, ...factsOf(ticket)] }],
    links: [],
    ...(extras === undefined ? {} : { extras }),
  };
  if (projectId !== undefined) return { kind: 'part', part, remarks: [] };
  return {
    kind: 'part',
    part,
    remarks: [{ severity: 'noted', code: 'vcc-live/ticket-without-project', pointer: '/ticket' }],
  };
}
