import { isObject, type Json, type JsonObject } from '../base/json';
import type { Finding } from '../domain/finding';
import type { Vendor } from './contract/importer';
import type { RichFile } from './contract/protocol';
import { otherFormatThanContent } from './other-formats';
import { textFindings } from './read-record';
import { decodeText, readRecordText } from './repair/record-text';

/** The shape such files are reported under. Nothing of them is ever stored. */
export const RICH_CONTENT = 'engine/rich-content';

/** Beyond this a file is not looked at as rich content: no message holds as much. */
export const RICH_FILE_BYTES = 512 * 1024;

const ELEMENTS =
  'text button image map linkPreview template keyValuePairList vertical horizontal carousel carouselSelect accordionSelect tabs list sectionList section checklist checkbox buttonList submitButton quickReplies';
const TYPES: ReadonlySet<string> = new Set(ELEMENTS.toLowerCase().split(' '));

// names that nothing else has for its own kind; quotes may be escaped, once or twice
const HINT = new RegExp(
  `\\\\*"(?:type\\\\*"\\s*:\\s*\\\\*"(?:${ELEMENTS.replaceAll(' ', '|')})|elements\\\\*"\\s*:|replies\\\\*"\\s*:)`,
  'i',
);
const BROKEN =
  /^\s*\{\s*"type"\s*:\s*"(?:vertical|horizontal|carousel(?:Select)?|accordionSelect|quickReplies|linkPreview)"/i;
const HINTED_WITHIN = 4096;
const DEEPEST_QUOTES = 2;

/** What is told of a file of rich content, where it is one. */
export interface FoundRichContent extends RichFile {
  readonly findings: readonly Finding[];
}

/** Tells a file that is one element of rich content, or a list of them, from everything that a vendor here reads. */
export function richContentIn(
  bytes: Uint8Array,
  file: string,
  vendors: readonly Vendor[],
): FoundRichContent | undefined {
  const { text } = decodeText(bytes);
  if (!HINT.test(text.slice(0, HINTED_WITHIN))) return undefined;
  const place = { file, record: 0, line: 1, column: 1 };
  const found: Finding = { severity: 'explained', code: RICH_CONTENT, place: { file } };
  const value = parsed(text);
  if (value !== undefined) return isContent(value, vendors, 0) ? { file, text, findings: [found] } : undefined;
  if (!BROKEN.test(text)) return undefined;
  const mended = readRecordText(bytes);
  if (mended.ok && mended.value.repaired !== undefined) {
    return { file, text: mended.value.repaired, findings: [...textFindings(mended.value, place), found] };
  }
  return { file, text, findings: [{ severity: 'noted', code: 'engine/broken-rich-content', place: { file } }, found] };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

function isContent(value: Json, vendors: readonly Vendor[], quotes: number): boolean {
  if (typeof value === 'string' && quotes < DEEPEST_QUOTES) {
    const inner = parsed(value);
    return inner !== undefined && isContent(inner, vendors, quotes + 1);
  }
  if (Array.isArray(value)) return value.length > 0 && value.every((each: Json) => isElement(each, vendors));
  return isElement(value, vendors);
}

function isElement(value: Json, vendors: readonly Vendor[]): boolean {
  if (!isObject(value) || vendors.some(({ shapes }) => shapes.some(shape => shape.recognise(value)))) return false;
  const { type } = value;
  if (typeof type === 'string' && type !== '') return TYPES.has(type.toLowerCase()) && isNoOther(value);
  return holdsElements(value.elements) || holdsElements(value.replies);
}

/** A word for a type may be another format's own. */
function isNoOther(value: JsonObject): boolean {
  return otherFormatThanContent(value) === undefined;
}

function holdsElements(value: Json | undefined): boolean {
  return (
    Array.isArray(value) &&
    value.some((each: Json) => isObject(each) && ['text', 'url', 'click', 'elements', 'la'].some(name => name in each))
  );
}
