import type { Found } from '../kinds';
import { emailsIn } from './emails';
import { linkPartsIn, networkAddressesIn } from './network';
import { accountsIn, cardsIn, hasManyDigits, phonesIn } from './numbers';

/**
 * What tells of a person by its form alone: addresses of e-mail and of the net, numbers of phones, payment cards and
 * bank accounts (the last two with their checks), what links carry. Costs no more than a text is long.
 */
export function findPersonal(text: string): readonly Found[] {
  const links = text.includes('://') || text.includes('www.') ? linkPartsIn(text) : [];
  const emails = mayHoldEmail(text) ? emailsIn(text) : [];
  return [
    ...links,
    // a login and the host behind it look like an address of e-mail
    ...emails.filter(
      email => !links.some(({ start, end }) => start <= email.start && end < email.end && text[end] === '@'),
    ),
    ...(hasManyDigits(text) ? [...phonesIn(text), ...cardsIn(text), ...accountsIn(text)] : []),
    ...(text.includes('.') || text.includes(':') ? networkAddressesIn(text) : []),
  ];
}

/**
 * Whether a text holds an address of e-mail or the number of a phone, card or account: what `has:pii` asks. Addresses of
 * the net and of links are masked, but are in so many conversations that they would tell nothing as a filter.
 */
export function holdsPersonalData(text: string): boolean {
  if (mayHoldEmail(text) && emailsIn(text).length > 0) return true;
  return hasManyDigits(text) && (phonesIn(text).length > 0 || cardsIn(text).length > 0 || accountsIn(text).length > 0);
}

function mayHoldEmail(text: string): boolean {
  return text.includes('@') || MAY_HOLD_EMAIL.test(text);
}

const MAY_HOLD_EMAIL = /＠|%40|[([{ ]at[)\]} ]/i;
