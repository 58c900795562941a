import type { Json, JsonObject } from '../../../../base/json';
import type { Conversation } from '../../../../domain/conversation';
import type { ConversationKey } from '../../../../domain/keys';
import type { Part } from '../../../../domain/part';
import type { Remark } from '../../../contract/importer';
import { liveperson } from '..';

export const START = 1_700_000_005_000;

/** A sample file as the engine hands it over. */
export function sample(text: string): JsonObject {
  return JSON.parse(text);
}

/** The least an engagement needs, with members of `info` and sections as a test wants them. */
export function engagement(info: JsonObject = {}, sections: JsonObject = {}): JsonObject {
  return { info: { engagementId: 'acct41900001', startTimeL: START, ...info }, ...sections };
}

export function withLines(...lines: readonly Json[]): JsonObject {
  return engagement({ agentId: '77', agentNickName: 'Ben', visitorName: 'Ana' }, { transcript: { lines } });
}

export function read(
  record: JsonObject,
  page?: JsonObject,
  number = 0,
): { readonly part: Part; readonly remarks: readonly Remark[] } {
  const shape = liveperson.shapes.find(candidate => candidate.recognise(record));
  const reading = shape?.read(record, { file: 'test.json', record: number, ...(page === undefined ? {} : { page }) });
  if (reading?.kind !== 'part') throw new Error(`not read: ${JSON.stringify(reading)}`);
  return reading;
}

export function partOf(record: JsonObject): Part {
  return read(record).part;
}

/** Codes of what was noticed, with the place and the number of times. */
export function remarksOf(record: JsonObject): readonly string[] {
  return read(record).remarks.map(({ code, pointer, facts }) => `${code} ${pointer} ${facts?.count}`);
}

/** The conversation that copies of one engagement make, in the order they are given. */
export function merged(...records: readonly JsonObject[]): Conversation {
  const contributions = records.map((record, number) => ({
    part: partOf(record),
    origin: { shape: 'liveperson/engagement', file: `${JSON.stringify(record).length}.json`, record: number },
    findings: [],
  }));
  return liveperson.assemble(contributions[0]?.part.key as ConversationKey, contributions);
}
