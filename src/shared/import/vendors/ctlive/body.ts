import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { Body } from '../../../domain/message';
import { cardFromChoices } from '../../../rich/card/choices-card';
import { present, textsIn } from '../../../rich/card/json-values';
import { plainTextOfCard } from '../../../rich/plain-text';
import { factsOf, labelOf, numberOf, textOf } from '../../kit/reading';
import { pictureOf } from './picture';

export interface ReadBody {
  readonly body: Body;
  /** Members of the content that the body has no home for. */
  readonly rest: JsonObject | undefined;
}

const NOTICE = /^(?:video(?:Requested|Accepted|Rejected|Started|Ended)|screenSharing|endChat$|leave$)/;
// the bytes of a file are in the original, and once is enough
const BYTES = ['img', 'document'];

/** The body of a message by its type. `given` is the content as it stands, which may be missing or mere text. */
export function bodyOf(type: string, content: JsonObject | undefined, given: Json | undefined): ReadBody {
  if (NOTICE.test(type)) return withRest({ kind: 'notice', text: '', what: type }, content, []);
  if (content === undefined && typeof given === 'string')
    return { body: { kind: 'text', text: given }, rest: undefined };
  const value = content ?? {};
  switch (type.toUpperCase()) {
    case 'TEXT':
      return textBody(type, value);
    case 'LINK':
      return linkBody(type, value);
    case 'IMAGE':
    case 'DOCUMENT':
    case 'AUDIO':
    case 'VIDEO':
      return fileBody(type, value);
    case 'MENU':
    case 'FORM':
      return choicesBody(type, value, 'column');
    case 'QUICK_REPLY':
      return choicesBody(type, value, 'replies');
    case 'MENU_RESPONSE':
    case 'QUICK_REPLY_RESPONSE':
    case 'REACTION':
      return answerBody(type, value);
    case 'FORM_RESPONSE':
      return formBody(value);
    case 'CONTACTS':
      return contactsBody(type, value);
    case 'LOCATION':
      return locationBody(type, value);
    default:
      return typeof value.text === 'string' ? textBody(type, value) : unknownBody(type, value);
  }
}

function textBody(type: string, content: JsonObject): ReadBody {
  const { text } = content;
  if (typeof text === 'object' && text !== null) return unknownBody(type, content);
  return withRest({ kind: 'text', text: text === undefined || text === null ? '' : String(text) }, content, ['text']);
}

function linkBody(type: string, content: JsonObject): ReadBody {
  const url = labelOf(content.url);
  if (url === undefined) return Object.hasOwn(content, 'text') ? textBody(type, content) : unknownBody(type, content);
  const title = labelOf(content.title) ?? labelOf(content.text);
  const text = title === undefined || title === url ? url : `${title} ${url}`;
  return withRest(present({ kind: 'link' as const, text, url, title }), content, ['url', 'title', 'text']);
}

const MEDIA = { IMAGE: 'image', DOCUMENT: 'document', AUDIO: 'audio', VIDEO: 'video' } as const;

export function fileBody(type: string, content: JsonObject): ReadBody {
  const kind = type.toUpperCase();
  const name = labelOf(content.fileName);
  const caption = textOf(content.caption);
  const reference = labelOf(content.url) ?? labelOf(content.uri);
  const body: Body = present({
    kind: 'file' as const,
    text: [caption, name].filter(words => words !== undefined).join('\n'),
    media: Object.hasOwn(MEDIA, kind) ? MEDIA[kind as keyof typeof MEDIA] : ('other' as const),
    name,
    type: labelOf(content.documentType),
    caption,
    reference,
    preview: pictureOf(content.img) ?? pictureOf(content.document),
  });
  return withRest(body, content, ['caption', 'fileName', 'documentType', 'url', 'uri', ...BYTES]);
}

/** How menus and forms are written is not documented: what is drawn was found, and all of it stays among the extras. */
function choicesBody(type: string, content: JsonObject, look: 'replies' | 'column'): ReadBody {
  const own = membersExcept(content, USER) ?? {};
  const found = cardFromChoices(own, look);
  if (found === undefined) return unknownBody(type, content);
  return { body: { kind: 'card', text: found.text, card: found.card }, rest: own };
}

