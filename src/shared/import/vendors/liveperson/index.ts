import { isObject, type JsonObject } from '../../../base/json';
import type { Conversation, Flag } from '../../../domain/conversation';
import type { ConversationKey } from '../../../domain/keys';
import { mergeContributions } from '../../../domain/merging/merge';
import type { Contribution } from '../../../domain/part';
import type { Reading, Shape, Vendor } from '../../contract/importer';
import { stated } from '../../kit/reading';
import { readEngagement } from './engagement';
import { OTHER_FORMATS } from './other-formats';
import { pagePosition } from './page';

export { pagePosition } from './page';

const PAGE = 'interactionHistoryRecords';

const engagement: Shape = {
  id: 'liveperson/engagement',
  label: 'LivePerson Engagement History',
  recognise: ({ info, transcript }) =>
    isObject(info) && ('engagementId' in info || (isObject(transcript) && Array.isArray(transcript.lines))),
  read: readEngagement,
};

const emptyPage: Shape = {
  id: 'liveperson/empty-page',
  label: 'LivePerson Engagement History page without records',
  recognise: record => {
    const records = record[PAGE];
    if (PAGE in record) return !Array.isArray(records) || records.length === 0;
    const { _metadata: metadata } = record;
    return isObject(metadata) && isObject(metadata.self) && Object.keys(record).length === 1;
  },
  read: record => {
    const { total, offset } = pagePosition(record);
    return { kind: 'explained', code: 'liveperson/empty-page', facts: stated({ total, offset }) };
  },
};

/** Filters that only a search request has; its time range alone could be anybody's. */
const FILTERS = [
  ...['keyword_search_area', 'keyword', 'skillIds', 'agentIds', 'agentGroupIds', 'interactive', 'ended', 'status'],
  ...['alertedMcsValues', 'mcs', 'chatMCS', 'hasInteractiveCoBrowse', 'coBrowseDuration', 'lineContentTypes'],
  ...['duration', 'visitor', 'engagementId', 'channel', 'contentToRetrieve'],
] as const;

const searchRequest: Shape = {
  id: 'liveperson/search-request',
  label: 'LivePerson search request',
  recognise: record => {
    const { start } = record;
    return isObject(start) && ('from' in start || 'to' in start) && FILTERS.some(filter => filter in record);
  },
  read: explained('liveperson/search-request'),
};

const fileListing: Shape = {
  id: 'liveperson/file-listing',
  label: 'LivePerson Data Access file listing',
  recognise: record => 'dataAccessFiles' in record,
  read: explained('liveperson/file-listing'),
};

function explained(code: string): (record: JsonObject) => Reading {
  return () => ({ kind: 'explained', code });
}

/** Marks of an incomplete copy, which a complete one takes away. */
const INCOMPLETE: readonly Flag[] = ['partial', 'notEnriched'];

/** The merge of all copies; it is incomplete only where every copy is. */
function assemble(key: ConversationKey, contributions: readonly Contribution[]): Conversation {
  const conversation = mergeContributions(key, contributions);
  const flags = conversation.flags.filter(
    flag => !INCOMPLETE.includes(flag) || contributions.every(({ part }) => part.flags.includes(flag)),
  );
  return flags.length === conversation.flags.length ? conversation : { ...conversation, flags };
}

/** Ended chats of LivePerson's Engagement History: pages of a search, bare records, and what customers keep beside them. */
export const liveperson: Vendor = {
  source: 'liveperson',
  version: 1,
  shapes: [engagement, emptyPage, searchRequest, fileListing],
  pages: [PAGE],
  otherFormats: OTHER_FORMATS,
  assemble,
};
