import type { ExportOptions } from '#shared/export/options';
import type { Telling } from '#shared/export/writers';
import { nameOf } from '#shared/heads/head';
import type { ZoneChoice } from '../../i18n/format';
import { startOf } from '../../i18n/span-text';
import { text } from '../../i18n/text';
import { isoText } from '../../i18n/zone';
import { bodyWords } from './body-words';
import { documentOf } from './document-of';
import { conversationColumns, conversationRows, messageColumns, messageRows } from './table-of';

const ORIGINAL_COLUMNS = ['member', 'id', 'file', 'record', 'line', 'column', 'shape', 'bytes'] as const;

/** The interface's words for what is written, by what was chosen. */
export function tellingOf(options: ExportOptions, zone: ZoneChoice, title: string): Telling {
  const { rows, marks } = options;
  const table = { zone, marks, masked: options.personal !== 'show' };
  return {
    title,
    body: bodyWords(zone),
    document: one => documentOf(one, { ...options, zone }),
    sheet: text(`export.table.${rows}`),
    columns: rows === 'messages' ? messageColumns(table) : conversationColumns(table),
    rows: one => (rows === 'messages' ? messageRows(one, table) : conversationRows(one, table)),
    fileName: ({ conversation }) => {
      const customer = conversation.participants.find(({ role }) => role === 'customer');
      const started = startOf(conversation);
      return [
        ...(started === undefined ? [] : [isoText(started, zone).slice(0, 16).replace(':', '')]),
        customer === undefined ? text('list.noCustomer') : nameOf(customer),
        conversation.vendorId,
      ].join(' ');
    },
    originalColumns: ORIGINAL_COLUMNS.map(name => text(`export.column.${name}`)),
  };
}
