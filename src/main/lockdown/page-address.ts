/** The app's own pages: the packaged renderer under a scheme that only this program answers. */
export const SCHEME = 'app';
export const PAGE_HOST = 'lectern';
const PAGE_ORIGIN = `${SCHEME}://${PAGE_HOST}`;
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;

/** Compares text, because `URL.origin` is the word "null" for every scheme that Node does not know. */
export function isOwnPage(url: string): boolean {
  return url.startsWith(`${PAGE_ORIGIN}/`);
}
