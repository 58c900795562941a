import type { Json } from '../../../base/json';

const LARGEST = 1024 * 1024;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const DATA_URL = /^data:[^,]{0,100},/;

/**
 * The picture inside an export, as a data URL of the raster type its first bytes tell, whatever the file calls itself.
 * Undefined for anything else (drawings that could hold scripts among it) and above 1 MB.
 */
export function pictureOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' || value.length > LARGEST * 1.5) return undefined;
  const bytes = value.replace(DATA_URL, '').replace(/\s+/g, '');
  if ((bytes.length * 3) / 4 > LARGEST || !BASE64.test(bytes)) return undefined;
  const type = rasterTypeOf(bytes);
  return type === undefined ? undefined : `data:${type};base64,${bytes}`;
}

/** First bytes in base64: PNG's signature, JPEG's FF D8 FF, "GIF8", and "RIFF" with "WEBP" after four bytes of size. */
function rasterTypeOf(bytes: string): string | undefined {
  if (bytes.startsWith('iVBORw0KGgo')) return 'image/png';
  if (bytes.startsWith('/9j/')) return 'image/jpeg';
  if (bytes.startsWith('R0lGOD')) return 'image/gif';
  return bytes.startsWith('UklGR') && bytes[11] === 'X' && bytes.slice(12, 16) === 'RUJQ' ? 'image/webp' : undefined;
}
