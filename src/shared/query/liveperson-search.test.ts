import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Instant } from '../domain/time';
import type { Clock } from './calendar';
import { matches } from './match';
import { headOrder, type OrderColumn, type OrderKey } from './order';
import { parseQuery } from './parse';
import { searchedHistory } from './samples/history';

const clock: Clock = { now: Date.UTC(2024, 4, 6) as Instant, zone: 'UTC' };
const guide = readFileSync(new URL('../../../docs/liveperson-search.md', import.meta.url), 'utf8');
const history = searchedHistory();

function found(text: string): readonly string[] {
  const { query, problems } = parseQuery(text);
  expect(problems, text).toEqual([]);
  return history.filter(one => matches(query, one, clock)).map(({ head }) => head.vendorId);
}

/** First and last cell of each row of the table under a heading, without the signs for code. */
function rowsUnder(heading: string): readonly (readonly [string, string])[] {
  const section = guide.split(/^## /m).find(one => one.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter(line => /^\| (?!LivePerson|---)/.test(line))
    .map(line => {
      const cells = line.split('|').map(cell => cell.trim().replaceAll('`', ''));
      return [cells[1] ?? '', cells[3] ?? ''];
    });
}

const foundUnder = (heading: string) =>
  Object.fromEntries(rowsUnder(heading).map(([name, query]) => [name, found(query)]));

test('each parameter of the history search has a query that finds the same', () => {
  expect(foundUnder('Parameters')).toEqual({
    'start {from, to}': ['acct1001', 'acct1002'],
    'start {from, to}, in days': ['acct1001', 'acct1002'],
    ended: ['acct1001', 'acct1002', 'acct1003', 'acct1004', 'acct10020', 'acct1006'],
    skillIds: ['acct1001', 'acct1002', 'acct1003', 'acct1004'],
    agentIds: ['acct1001', 'acct1002', 'acct1003'],
    agentGroupIds: ['acct1001', 'acct1002'],
    'duration {from, to}': ['acct1001', 'acct1003', 'acct1004', 'acct10020', 'acct1007'],
    interactive: ['acct1001', 'acct1002', 'acct1003', 'acct1004', 'acct10020'],
    visitor: ['acct1001', 'acct1003'],
    engagementId: ['acct1002'],
    'channel 1 (WEB)': ['acct1001', 'acct1002', 'acct1003', 'acct1004', 'acct10020'],
    'channel 2 (VOICE)': ['acct1006'],
    'channel -1 (UNKNOWN)': ['acct1007'],
    alertedMcsValues: ['acct1002', 'acct1007'],
    'chatMCS {from, to}': ['acct1001', 'acct1002', 'acct1003'],
    'chatMCS {from}': ['acct1001', 'acct1004'],
    'chatMCS {to}': ['acct1002', 'acct1003', 'acct10020'],
    'hasInteractiveCoBrowse true': ['acct1006'],
    'hasInteractiveCoBrowse false': ['acct1001', 'acct1002', 'acct1003', 'acct1004', 'acct10020', 'acct1007'],
    'coBrowseDuration {from, to}': ['acct1006'],
    'lineContentTypes RICH_CONTENT': ['acct1007'],
  });
});

test('each area of its keyword search has a key', () => {
  expect(foundUnder('Keywords')).toEqual({
    'keyword without areas': ['acct1001', 'acct1002', 'acct1003', 'acct1004', 'acct10020'],
    'keyword with a phrase': ['acct1002'],
    chatLine: ['acct1001', 'acct1002', 'acct1003', 'acct1004', 'acct10020'],
    surveyQuestion: ['acct1002'],
    surveyAnswer: ['acct1002'],
    visitorInfo: ['acct1007'],
    'ea.purchase': ['acct1006'],
    'ea.viewedProduct': ['acct1006'],
    'ea.cartStatus': ['acct1006'],
    'ea.serviceActivity': ['acct1006'],
    'ea.visitorError': ['acct1006'],
    'ea.lead': ['acct1006'],
    'ea.customerInfo': ['acct1006'],
    'ea.marketingCampaignInfo': ['acct1006'],
    // a customer of that name is no personal detail
    'ea.personalInfo': ['acct1006'],
    mcs: ['acct1001', 'acct1003', 'acct1004', 'acct1006'],
    'campaign, which LivePerson cannot search': ['acct1006'],
    'several areas': ['acct1002'],
  });
});

test('the six request examples of its documentation can be typed', () => {
  expect(foundUnder('The request examples')).toEqual({
    'Example 1': ['acct1001', 'acct1002'],
    'Example 2': ['acct1001', 'acct1002'],
    'Example 3': ['acct1003'],
    'Example 4': ['acct1003', 'acct1004'],
    'Example 5': ['acct1003'],
    'Example 6': ['acct1006'],
  });
});

test('lists can be sorted by each of its sort keys, and by several', () => {
  const sorted = (order: string) =>
    history
      .map(({ head }) => head)
      .sort(headOrder(order.split(', ').map(orderKey)))
      .map(({ vendorId }) => vendorId.slice('acct'.length));
  expect(Object.fromEntries(rowsUnder('Order').map(([name, order]) => [name, sorted(order)]))).toEqual({
    'start:asc': ['1001', '1002', '1003', '10020', '1004', '1006', '1007'],
    'start:des': ['1007', '1006', '1004', '10020', '1003', '1002', '1001'],
    'end:asc': ['1001', '1002', '1003', '10020', '1004', '1006', '1007'],
    'duration:desc': ['1006', '1002', '1004', '1003', '1001', '10020', '1007'],
    'visitor:asc': ['1001', '1003', '1002', '10020', '1006', '1007', '1004'],
    'engagementId:asc': ['1001', '1002', '1003', '1004', '1006', '1007', '10020'],
    'interactive:desc': ['1001', '1002', '10020', '1003', '1004', '1006', '1007'],
    'agentId:asc': ['1001', '1003', '10020', '1007', '1006', '1002', '1004'],
    'skillId:desc': ['10020', '1001', '1004', '1003', '1002', '1006', '1007'],
    'interactive:asc,duration:desc': ['1006', '1007', '1002', '1004', '1003', '1001', '10020'],
    'skillId:asc,agentId:asc,start:desc': ['1002', '1003', '1001', '1004', '10020', '1007', '1006'],
  });
});

function orderKey(text: string): OrderKey {
  const [column, direction] = text.split(' ');
  return { column: column as OrderColumn, descending: direction === 'descending' };
}
