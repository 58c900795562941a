const policy = self.trustedTypes?.createPolicy('lectern-script-url', { createScriptURL: ownScript });

/**
 * The only way to turn a string into the address of a script: the policy of the page demands Trusted Types, and this one
 * takes the app's own files only. Throws for any other address.
 */
export function scriptUrl(url: string): string {
  // lib.dom types the sinks as string
  return policy === undefined ? ownScript(url) : (policy.createScriptURL(url) as unknown as string);
}

function ownScript(url: string): string {
  const { href, protocol, host } = new URL(url, location.href);
  // not `origin`: that is "null" for schemes of our own
  if (protocol !== location.protocol || host !== location.host) throw new TypeError(`foreign script ${url}`);
  return href;
}
