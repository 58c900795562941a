import { assertNever } from '../base/assert-never';
import type { DocumentLine, DocumentNote, ExportDocument } from './document';
import { type ExcerptLine, LINE_BREAKS, oneLine } from './excerpt';
import { escapeMarkdown, markdownLine } from './markdown';
import { plainLine } from './plain';

const RULE = '-'.repeat(72);

/** Conversations as text to be read anywhere: facts, then time, name and words of each line. */
export function* plainConversation(document: ExportDocument, isFirst: boolean): Generator<string> {
  if (!isFirst) yield `\n${RULE}\n\n`;
  const facts = document.facts.map(({ label, value }) => `${oneLine(label)}: ${oneLine(value)}`);
  yield `${[document.title, document.lead, ...facts].map(oneLine).join('\n')}\n\n`;
  for (const line of document.lines) {
    yield `${plainOf(line)}\n`;
    if (line.kind !== 'mark') for (const note of line.notes) yield `${plainNote(note)}\n`;
  }
  for (const note of document.notes) yield `\n${plainNote(note)}\n`;
  for (const { title, facts: rows } of document.sections) {
    yield `\n${oneLine(title)}\n${rows.map(({ label, value }) => `${plainWords(label)}: ${plainWords(value)}\n`).join('')}`;
  }
  yield `\n${oneLine(document.foot.join(' · '))}\n`;
}

function plainOf(line: DocumentLine): string {
  switch (line.kind) {
    case 'message':
      return plainLine(asExcerptLine(line));
    case 'event':
      return `${line.when === '' ? '' : `[${oneLine(line.when)}] `}* ${oneLine([line.words, ...line.marks].join(' · '))}`;
    case 'mark':
      return `-- ${oneLine(line.words)} --`;
    default:
      return assertNever(line);
  }
}

function plainNote({ about, text }: DocumentNote): string {
  return `    ${oneLine(about)}: ${plainWords(text)}`;
}

/** What goes on over several lines is set in. */
function plainWords(text: string): string {
  return text.split(LINE_BREAKS).join('\n    ');
}

/** The same as Markdown: a heading for each conversation, words as quotes, every sign that would mean something escaped. */
export function* markdownConversation(document: ExportDocument, isFirst: boolean): Generator<string> {
  if (!isFirst) yield '\n---\n\n';
  const one = (words: string) => escapeMarkdown(oneLine(words));
  yield `# ${one(document.title)}\n\n${one(document.lead)}\n\n`;
  if (document.facts.length > 0) yield `${list(document.facts)}\n`;
  for (const line of document.lines) {
    yield `${markdownOf(line)}\n\n`;
    if (line.kind !== 'mark') for (const note of line.notes) yield `${markdownNote(note)}\n\n`;
  }
  for (const note of document.notes) yield `${markdownNote(note)}\n\n`;
  for (const { title, facts } of document.sections) yield `## ${one(title)}\n\n${list(facts)}\n`;
  yield `${one(document.foot.join(' · '))}\n`;
}

function markdownOf(line: DocumentLine): string {
  switch (line.kind) {
    case 'message':
      return markdownLine(asExcerptLine(line));
    case 'event': {
      const words = [line.when, line.words, ...line.marks].filter(part => part !== '').map(oneLine);
      return `*${escapeMarkdown(words.join(' · '))}*`;
    }
    case 'mark':
      return `*${escapeMarkdown(oneLine(line.words))}*`;
    default:
      return assertNever(line);
  }
}

function markdownNote({ about, text }: DocumentNote): string {
  const quoted = escapeMarkdown(text).split('\n');
  return `**${escapeMarkdown(oneLine(about))}**\n\n${quoted.map(each => (each === '' ? '>' : `> ${each}`)).join('\n')}`;
}

function list(facts: ExportDocument['facts']): string {
  return facts
    .map(({ label, value }) => `- ${escapeMarkdown(oneLine(label))}: ${escapeMarkdown(oneLine(value))}\n`)
    .join('');
}

function asExcerptLine({ who, when, marks, quoted, body, instead }: MessageLine): ExcerptLine {
  return { who, when, marks: quoted === undefined ? marks : [...marks, quoted], body, instead };
}

type MessageLine = Extract<DocumentLine, { readonly kind: 'message' }>;
