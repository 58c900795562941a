import type { MaskKind } from '#shared/masking/kinds';
import { text } from './text';

const PLACES = { number: '{number}', label: '{label}' };
const word = (kind: MaskKind | 'labelled') => text(`masking.word.${kind}`, PLACES);

/** The words that stand for what is masked; its number is filled in where it is masked. */
export const MASK_WORDS: Readonly<Record<MaskKind | 'labelled', string>> = {
  customer: word('customer'),
  agent: word('agent'),
  email: word('email'),
  phone: word('phone'),
  card: word('card'),
  account: word('account'),
  network: word('network'),
  link: word('link'),
  id: word('id'),
  place: word('place'),
  detail: word('detail'),
  own: word('own'),
  labelled: word('labelled'),
};
