import IntlMessageFormat from 'intl-messageformat';
import { en, type TextKey } from './en';

/** What fills the places of a text: numbers are formatted by locale, dates come formatted. */
export type TextValues = Readonly<Record<string, string | number>>;

const LOCALE = 'en';
const formats = new Map<TextKey, IntlMessageFormat>();

/** The interface text of a key, in ICU message syntax, with its places filled. Never joins fragments. */
export function text(key: TextKey, values?: TextValues): string {
  let format = formats.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(en[key], LOCALE);
    formats.set(key, format);
  }
  return String(format.format(values as Record<string, string | number>));
}

/** Whether a key that was put together at run time (a finding's code) has a text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}
