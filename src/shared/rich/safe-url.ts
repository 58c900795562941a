/** The only schemes a link may have anywhere: on the screen, in a copy, in an export. */
export const LINK_SCHEMES = ['https', 'http', 'mailto', 'tel'] as const;
type LinkScheme = (typeof LINK_SCHEMES)[number];

const SCHEME = /^([a-z][a-z0-9+.-]*):(.*)$/is;

/**
 * The address as it may be linked to, or nothing for one that is relative, has another scheme or has no target.
 * Blanks around it and line breaks inside it are taken out, as a browser does before it looks at the scheme.
 */
export function safeLink(address: string): string | undefined {
  const url = asBrowsersRead(address);
  const scheme = schemeOf(url);
  if (scheme === undefined) return undefined;
  if (scheme === 'https' || scheme === 'http') return hostOf(url) === undefined ? undefined : url;
  return url.length > scheme.length + 1 ? url : undefined;
}

/** Whether an address may be offered for opening outside the program: https only. */
export function opensOutside(address: string): boolean {
  const url = safeLink(address);
  return url !== undefined && schemeOf(url) === 'https';
}

/** The host of a web address as the network would see it (letters of other scripts as `xn--…`). */
export function hostOf(address: string): string | undefined {
  const url = asBrowsersRead(address);
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  const { host } = new URL(url);
  return host === '' ? undefined : host;
}

/**
 * The address of a picture, for showing only. What is inside the address itself (`data:`) is cut to its media type,
 * because it can be megabytes; the original record keeps it. Nothing for a scheme that is no picture's.
 */
export function pictureAddress(address: string): string | undefined {
  const url = asBrowsersRead(address);
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === 'https' || scheme === 'http' || scheme === 'cid') return url;
  if (scheme === 'data') return /^data:[a-z0-9.+/-]*/i.exec(url)?.[0];
  return undefined;
}

function schemeOf(url: string): LinkScheme | undefined {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  return LINK_SCHEMES.find(allowed => allowed === scheme);
}

function asBrowsersRead(address: string): string {
  let start = 0;
  let end = address.length;
  while (start < end && address.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && address.charCodeAt(end - 1) <= 0x20) end -= 1;
  return address.slice(start, end).replace(/[\t\n\r]/g, '');
}
