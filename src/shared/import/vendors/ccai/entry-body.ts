import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { Fact } from '../../../domain/fact';
import type { Body } from '../../../domain/message';
import { cardFromChoices } from '../../../rich/card/choices-card';
import { present, textsIn } from '../../../rich/card/json-values';
import { richFromMarkdown } from '../../../rich/markup/markdown';
import { factsOf, idOf, labelOf, textOf } from '../../kit/reading';

export interface EntryBody {
  readonly body: Body;
  /** Members of the body that have no home in it. */
  readonly rest?: JsonObject | undefined;
  /** What a notice reports, with what it says about it. */
  readonly happened?: { readonly what: string; readonly facts: Fact[] };
}

/** The body of an entry by its type. New types appear with the vendor's versions: an unknown one shows its words. */
export function entryBody(value: Json | undefined, entryType: string | undefined): EntryBody {
  if (!isObject(value)) return bareBody(value);
  const type = labelOf(value.type) ?? entryType ?? '';
  switch (type.toLowerCase()) {
    case 'text':
    case 'text_template':
      return textBody(type, value);
    case 'markdown':
    case 'markdown_template':
      return markdownBody(type, value);
    case 'photo':
    case 'image':
      return fileBody('image', value);
    case 'video':
      return fileBody('video', value);
    case 'audio':
      return fileBody('audio', value);
    case 'document':
    case 'file':
      return fileBody('document', value);
    case 'noti':
      return notiBody(value);
    case 'action':
      return actionBody(value);
    case 'form':
      return formBody(value) ?? choicesBody(type, value);
    default:
      return otherBody(type, value);
  }
}

function bareBody(value: Json | undefined): EntryBody {
  if (typeof value === 'string') return { body: { kind: 'text', text: value } };
  return value === undefined || value === null
    ? { body: { kind: 'text', text: '' } }
    : { body: { kind: 'unknown', text: textsIn(value).join('\n'), value } };
}

const TEXT = new Set(['type', 'content', 'lang']);

/** Content may hold markup in templates; it is shown as the text it is. */
function textBody(type: string, value: JsonObject): EntryBody {
  const { content } = value;
  if (typeof content === 'object' && content !== null) return otherBody(type, value);
  const text = content === undefined || content === null ? '' : String(content);
  return { body: { kind: 'text', text }, rest: membersExcept(value, TEXT) };
}

function markdownBody(type: string, value: JsonObject): EntryBody {
  const { content } = value;
  if (typeof content !== 'string') return textBody(type, value);
  const { nodes, text } = richFromMarkdown(content);
  return { body: { kind: 'rich', text, nodes: [...nodes], source: content }, rest: membersExcept(value, TEXT) };
}

const FILE = new Set(['type', 'lang', 'media_id', 'title', 'name', 'file_name', 'content_type', 'caption', 'url']);

function fileBody(media: 'image' | 'video' | 'audio' | 'document', value: JsonObject): EntryBody {
  const inner = isObject(value[media]) ? (value[media] as JsonObject) : {};
  const caption = textOf(value.title) ?? textOf(value.caption) ?? textOf(inner.text);
  const name = labelOf(value.name) ?? labelOf(value.file_name);
  const url = labelOf(inner.url) ?? labelOf(value.url);
  const body: Body = present({
    kind: 'file' as const,
    text: [caption, name].filter(words => words !== undefined).join('\n'),
    media,
    name,
    type: labelOf(value.content_type),
    caption,
    reference: idOf(value.media_id) ?? url,
  });
  return { body, rest: membersExcept(value, FILE) };
}

const NOTI = new Set(['type', 'event', 'lang']);

/** A notice of something that happened. A completed form is what was filled in, and an event besides. */
function notiBody(value: JsonObject): EntryBody {
  const what = labelOf(value.event) ?? 'noti';
  const rest = membersExcept(value, NOTI);
  const facts = rest === undefined ? [] : factsOf(rest, { skip: FORM_DATA });
  const form = formBody(value);
  const happened = { what, facts };
  if (form !== undefined) return { ...form, happened };
  const words = textOf(value.content) ?? textOf(value.message) ?? textOf(value.text);
  return { body: { kind: 'notice', text: words ?? '', what }, rest, happened };
}

const FORM_DATA = new Set(['form_data', 'signature']);
const FORM = new Set(['type', 'event', 'lang', 'form_name', 'title', 'form_data']);

function formBody(value: JsonObject): EntryBody | undefined {
  const fields = fieldsOf(value.form_data);
  if (fields.length === 0) return undefined;
  const title = labelOf(value.form_name) ?? labelOf(value.title);
  const lines = [...(title === undefined ? [] : [title]), ...fields.map(({ name, value: said }) => `${name}: ${said}`)];
  const body: Body = present({ kind: 'form' as const, text: lines.join('\n'), title, fields });
  return { body, rest: membersExcept(value, FORM) };
}

function fieldsOf(data: Json | undefined): Fact[] {
  if (Array.isArray(data)) {
    return data.flatMap((field: Json, index) => {
      if (!isObject(field)) return factsOf({ [String(index + 1)]: field });
      const name = labelOf(field.label) ?? labelOf(field.name) ?? labelOf(field.title);
      const value = textOf(field.value) ?? textOf(field.answer);
      return name === undefined ? factsOf(field) : value === undefined ? [] : [{ name, value }];
    });
  }
  return isObject(data) ? factsOf(data) : [];
}

/** What the program did, not what anybody said: shown as a notice with the words found in it. */
function actionBody(value: JsonObject): EntryBody {
  const named = ['operation', 'event'].find(member => labelOf(value[member]) !== undefined);
  const what = (named && labelOf(value[named])) ?? 'action';
  const rest = membersExcept(value, new Set(['type', 'lang', ...(named === undefined ? [] : [named])]));
  return { body: { kind: 'notice', text: rest === undefined ? '' : textsIn(rest).join('\n'), what }, rest };
}

const TYPE = new Set(['type', 'lang']);

/** Cards, buttons and quick replies are drawn as found; the rest of them stays at hand. */
function choicesBody(type: string, value: JsonObject): EntryBody {
  const rest = membersExcept(value, TYPE);
  const found = rest && cardFromChoices(rest, /repl|button/i.test(type) ? 'replies' : 'column');
  if (found === undefined) return unknownBody(type, value);
  return { body: { kind: 'card', text: found.text, card: found.card }, rest };
}

function otherBody(type: string, value: JsonObject): EntryBody {
  if (Object.values(value).some(member => Array.isArray(member))) return choicesBody(type, value);
  if (typeof value.content === 'string') return textBody(type, value);
  return unknownBody(type, value);
}

function unknownBody(type: string, value: JsonObject): EntryBody {
  const body: Body = present({
    kind: 'unknown' as const,
    text: textsIn(value).join('\n'),
    type: type === '' ? undefined : type,
    value,
  });
  return { body };
}
