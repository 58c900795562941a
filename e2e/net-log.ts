import { readFile } from 'node:fs/promises';

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: Readonly<Record<string, unknown>> }[];
}

/** What names a host: a request, a name that is looked up, a connection that is asked for, be it only to be fast later. */
const NAMING: Readonly<Record<string, string>> = {
  URL_REQUEST_START_JOB: 'url',
  HTTP_STREAM_JOB_CONTROLLER: 'url',
  HOST_RESOLVER_MANAGER_REQUEST: 'host',
  HOST_RESOLVER_MANAGER_JOB: 'host',
  DNS_TRANSACTION: 'hostname',
  SOCKET_POOL_CONNECT_JOB_CREATED: 'group_id',
  TCP_CLIENT_SOCKET_POOL_REQUESTED_SOCKET: 'group_id',
  TCP_CLIENT_SOCKET_POOL_REQUESTED_SOCKETS: 'group_id',
};
/** What a browser asks its maker for by itself. A request of the page's would be named after the page as well. */
const MAKER = /(?:^|\.)(?:google|googleapis|gstatic|gvt1)\.com$/;
const OWN = /\blectern\.localhost\b/;

/** The hosts that a browser asked the network for while it wrote its log (`--log-net-log`), but for its maker's. */
export async function hostsIn(path: string): Promise<readonly string[]> {
  const { constants, events } = JSON.parse(await readFile(path, 'utf8')) as NetLog;
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  const hosts = new Set<string>();
  for (const { type, params = {} } of events) {
    const naming = NAMING[names.get(type) ?? ''];
    const named = naming === undefined ? undefined : params[naming];
    if (typeof named !== 'string') continue;
    const host = hostOf(named);
    const isMakers = MAKER.test(host) && !OWN.test(JSON.stringify(params));
    if (host !== '' && !isMakers) hosts.add(host);
  }
  return [...hosts].sort();
}

/** Of `https://host:443/path`, `pm/https://host <key>` or `host:80`. What has none, as `data:` and `blob:`, gives nothing. */
function hostOf(named: string): string {
  const [, host = ''] =
    /^(?:(?:\w+\/)?(?:https?|wss?|ftp):\/\/)?(\[[\da-f:.]+\]|[\w.-]+)(?::\d+)?(?:[/?#\s]|$)/i.exec(named) ?? [];
  return host;
}
