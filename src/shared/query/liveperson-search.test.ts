import { expect, test } from 'vitest';
import type { Instant } from '../domain/time';
import { rowsUnder } from '../testing/search-guide';
import type { Clock } from './language/calendar';
import { parseQuery } from './language/parse';
import { searchedHistory } from './samples/history';
import { matches } from './testing/match';

const clock: Clock = { now: Date.UTC(2024, 4, 6) as Instant, zone: 'UTC' };
const history = searchedHistory();

function found(text: string): readonly string[] {
  const { query, problems } = parseQuery(text);
  expect(problems, text).toEqual([]);
  return history.filter(one => matches(query, one, clock)).map(({ head }) => head.vendorId);
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
    'keyword without areas, in every field': ['acct1001', 'acct1002', 'acct1003', 'acct1004', 'acct10020'],
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
