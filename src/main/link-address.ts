/**
 * The address as it will really be asked for, if it may be opened outside at all: https, a host, no user name before
 * it (`https://bank.example@evil.example/` leads to the latter). Hosts come out in the letters that are looked up.
 */
export function openableAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' ? href : undefined;
}
