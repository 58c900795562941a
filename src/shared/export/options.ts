import type { ContentChoice } from './choose-content';

/** The forms in which conversations leave the program. */
export const EXPORT_FORMATS = ['pdf', 'html', 'text', 'markdown', 'csv', 'xlsx', 'json-lines', 'originals'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const TABLE_ROWS = ['messages', 'conversations'] as const;
/** Whose personal data is masked: nobody's, customers', or also that of who worked for the company. */
export const PERSONAL_CHOICES = ['show', 'customers', 'everybody'] as const;
export type PersonalChoice = (typeof PERSONAL_CHOICES)[number];

/** What a row of a table is. */
export type TableRows = (typeof TABLE_ROWS)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly rows: TableRows;
  /** A file of its own for each conversation, in a zip file. */
  readonly apart: boolean;
  readonly content: ContentChoice;
  /** The user's own flag, tags, notes and score. */
  readonly marks: boolean;
  readonly personal: PersonalChoice;
}

/** Forms that are read from top to bottom. */
export function isDocument(format: ExportFormat): boolean {
  return format === 'pdf' || format === 'html' || format === 'text' || format === 'markdown';
}

export function isTable(format: ExportFormat): boolean {
  return format === 'csv' || format === 'xlsx';
}

/** Original records are what they are: no word of them can be another. */
export function canBeMasked(format: ExportFormat): boolean {
  return format !== 'originals';
}

/** Forms of which there can be a file for each conversation. */
export function canBeApart(format: ExportFormat): boolean {
  return (isDocument(format) && format !== 'pdf') || format === 'json-lines';
}

/**
 * What a form takes of a choice. Lectern's own form keeps all that is there but what only agents saw, so that it can be imported
 * again; a table of messages has no place for events, surveys and details.
 */
export function contentFor({ format, content }: Pick<ExportOptions, 'format' | 'content'>): ContentChoice {
  const { internal, system } = content;
  if (isDocument(format)) return content;
  if (isTable(format)) return { internal, system, events: false, surveys: false, details: true };
  return { internal: format === 'originals' || internal, system: true, events: true, surveys: true, details: true };
}

/** The ending of the file, and of each file in it where there are several. */
export function endingOf(format: ExportFormat): string {
  switch (format) {
    case 'text':
      return 'txt';
    case 'markdown':
      return 'md';
    case 'json-lines':
      return 'jsonl';
    case 'originals':
      return 'zip';
    case 'pdf':
    case 'html':
    case 'csv':
    case 'xlsx':
      return format;
  }
}
