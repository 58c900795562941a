import { hostOf, safeLink } from './safe-url';

/** Why a link may not be what it seems. `host` is where it really goes (for `mailto:` the whole address). */
export type LinkWarning =
  | { readonly kind: 'differentTarget'; readonly host: string }
  | { readonly kind: 'hiddenLogin'; readonly host: string }
  | { readonly kind: 'foreignLetters'; readonly host: string };

const LOOKS_LIKE_SITE = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,24})(?::\d+)?(?:[/?#]\S*)?$/iu;
// written so that there is one way only to take the words apart: they are compared when a message is drawn
const LOOKS_LIKE_MAIL = /^(?:mailto:)?([^\s@]+@\.*[^\s.]+(?:\.+[^\s.]+)+\.*)$/i;

/** Compares what a link says with where it goes. */
export function linkWarning(words: string, address: string): LinkWarning | undefined {
  const target = safeLink(address);
  if (target === undefined) return undefined;
  const said = words.trim();

  const mail = /^mailto:([^?]*)/i.exec(target)?.[1];
  if (mail !== undefined) {
    const saidMail = LOOKS_LIKE_MAIL.exec(said)?.[1];
    const differs = saidMail !== undefined && saidMail.toLowerCase() !== mail.toLowerCase();
    return differs ? { kind: 'differentTarget', host: mail } : undefined;
  }

  const host = hostOf(target);
  if (host === undefined) return undefined;
  const site = LOOKS_LIKE_SITE.exec(said)?.[1];
  const saidHost = site === undefined ? undefined : hostOf(`https://${site}`);
  if (saidHost !== undefined && withoutWww(saidHost) !== withoutWww(new URL(target).hostname)) {
    return { kind: 'differentTarget', host };
  }
  if (new URL(target).username !== '') return { kind: 'hiddenLogin', host };
  return host.split('.').some(label => label.startsWith('xn--')) ? { kind: 'foreignLetters', host } : undefined;
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}
