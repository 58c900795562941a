/** Long enough for any address worth opening, short enough to be shown whole in a dialog. */
export const LONGEST_LINK = 2000;

/**
 * The address as it will really be asked for, if it may be opened outside at all: https, a host, no user name before
 * it (`https://bank.example@evil.example/` leads to the latter). Hosts come out in the letters that are looked up, and
 * marks that would turn the text around as the codes they are.
 */
export function openableAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  // encoding can make it longer than what was asked for
  const isShowable = href.length <= LONGEST_LINK;
  return isShowable && protocol === 'https:' && username === '' && password === '' ? href : undefined;
}
