import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import { itemKey } from '../../../domain/keys';
import type { Answer, Survey } from '../../../domain/survey';
import { idOf, labelOf, numberOf, stated, textOf } from '../../kit/reading';
import { type Remarks, twiceGiven } from './remarks';

const PHASES: ReadonlyMap<string, Survey['phase']> = new Map([
  ['preChat', 'before'],
  ['postChat', 'after'],
  ['operator', 'agent'],
]);

const KNOWN: ReadonlySet<string> = new Set([
  ...['displayName', 'value', 'values', 'time', 'timeL', 'name'],
  ...['questionID', 'questionId', 'surveyID', 'surveyId'],
]);

export interface Surveys {
  readonly surveys: readonly Survey[];
  /** Members of the section that hold no answers. */
  readonly extras: JsonObject | undefined;
}

/** Answers come one by one, each with its survey's name: those of one survey and phase are gathered. */
export function readSurveys(section: JsonObject, remarks: Remarks): Surveys {
  const surveys = new Map<string, Survey & { readonly answers: Answer[] }>();
  const unread: Record<string, Json> = {};
  for (const [member, phase] of PHASES) {
    const list = section[member];
    if (list === undefined || list === null) continue;
    if (!Array.isArray(list)) {
      unread[member] = list;
      continue;
    }
    const strange = list.filter((element: Json) => !isObject(element));
    if (strange.length > 0) unread[member] = strange;
    list.forEach((element: Json, index) => {
      if (!isObject(element)) return;
      const answer = answerOf(element, `/surveys/${member}/${index}`, remarks);
      // the same survey is written with and without a blank at the end of its name
      const name = labelOf(element.name);
      const id = idOf(element.surveyID ?? element.surveyId);
      const key = itemKey('survey', phase, id ?? name ?? '');
      const held = surveys.get(key);
      if (held === undefined)
        surveys.set(key, { key, phase, ...stated({ name, id, at: answer.at }), answers: [answer] });
      else held.answers.push(answer);
    });
  }
  const extras = { ...membersExcept(section, new Set(PHASES.keys())), ...unread };
  return { surveys: [...surveys.values()], extras: Object.keys(extras).length === 0 ? undefined : extras };
}

function answerOf(element: JsonObject, pointer: string, remarks: Remarks): Answer {
  const questionId = idOf(element.questionID ?? element.questionId);
  const value = textOf(element.value);
  const several = Array.isArray(element.values) ? element.values.flatMap((one: Json) => textOf(one) ?? []) : [];
  const values = several.length > 0 ? several : value === undefined ? [] : [value];
  const extras: Record<string, Json> = { ...membersExcept(element, KNOWN) };
  if (value !== undefined && !several.includes(value) && several.length > 0) extras.value = value;
  const note = noteOf(element.answersId);
  if (note !== undefined) delete extras.answersId;
  return {
    question: textOf(element.displayName)?.trim() ?? questionId ?? '',
    values,
    ...stated({ questionId, note, at: twiceGiven(element.timeL, element.time, 'time', pointer, remarks) }),
    pointer,
    ...(Object.keys(extras).length === 0 ? {} : { extras }),
  };
}

/** What the ids of the chosen answers say when they are no ids: 0 nothing chosen, -1 free text, -2 not valid. */
function noteOf(answersId: Json | undefined): Answer['note'] {
  const ids = (Array.isArray(answersId) ? answersId : [answersId]).map(numberOf);
  if (ids.length === 0 || ids.some(id => id === undefined || id > 0)) return undefined;
  if (ids.includes(-2)) return 'invalid';
  return ids.includes(-1) ? 'free' : 'none';
}
