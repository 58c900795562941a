import { EXPORT_FORMATS, type ExportOptions, PERSONAL_CHOICES, TABLE_ROWS } from '#shared/export/options';
import { isRecord, type KeptStorage, loadValue, saveValue } from '../base/local-storage';

const NAME = 'lectern.export';

/** What is not for the customer's eyes stays here unless it is asked for. */
export const FIRST_CHOICES: ExportOptions = {
  format: 'html',
  rows: 'messages',
  apart: false,
  content: { events: true, system: true, internal: false, surveys: false, details: false },
  marks: true,
  personal: 'show',
};

/**
 * The choices made last, on this machine. What only agents saw is never remembered: it is asked for each time it is to leave.
 */
export function loadChoices(storage: KeptStorage): ExportOptions {
  const kept = loadValue(storage, NAME);
  const content = isRecord(kept.content) ? kept.content : {};
  const truth = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise);
  const first = FIRST_CHOICES;
  return {
    format: EXPORT_FORMATS.find(format => format === kept.format) ?? first.format,
    rows: TABLE_ROWS.find(rows => rows === kept.rows) ?? first.rows,
    apart: truth(kept.apart, first.apart),
    content: {
      events: truth(content.events, first.content.events),
      system: truth(content.system, first.content.system),
      internal: false,
      surveys: truth(content.surveys, first.content.surveys),
      details: truth(content.details, first.content.details),
    },
    marks: truth(kept.marks, first.marks),
    personal: PERSONAL_CHOICES.find(personal => personal === kept.personal) ?? first.personal,
  };
}

export function saveChoices(storage: KeptStorage, choices: ExportOptions): void {
  saveValue(storage, NAME, { ...choices });
}
