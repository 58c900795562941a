import type { Json } from '../../../base/json';
import type { OtherFormat } from '../../contract/importer';

const RICH_CONTENT: ReadonlySet<Json | undefined> = new Set([
  ...['vertical', 'horizontal', 'carousel', 'text', 'button', 'image', 'map', 'list', 'template', 'quickReplies'],
  ...['accordion', 'datePicker'],
]);

export const OTHER_FORMATS: readonly OtherFormat[] = [
  {
    label: 'LivePerson Messaging Interactions',
    matches: record =>
      'conversationHistoryRecords' in record ||
      ('messageRecords' in record && ('info' in record || 'conversationId' in record)),
  },
  { label: 'LivePerson consumer history', matches: record => 'messageEventRecords' in record },
  {
    label: 'LivePerson rich content',
    isContent: true,
    matches: record => RICH_CONTENT.has(record.type) && !('message' in record),
  },
];
