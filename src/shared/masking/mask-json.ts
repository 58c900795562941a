import { emptyObject, isObject, type Json, type JsonObject } from '../base/json';
import { kindOf } from '../import/kit/reading';
import { kindOfField, type Subject, subjectOf } from './fields';
import type { TextMask } from './text-mask';

/** A record as it stood in a file. What is no JSON is masked as any other text. */
export function maskRecordText(record: string, mask: TextMask): string {
  let value: Json;
  try {
    value = JSON.parse(record) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return mask.text(record);
    throw error;
  }
  return JSON.stringify(maskJson(value, mask), undefined, record.includes('\n') ? 2 : undefined);
}

/** What a vendor sent that nobody has a home for: values by the names of their members, names of members as text. */
export function maskJson(value: Json, mask: TextMask, member = '', subject: Subject = 'other'): Json {
  if (typeof value === 'string' || typeof value === 'number') return maskLeaf(value, mask, member, subject);
  if (Array.isArray(value)) return value.map((each: Json) => maskJson(each, mask, member, subject));
  return isObject(value) ? maskMembers(value, mask, subject) : value;
}

export function maskMembers(object: JsonObject, mask: TextMask, subject: Subject = 'other'): Record<string, Json> {
  const masked = emptyObject();
  for (const [name, value] of Object.entries(object)) {
    if (value !== undefined)
      masked[freeName(mask.text(name), masked)] = maskJson(value, mask, name, subjectOf(name, subject));
  }
  return masked;
}

function maskLeaf(value: string | number, mask: TextMask, member: string, subject: Subject): Json {
  const kind = kindOfField(member, kindOf(member, value), subject);
  const text = String(value);
  const masked = kind === undefined || !mask.masks(kind) ? mask.text(text) : mask.whole(text, kind);
  return masked === text ? value : masked;
}

/** Two members may have the same stand-in; both stay. */
function freeName(name: string, taken: Readonly<Record<string, Json>>): string {
  let free = name;
  for (let n = 2; Object.hasOwn(taken, free); n++) free = `${name} (${n})`;
  return free;
}
