import type { Json, JsonObject } from '../../base/json';
import { headOf } from '../../heads/head';
import { groupContributions } from '../../import/contributions';
import { liveperson } from '../../import/vendors/liveperson';
import { documentsOf } from '../../index/documents/documents';
import type { Searched } from '../testing/match';

/** A small archive of engagements, read by the real importer: what the search of the history is tried on. */
export function searchedHistory(): readonly Searched[] {
  return history().map((record, number) => {
    const reading = liveperson.shapes
      .find(shape => shape.recognise(record))
      ?.read(record, { file: FILE, record: number });
    if (reading?.kind !== 'part') throw new TypeError(`not read: ${JSON.stringify(record)}`);
    const contribution = {
      part: reading.part,
      origin: { shape: 'liveperson/engagement', file: FILE, record: number },
      findings: [],
    };
    const [group] = groupContributions([contribution]);
    if (group === undefined) throw new TypeError('no conversation');
    const conversation = liveperson.assemble(...group);
    return {
      conversation,
      head: headOf(conversation),
      documents: documentsOf(conversation),
      files: [FILE],
      imports: ['2024-05-06'],
      originals: [record],
    };
  });
}

const FILE = 'history-2015.json';

const line = (source: 'visitor' | 'agent', text: string, at: number, more: JsonObject = {}): JsonObject => ({
  timeL: at,
  controlType: 0,
  text,
  by: source === 'visitor' ? 'You' : 'Desk',
  source,
  subType: 'REGULAR',
  textType: 'plain',
  cannedAnswerType: 0,
  ...more,
});

function engagement(
  info: JsonObject & { readonly startTimeL: number; readonly duration: number },
  sections: JsonObject,
) {
  const { startTimeL, duration } = info;
  return {
    info: { accountId: 'acct', ended: true, channel: 1, endTimeL: startTimeL + duration * 1000, ...info },
    ...sections,
  };
}

const lines = (...list: readonly Json[]): JsonObject => ({ transcript: { lines: list } });

const at = (text: string) => Date.parse(text);

function history(): readonly JsonObject[] {
  return [blueTablet(), surveyed(), repair(), otherAgent(), trap(), everyAttribute(), richAndUnknown()];
}

function blueTablet(): JsonObject {
  const start = at('2015-06-10T10:00:00Z');
  return engagement(
    {
      ...{ engagementId: 'acct1001', startTimeL: start, duration: 120, isInteractive: true },
      ...{ visitorId: 'v-501', visitorName: 'Lena Brandt', agentId: '109', agentNickName: 'Ana Ríos' },
      ...{ agentLoginName: 'ana@shop.example', agentGroupId: 5, agentGroupName: 'Night shift' },
      ...{ skillId: 14, skillName: 'Tablets', chatMCS: 60, alertedMCS: 1 },
    },
    lines(
      line('visitor', 'Does the iPad come in blue?', start + 5000),
      line('agent', 'Yes, it does.', start + 15_000, { agentId: 109 }),
    ),
  );
}

function surveyed(): JsonObject {
  const start = at('2015-06-20T09:00:00Z');
  return engagement(
    {
      ...{ engagementId: 'acct1002', startTimeL: start, duration: 300, isInteractive: true },
      ...{ visitorId: 'v-502', visitorName: 'Omar Haddad', agentId: '169', agentNickName: 'Tom' },
      ...{ agentGroupId: 6, agentGroupName: 'Day shift', skillId: 17, skillName: 'Phones', chatMCS: 30, alertedMCS: 0 },
    },
    {
      ...lines(
        line('visitor', 'My phone is too large.', start + 1000),
        line('agent', 'Try the iPad mini, then.', start + 61_000, { agentId: 169 }),
        line('agent', 'He sounds upset.', start + 62_000, { agentId: 169, subType: 'ONLY_TO_REP' }),
      ),
      surveys: {
        postChat: [
          { displayName: 'Would you recommend us?', value: 'Splendid service', name: 'After the chat', surveyID: 7 },
        ],
      },
    },
  );
}

