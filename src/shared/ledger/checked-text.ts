import { hashText } from '../index/hash';

// 53 bits, so that no flipped bit and no torn end passes for what was written
const CHECK = /^(\{.*),"check":"([0-9a-f]{14})"\}$/s;

/** A record as one line of JSON with a checksum of all before it. */
export function sealText(record: object): string {
  const body = JSON.stringify(record).slice(0, -1);
  return `${body},"check":"${checkOf(body)}"}`;
}

/** What `sealText` sealed; nothing where it is not word for word what was written. */
export function openText(line: string): unknown {
  const [, body, check] = CHECK.exec(line) ?? [];
  if (body === undefined || check !== checkOf(body)) return undefined;
  try {
    return JSON.parse(`${body}}`);
  } catch {
    // sealed by something else
    return undefined;
  }
}

function checkOf(body: string): string {
  return hashText(body).toString(16).padStart(14, '0');
}
