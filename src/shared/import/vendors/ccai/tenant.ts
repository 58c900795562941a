import { isObject, type Json, type JsonObject } from '../../../base/json';
import type { Link, Queue } from '../../../domain/conversation';
import { type ConversationKey, conversationKey, itemKey } from '../../../domain/keys';
import { present } from '../../../rich/card/json-values';
import type { RecordContext } from '../../contract/importer';
import { idOf, labelOf } from '../../kit/reading';

/** The instance a record comes from: only events name it, for the rest it is what the user called the account. */
export function tenantOf(record: JsonObject, { account }: RecordContext): string | undefined {
  return labelOf(record.tenant) ?? labelOf(account);
}

/** Chat ids count inside a tenant, and calls have numbers of their own: `call:12` is no chat. */
export function chatKey(tenant: string | undefined, id: string): ConversationKey {
  return conversationKey('ccai', tenant ?? '', id);
}

export function customerLink(tenant: string | undefined, dn: string): Link {
  return { reason: 'customer', value: `${tenant ?? ''}/${dn}` };
}

/**
 * A queue by its way through the menus (`7/26`, `Test/calls`). Its own id is the last one: that is also how the
 * session metadata name it.
 */
export function queueFromPath(ids: Json | undefined, names: Json | undefined): Queue | undefined {
  const way = wayOf(names);
  const id = idOf(
    labelOf(ids)
      ?.split('/')
      .findLast(part => part.trim() !== ''),
  );
  if (way === undefined) return id === undefined ? undefined : { name: id, id };
  return present({ ...way, id });
}

/** The way through the menus in words, as text (`Test/calls`, empty is `/`) or in an object of its own. */
export function wayOf(value: Json | undefined): Pick<Queue, 'name' | 'path'> | undefined {
  const words = isObject(value) ? labelOf(value.name) : labelOf(value);
  const path =
    words
      ?.split('/')
      .map(part => part.trim())
      .filter(part => part !== '') ?? [];
  return path.length === 0 ? undefined : present({ name: path.join('/'), path: path.length > 1 ? path : undefined });
}

/** The name under which the metadata of a call and the messages sent during it find each other. */
export function callName(tenant: string | undefined, id: string): string {
  return itemKey('ccai', tenant ?? '', 'call', id);
}
