import { isObject, type Json, type JsonObject } from '../../../base/json';
import type { Body } from '../../../domain/message';
import { cardFromJson } from '../../../rich/card/structured-card';
import { richFromHtml } from '../../../rich/markup/html';
import { textOf } from '../../kit/reading';
import type { Remarks } from './remarks';

/** What a line says, by its `textType`; a type nobody knows is shown by what the line holds. */
export function bodyOf(line: JsonObject, pointer: string, remarks: Remarks): Body {
  const type = typeof line.textType === 'string' ? line.textType : 'plain';
  const text = typeof line.text === 'string' ? line.text : textOf(line.text);
  switch (type) {
    case 'plain':
      return plainBody(line, text, pointer, remarks);
    case 'html':
      return text === undefined ? plainBody(line, text, pointer, remarks) : htmlBody(text);
    case 'url':
      return text === undefined ? plainBody(line, text, pointer, remarks) : linkBody(text);
    case 'rich-content':
      return cardBody(line, text, pointer, remarks);
    default:
      return text === undefined && line.json !== undefined
        ? cardBody(line, text, pointer, remarks)
        : plainBody(line, text, pointer, remarks);
  }
}

function plainBody(line: JsonObject, text: string | undefined, pointer: string, remarks: Remarks): Body {
  if (text !== undefined) return { kind: 'text', text };
  if (isObject(line.json)) return cardBody(line, text, pointer, remarks);
  if (line.text !== '') remarks.note('liveperson/line-without-text', pointer);
  const { text: value } = line;
  return value === undefined || value === null || value === ''
    ? { kind: 'text', text: '' }
    : { kind: 'unknown', text: '', value };
}

function htmlBody(text: string): Body {
  // most lines of this type are what somebody typed, without any markup
  if (!text.includes('<') && !text.includes('&')) return { kind: 'text', text };
  const rich = richFromHtml(text);
  return { kind: 'rich', text: rich.text, nodes: [...rich.nodes], source: text };
}

function linkBody(text: string): Body {
  if (text.includes('<')) return htmlBody(text);
  const url = text.trim();
  return /\s/.test(url) ? { kind: 'text', text } : { kind: 'link', text, url };
}

function cardBody(line: JsonObject, text: string | undefined, pointer: string, remarks: Remarks): Body {
  const content = typeof line.json === 'string' ? parsed(line.json) : line.json;
  if (isObject(content)) {
    const { card, text: said } = cardFromJson(content);
    return { kind: 'card', text: said === '' ? (text ?? '') : said, card };
  }
  remarks.note('liveperson/broken-card', pointer);
  const value = line.json ?? null;
  return { kind: 'unknown', text: text ?? (typeof value === 'string' ? value : ''), type: 'rich-content', value };
}

/** JSON inside a JSON string, as some exports write it; broken text is no value. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
