import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/canonical';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Marks } from '#shared/marks/marks';
import type { ImportRecord, MarkCounts, Overview, SearchAnswer } from '../contract/api';
import { ArchiveProblem } from '../contract/problem';
import { TestArchive } from '../testing/archive';
import { cutOff, flipped, kindOf, numbersFrom, rowsIn, type StoredRow } from '../testing/flips';
import { prepared } from '../testing/spoiled';

// a long run asks for many more: LECTERN_FLIPS=10000
const FLIPS = Number(process.env.LECTERN_FLIPS ?? 250);
const SEED = Number(process.env.LECTERN_FLIPS_SEED ?? 5);
const QUERIES = ['refund', 'outcome:solved OR parcel', 'is:flagged', '"nr 1" -thanks'];

interface Seen {
  readonly overview: Overview;
  readonly list: SearchAnswer;
  readonly found: readonly SearchAnswer[];
  readonly counts: readonly number[];
  readonly conversations: ReadonlyMap<ConversationKey, Conversation | 'damaged' | undefined>;
  readonly marks: ReadonlyMap<ConversationKey, Marks>;
  readonly markCounts: MarkCounts;
  readonly imports: readonly ImportRecord[];
}

async function look(keys?: readonly ConversationKey[]): Promise<Seen> {
  const { reader } = new TestArchive('l');
  try {
    await reader.overview();
    const list = await reader.search({ text: '', sort: [], offset: 0, limit: 100 });
    const found: SearchAnswer[] = [];
    for (const text of QUERIES) found.push(await reader.search({ text, sort: [], offset: 0, limit: 100 }));
    const counts = await reader.counts(QUERIES);
    const conversations = new Map<ConversationKey, Conversation | 'damaged' | undefined>();
    const marks = new Map<ConversationKey, Marks>();
    for (const key of keys ?? list.hits.map(({ head }) => head.key)) {
      conversations.set(key, await reader.conversation(key).catch(orDamaged));
      marks.set(key, await reader.marks(key));
    }
    const [first] = conversations.keys();
    if (first !== undefined) {
      await reader.linked(first);
      await reader.originals({ conversation: first });
    }
    const markCounts = await reader.markCounts();
    const imports = await reader.imports();
    // what was met on the way is known now
    return { overview: await reader.overview(), list, found, counts, conversations, marks, markCounts, imports };
  } finally {
    reader.close();
  }
}

function orDamaged(error: unknown): 'damaged' {
  if (error instanceof ArchiveProblem && error.code === 'archive/damaged') return 'damaged';
  throw error;
}

/** What is wrong about an archive that was spoiled, compared with what it was. Empty where all is right, or is named. */
function wrongs(truth: Seen, now: Seen): readonly string[] {
  const { damaged, ...overview } = now.overview;
  const { unindexed, ...known } = overview;
  const { unindexed: before, ...knownBefore } = truth.overview;
  const named =
    damaged !== undefined ||
    unindexed > before ||
    now.markCounts.damaged !== undefined ||
    now.imports.some(each => each.damaged);
  const wrong: string[] = [];
  if (!named && canonicalJson(known) !== canonicalJson(knownBefore)) wrong.push('overview');
  if (!named && canonicalJson(now.imports) !== canonicalJson(truth.imports)) wrong.push('imports');
  for (const [nth, answer] of [now.list, ...now.found].entries()) {
    const right = [truth.list, ...truth.found][nth] as SearchAnswer;
    const heads = new Map(truth.list.hits.map(({ head }) => [head.key, head]));
    const keys = answer.hits.map(({ head }) => head.key);
    const rightKeys = right.hits.map(({ head }) => head.key);
    if (answer.total !== answer.hits.length || new Set(keys).size !== keys.length) wrong.push(`query ${nth} total`);
    for (const hit of answer.hits) {
      if (hit.damaged) continue;
      if (canonicalJson(hit.head) !== canonicalJson(heads.get(hit.head.key)))
        wrong.push(`query ${nth} head ${hit.head.key}`);
      if (nth > 0 && !rightKeys.includes(hit.head.key)) wrong.push(`query ${nth} finds ${hit.head.key}`);
    }
    if (answer.hits.some(hit => hit.damaged)) continue;
    const said = named || answer.incomplete !== undefined;
    const order =
      keys.filter(key => rightKeys.includes(key)).join() === rightKeys.filter(key => keys.includes(key)).join();
    if (!order || (keys.length !== rightKeys.length && !said)) wrong.push(`query ${nth} lists ${keys.join(' ')}`);
  }
  for (const [nth, count] of now.counts.entries()) if (count !== now.found[nth]?.total) wrong.push(`count ${nth}`);
  for (const [key, conversation] of now.conversations) {
    const right = truth.conversations.get(key) as Conversation;
    if (canonicalJson(conversation) === canonicalJson(right) || conversation === 'damaged') continue;
    const said = damaged !== undefined || conversation?.findings.some(({ code }) => code === 'archive/lost-original');
    if (!said) wrong.push(`conversation ${key}`);
    const texts = right.messages.map(({ body }) => body.text);
    if (!conversation?.messages.every(({ body }) => texts.includes(body.text)) && conversation)
      wrong.push(`words of ${key}`);
  }
  for (const [key, marks] of now.marks) {
    if (canonicalJson(marks) === canonicalJson(truth.marks.get(key))) continue;
    if (now.markCounts.damaged === undefined) wrong.push(`marks of ${key}`);
  }
  return wrong;
}

async function spoil(
  how: (row: StoredRow, next: (below: number) => number) => void,
  times: number,
): Promise<readonly string[]> {
  const factory = await prepared();
  const truth = await look();
  const keys = [...truth.conversations.keys()];
  const rows = rowsIn(factory);
  const kinds = [...new Set(rows.map(kindOf))];
  const next = numbersFrom(SEED);
  const wrong: string[] = [];
  for (let nth = 0; nth < times; nth++) {
    const kind = kinds[nth % kinds.length] as string;
    const same = rows.filter(row => kindOf(row) === kind);
    const row = same[next(same.length)] as StoredRow;
    how(row, next);
    const found = await look(keys).then(
      now => wrongs(truth, now),
      (error: unknown) => [`threw ${error instanceof ArchiveProblem ? error.code : String(error)}`],
    );
    if (found.length > 0) wrong.push(`${nth} ${kind} ${row.key}: ${found.join('; ')}`);
    row.set(row.value);
  }
  expect(wrongs(truth, await look(keys))).toEqual([]);
  return wrong;
}

test('D-09: whichever bit is changed, no answer is wrong without a word', {
  timeout: 60_000 + FLIPS * 500,
}, async () => {
  expect(await spoil((row, next) => row.set(flipped(row.value, next)), FLIPS)).toEqual([]);
});

test('D-09: nor whichever row is cut off', { timeout: 120_000 }, async () => {
  expect(await spoil((row, next) => row.set(cutOff(row.value, next)), Math.ceil(FLIPS / 8))).toEqual([]);
});

test('D-09: nor whichever row is gone', { timeout: 120_000 }, async () => {
  expect(await spoil(row => row.remove(), Math.ceil(FLIPS / 8))).toEqual([]);
});
