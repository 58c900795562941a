import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Head } from '#shared/heads/head';
import { contributionOf, conversationOf } from '#shared/import/contributions';
import { searchedHistory } from '#shared/query/samples/history';
import { rowsUnder } from '#shared/testing/search-guide';
import type { OrderColumn, OrderKey } from './contract/api';
import { freshDatabases, TestArchive } from './testing/archive';
import { importing, SAMPLES } from './testing/samples';

let archive: TestArchive;

beforeAll(async () => {
  freshDatabases();
  archive = new TestArchive('o', { contributionOf, conversationOf });
});
afterAll(() => archive.close());

/** What the archive's own search gives, in its order. */
async function heads(sort: readonly OrderKey[], text = ''): Promise<readonly Head[]> {
  const { hits } = await archive.reader.search({ text, sort, offset: 0, limit: 100, excerpts: false });
  return hits.map(({ head }) => head);
}

const number = ({ vendorId }: Head) => vendorId.slice('acct'.length);

test('lists can be sorted by each sort key of the LivePerson history search, and by several', async () => {
  const records = searchedHistory().flatMap(({ originals = [] }) => originals);
  const text = JSON.stringify({ interactionHistoryRecords: records });
  await archive.importFrom(importing([{ name: 'history-2015.json', text }], 100_000));
  // alike conversations stand in an order of their own, the same for every archive
  const sorted: Record<string, readonly string[]> = {};
  for (const [name, order] of rowsUnder('Order'))
    sorted[name] = (await heads(order.split(', ').map(orderKey))).map(number);
  expect(sorted).toEqual({
    'start:asc': ['1001', '1002', '1003', '10020', '1004', '1006', '1007'],
    'start:des': ['1007', '1006', '1004', '10020', '1003', '1002', '1001'],
    'end:asc': ['1001', '1002', '1003', '10020', '1004', '1006', '1007'],
    'duration:desc': ['1006', '1002', '1004', '1003', '1001', '10020', '1007'],
    'visitor:asc': ['1003', '1001', '1002', '10020', '1006', '1007', '1004'],
    'engagementId:asc': ['1001', '1002', '1003', '1004', '1006', '1007', '10020'],
    'interactive:desc': ['10020', '1003', '1001', '1002', '1004', '1007', '1006'],
    'agentId:asc': ['1003', '1001', '10020', '1007', '1006', '1002', '1004'],
    'skillId:desc': ['10020', '1001', '1004', '1003', '1002', '1007', '1006'],
    'interactive:asc,duration:desc': ['1006', '1007', '1002', '1004', '1003', '1001', '10020'],
    'skillId:asc,agentId:asc,start:desc': ['1002', '1003', '1001', '1004', '10020', '1007', '1006'],
  });
});

const valueIn: { readonly [column in Exclude<OrderColumn, 'relevance'>]: (head: Head) => number | string | undefined } =
  {
    startedAt: head => head.startedAt,
    endedAt: head => head.endedAt,
    durationMs: head => head.durationMs,
    waitMs: head => head.waitMs,
    replyMs: head => head.replyMs,
    cobrowseMs: head => head.cobrowseMs,
    messages: head => head.messages,
    events: head => head.events,
    score: head => head.score,
    satisfaction: head => head.satisfaction,
    alert: head => head.alert,
    interactive: head => Number(head.flags.includes('interactive')),
    customer: head => head.customer,
    agent: head => head.agents[0],
    queue: head => head.queues[0],
    vendorId: head => head.vendorId,
    source: head => head.source,
    account: head => head.account,
    channel: head => head.channel,
    language: head => head.language,
    outcome: head => head.disposition,
  };
const columns = Object.keys(valueIn) as (keyof typeof valueIn)[];

// not the archive's way of sorting names, but the same idea of it
const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

test('each column puts values in their order, upwards and downwards, and what has none last', async () => {
  const session = SAMPLES.find(({ name }) => name.endsWith('ccai-session.json'))?.text ?? '';
  const worse = { name: 'worse.json', text: JSON.stringify({ ...JSON.parse(session), id: 5151, rating: 2 }) };
  await archive.importFrom(importing([...SAMPLES, worse], 100_000));
  for (const column of columns) {
    for (const descending of [false, true]) {
      const values = (await heads([{ column, descending }])).map(valueIn[column]);
      const known = values.filter(value => value !== undefined);
      expect({ column, distinct: new Set(known).size > 1 }).toEqual({ column, distinct: true });
      expect({ column, last: values.slice(known.length) }).toEqual({
        column,
        last: values.filter(value => value === undefined),
      });
      const inOrder = known.toSorted((a, b) => {
        const apart = typeof a === 'number' ? a - Number(b) : compare(a, String(b));
        return descending ? -apart : apart;
      });
      expect({ column, descending, known }).toEqual({ column, descending, known: inOrder });
    }
  }
});

// both words stand in 1001 alone; "ipad" is among ever more words in the others
test('the best fit comes first where sorted by relevance', async () => {
  const best = await heads([{ column: 'relevance', descending: true }], 'ipad OR blue');
  expect(best.map(number)).toEqual(['1001', '1003', '1004', '10020', '1002']);
});

function orderKey(text: string): OrderKey {
  const [column, direction] = text.split(' ');
  return { column: column as OrderColumn, descending: direction === 'descending' };
}
