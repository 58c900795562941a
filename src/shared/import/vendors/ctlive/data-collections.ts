import { isObject, type Json, type JsonObject } from '../../../base/json';
import type { Fact } from '../../../domain/fact';
import { itemKey } from '../../../domain/keys';
import type { Answer, Survey } from '../../../domain/survey';
import { present } from '../../../rich/card/json-values';
import { idOf, labelOf, textOf } from '../../kit/reading';

// what kind of field it is says how its value is to be shown
const KINDS: Readonly<Record<string, Fact['kind']>> = {
  nickname: 'name',
  name: 'name',
  email: 'email',
  phone: 'phone',
  tel: 'phone',
  date: 'date',
  url: 'url',
};

/**
 * The forms of a contact: what somebody filled in is a survey, what the system filled in (`auto`) are facts. Fields
 * without a value are left out.
 */
export function readCollections(value: Json | undefined): { readonly surveys: Survey[]; readonly facts: Fact[] } {
  const surveys: Survey[] = [];
  const facts: Fact[] = [];
  if (!isObject(value)) return { surveys, facts };
  for (const [name, collection] of Object.entries(value)) {
    if (!isObject(collection) || !Array.isArray(collection.datacollection)) continue;
    const answers: Answer[] = [];
    collection.datacollection.forEach((field: Json, index) => {
      if (!isObject(field)) return;
      const values = valuesOf(field.value);
      if (values.length === 0) return;
      const question = labelOf(field.label) ?? labelOf(field.name) ?? '';
      if (field.mode === 'auto') {
        for (const text of values) facts.push(present({ name: question, value: text, kind: kindOf(field) }));
        return;
      }
      const pointer = `/dataCollections/${escaped(name)}/datacollection/${index}`;
      answers.push(present({ question, questionId: labelOf(field.name), values, pointer }));
    });
    const id = idOf(collection.id) ?? name;
    if (answers.length === 0) continue;
    surveys.push(
      present({
        key: itemKey('form', id),
        phase: 'during' as const,
        name: labelOf(collection.title),
        id,
        answers,
      }),
    );
  }
  return { surveys, facts };
}

function valuesOf(value: Json | undefined): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((item: Json | undefined) => {
    const text = isObject(item) ? (textOf(item.label) ?? textOf(item.value)) : textOf(item);
    return text === undefined ? [] : [text];
  });
}

function kindOf({ dc_type }: JsonObject): Fact['kind'] {
  const type = typeof dc_type === 'string' ? dc_type.toLowerCase() : '';
  return Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
