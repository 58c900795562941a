import { isObject, type JsonObject } from '../../../base/json';
import { flagOf, numberOf, textOf } from '../../kit/reading';

/** Where a page stands in the search it answers. `total` counts all hits of the search, not those of the page. */
interface PagePosition {
  readonly total?: number;
  readonly offset?: number;
  readonly limit?: number;
  /** The vendor could not ask all of its stores: conversations are missing, on this page or on others. */
  readonly partial?: boolean;
}

export function pagePosition(page: JsonObject | undefined): PagePosition {
  const metadata = page?._metadata;
  if (!isObject(metadata)) return {};
  const { count, self, shardsStatusResult } = metadata;
  const address = isObject(self) ? (textOf(self.href) ?? '') : '';
  const position: { total?: number; offset?: number; limit?: number; partial?: boolean } = {};
  const total = numberOf(count);
  const offset = numberOf(/[?&]offset=(\d{1,15})/.exec(address)?.[1]);
  const limit = numberOf(/[?&]limit=(\d{1,15})/.exec(address)?.[1]);
  const partial = isObject(shardsStatusResult) ? flagOf(shardsStatusResult.partialResult) : undefined;
  if (total !== undefined) position.total = total;
  if (offset !== undefined) position.offset = offset;
  if (limit !== undefined) position.limit = limit;
  if (partial !== undefined) position.partial = partial;
  return position;
}