function repair(): JsonObject {
  const start = at('2015-07-18T12:00:00Z');
  return engagement(
    {
      ...{ engagementId: 'acct1003', startTimeL: start, duration: 150, interactive: true },
      ...{ visitorId: 'v-501', visitorName: 'Lena Brandt', agentId: '109', agentNickName: 'Ana Ríos' },
      ...{ skillId: 18, skillName: 'Repairs', chatMCS: 45, mcs: 1 },
    },
    lines(line('visitor', 'The iPad I bought does not start.', start + 2000)),
  );
}

function otherAgent(): JsonObject {
  const start = at('2015-07-20T12:00:00Z');
  return engagement(
    {
      ...{ engagementId: 'acct1004', startTimeL: start, duration: 170, interactive: true },
      ...{ visitorId: 'v-503', visitorName: 'Zoran', agentId: '200', agentNickName: 'Zoe' },
      ...{ skillId: 14, skillName: 'Tablets', chatMCS: 70, alertedMCS: 1 },
    },
    lines(line('visitor', 'ipad or not, what do you say?', start + 2000)),
  );
}

/** Names and ids that only begin like those that are asked for. */
function trap(): JsonObject {
  const start = at('2015-07-19T12:00:00Z');
  return engagement(
    {
      ...{ engagementId: 'acct10020', startTimeL: start, duration: 100, interactive: true },
      ...{ visitorId: 'v-5010', visitorName: 'Pia', agentId: '1090', agentNickName: 'Desk 169 B' },
      ...{ agentGroupId: 55, agentGroupName: 'Group 5 north', skillId: 140, skillName: 'Team 14', chatMCS: 29 },
    },
    lines(line('visitor', 'Which ipad, please?', start + 2000)),
  );
}

function everyAttribute(): JsonObject {
  const start = at('2017-01-28T08:00:00Z');
  const product = (name: string) => ({
    products: [{ quantity: '1', product: { name, category: 'house', sku: 'h-1' } }],
  });
  return engagement(
    {
      ...{ engagementId: 'acct1006', startTimeL: start, duration: 600, isInteractive: false, channel: 2 },
      ...{ visitorId: 'v-506', visitorName: 'Sam', agentId: '300', agentNickName: 'Kim', alertedMCS: 1 },
    },
    {
      campaign: { campaignName: 'Sticky button', campaignId: '77' },
      coBrowseSessions: {
        coBrowseSessionsList: [
          { sessionId: 's1', startTimeL: start, endTimeL: start + 15_000, duration: 15_000, interactive: false },
          { sessionId: 's2', startTimeL: start, endTimeL: start + 15_000, duration: 15_000, interactive: true },
        ],
      },
      sdes: {
        events: [
          { cartStatus: { total: '11.7', ...product('Kettle') } },
          { customerInfo: { customerInfo: { customerType: 'gold', customerId: '77AC' } } },
          { lead: { lead: { topic: 'Summer test drive', leadId: 'L-9' } } },
          { marketingCampaignInfo: { marketingCampaignInfo: { campaignId: 'Spring coupons' } } },
          { personalInfo: { name: 'SAM', surname: 'Brandt' } },
          { purchase: { orderId: 'DR-15', cart: product('Teapot') } },
          { serviceActivity: { serviceActivity: { topic: 'Order a chequebook' } } },
          { viewProduct: product('Paper lantern') },
          { formFillingError: { visitorError: { message: { string: 'Expiry date missing' } } } },
        ],
      },
    },
  );
}

function richAndUnknown(): JsonObject {
  const start = at('2017-01-29T08:00:00Z');
  const card = { type: 'vertical', elements: [{ type: 'text', text: 'Now on sale' }] };
  return engagement(
    {
      ...{ engagementId: 'acct1007', startTimeL: start, duration: 30, isInteractive: false, channel: -1 },
      ...{ visitorId: 'v-507', alertedMCS: -1, ended: false },
    },
    {
      ...lines(line('agent', '', start + 1000, { textType: 'rich-content', json: card, by: 'Helper', agentId: 400 })),
      visitorInfo: { country: 'Norway', device: 'MOBILE' },
      coBrowseSessions: {
        coBrowseSessionsList: [{ sessionId: 's3', startTimeL: start, endTimeL: start + 10_000, interactive: false }],
      },
    },
  );
}