const USER = new Set(['user']);
const ANSWERS = ['text', 'title', 'label', 'emoji', 'reaction', 'value', 'answer', 'selected'];

/** The one thing that was chosen: an option of a menu, a quick reply, an emoji. */
function answerBody(type: string, content: JsonObject): ReadBody {
  for (const name of ANSWERS) {
    const answer = content[name];
    const text = textOf(answer) ?? (isObject(answer) ? firstText(answer) : undefined);
    if (text === undefined) continue;
    return withRest({ kind: 'text', text }, content, isObject(answer) ? [] : [name]);
  }
  return unknownBody(type, content);
}

function firstText(value: JsonObject): string | undefined {
  return ANSWERS.map(name => textOf(value[name])).find(text => text !== undefined);
}

function formBody(content: JsonObject): ReadBody {
  const own = membersExcept(content, USER) ?? {};
  const lists = Object.values(own).filter((member): member is readonly Json[] => Array.isArray(member));
  const labelled = lists.flatMap(list =>
    list.flatMap(field => {
      if (!isObject(field)) return [];
      const name = labelOf(field.label) ?? labelOf(field.name) ?? labelOf(field.title);
      const value = textOf(field.value) ?? textOf(field.answer) ?? textOf(field.text);
      return name === undefined || value === undefined ? [] : [{ name, value }];
    }),
  );
  const title = labelOf(own.title);
  const fields = labelled.length > 0 ? labelled : factsOf(own, { skip: TITLE });
  if (fields.length === 0) return unknownBody('FORM_RESPONSE', content);
  const text = [...(title === undefined ? [] : [title]), ...fields.map(({ name, value }) => `${name}: ${value}`)];
  const body: Body = present({ kind: 'form' as const, text: text.join('\n'), title, fields });
  return { body, rest: labelled.length > 0 ? own : undefined };
}

const TITLE = new Set(['title']);

function contactsBody(type: string, content: JsonObject): ReadBody {
  const pairs = factsOf(membersExcept(content, USER) ?? {}).map(({ name, value }) => ({
    key: name,
    value: String(value),
  }));
  if (pairs.length === 0) return unknownBody(type, content);
  const card = { kind: 'pairs', pairs } as const;
  return { body: { kind: 'card', text: plainTextOfCard(card), card }, rest: undefined };
}

const LATITUDES = ['latitude', 'lat', 'la'];
const LONGITUDES = ['longitude', 'lng', 'lon', 'long', 'lo'];

function locationBody(type: string, content: JsonObject): ReadBody {
  for (const place of [content, content.location, content.coordinates, content.position]) {
    if (!isObject(place)) continue;
    const latitude = firstNumber(place, LATITUDES);
    const longitude = firstNumber(place, LONGITUDES);
    if (latitude === undefined || longitude === undefined) continue;
    const name = labelOf(place.name) ?? labelOf(content.name) ?? labelOf(place.address) ?? labelOf(content.address);
    const text = `${name === undefined ? '' : `${name} `}${latitude}, ${longitude}`;
    const body: Body = present({ kind: 'location' as const, text, latitude, longitude, name });
    return withRest(body, content, place === content ? [...LATITUDES, ...LONGITUDES, 'name'] : ['name']);
  }
  return unknownBody(type, content);
}

function firstNumber(value: JsonObject, names: readonly string[]): number | undefined {
  return names.map(name => numberOf(value[name])).find(number => number !== undefined);
}

function unknownBody(type: string, content: JsonObject): ReadBody {
  const value = membersExcept(content, USER) ?? {};
  return { body: { kind: 'unknown', text: textsIn(value).join('\n'), type, value }, rest: undefined };
}

function withRest(body: Body, content: JsonObject | undefined, used: readonly string[]): ReadBody {
  return { body, rest: content && membersExcept(content, new Set([...used, 'user'])) };
}
