import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

interface Constants {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
}

interface Event {
  readonly params: Readonly<Record<string, unknown>>;
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
const OWN = /\blectern(?:\.app)?\.localhost\b/;

/** Its own servers: by their address, and by the names that stand for them in a browser and in the stand-in. */
const OWN_HOSTS = new Set(['127.0.0.1', 'lectern.localhost', 'lectern.app.localhost']);

/** The switch that has a browser write its log. */
export function netLogSwitch(path: string): string {
  return `--log-net-log=${path}`;
}

/**
 * Whom a browser asked the network for while it wrote its log, but for its own server and its maker. The log of many
 * tests is long, and has a line for each event; of a browser that was killed the last line may be half a line.
 */
export async function strangersIn(path: string): Promise<readonly string[]> {
  let naming = new Map<string, string>();
  const strangers = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (naming.size === 0) {
      const { constants }: Constants = JSON.parse(line.replace(/,$/, '}'));
      naming = new Map(Object.entries(NAMING).map(([name, key]) => [String(constants.logEventTypes[name]), key]));
      continue;
    }
    const [, type = ''] = /^\{"params":.*"type":(\d+)\}/.exec(line) ?? [];
    const key = naming.get(type);
    if (key === undefined) continue;
    const { params }: Event = JSON.parse(line.slice(0, line.lastIndexOf('}') + 1));
    const host = hostOf(String(params[key] ?? ''));
    const isMakers = MAKER.test(host) && !OWN.test(JSON.stringify(params));
    if (host !== '' && !OWN_HOSTS.has(host) && !isMakers) strangers.add(host);
  }
  return [...strangers].sort();
}

/** Of `https://host:443/path`, `pm/https://host <key>` or `host:80`. What has none, as `data:` and `blob:`, gives nothing. */
function hostOf(named: string): string {
  const [, host = ''] =
    /^(?:(?:\w+\/)?(?:https?|wss?|ftp):\/\/)?(\[[\da-f:.]+\]|[\w.-]+)(?::\d+)?(?:[/?#\s]|$)/i.exec(named) ?? [];
  return host;
}
