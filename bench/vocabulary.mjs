// Invented words of several languages, used as often as words of a language are (Zipf's law).
import { randomFrom } from './random.mjs';

const COMMON = {
  en: 'the to i you my is a and for it of in have that can your on please with this not be order are was will help thank do if at what has get account would see no how been know all today yes need time payment let card about sorry hello number more new phone delivery only back check refund after wait address why problem cancel call days send bank service details password login invoice return tomorrow money agent chat confirm update tracking error message contract price broken missing late complaint',
  de: 'ich die der und sie das ist nicht zu es mit für wir ein auf bitte können eine mir meine bestellung rechnung danke wie hallo über lieferung zurück schon möchte größe straße rückerstattung kündigen',
  fr: 'je de la le et vous les pas est à un pour que commande mon une merci bonjour avec sur été numéro livraison problème reçu remboursement déjà où très annulé téléphone',
  es: 'de que la el no en mi por un una para gracias hola pedido con está más cuándo número también devolución teléfono año señor información envío contraseña cuenta',
};
const SYLLABLES = {
  en: 're con ta ing er ble mi sto pra lo den tion sub al ver ma ro ket pin sha gle out fin cre dis lar ment ty ha wi bro ca te sel',
  de: 'ge ver schr ung lich stein ü ber bau hof kei ten aus mög heit ße ein wer la ger tür nacht feld',
  fr: 'é tion eau mar cha ré ment ou vre pré gnon ille bon ço cour eur hé li',
  es: 'ción ña ro mar do es lla pro gu í mu car to ven ta ble per ador ez',
};
const SIZES = { en: 28_000, de: 8000, fr: 6000, es: 6000, zh: 2000 };
const CHINESE = '您好 订单 请问 谢谢 退款 客服 配送 电话 号码 账户 密码 可以 没有 什么';

/** @typedef {keyof typeof SIZES} Language */

const random = randomFrom(7);

/** @type {Record<Language, readonly string[]>} */
const WORDS = {
  en: grown(COMMON.en, syllables('en'), SIZES.en),
  de: grown(COMMON.de, syllables('de'), SIZES.de),
  fr: grown(COMMON.fr, syllables('fr'), SIZES.fr),
  es: grown(COMMON.es, syllables('es'), SIZES.es),
  zh: grown(
    CHINESE,
    Array.from({ length: 1500 }, () => String.fromCharCode(0x4e00 + random.below(6000))),
    SIZES.zh,
    2,
  ),
};
const SHARES = /** @type {Record<Language, Float64Array>} */ (
  Object.fromEntries(Object.entries(WORDS).map(([language, words]) => [language, zipfShares(words.length)]))
);

/** A word of the language: the nth most frequent one with a probability of about 1/n. */
export function wordOf(/** @type {Language} */ language, /** @type {import('./random.mjs').Random} */ chance) {
  const shares = SHARES[language];
  const drawn = chance.next();
  let low = 0;
  let high = shares.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (shares[middle]) < drawn) low = middle + 1;
    else high = middle;
  }
  return /** @type {string} */ (WORDS[language][low]);
}

function syllables(/** @type {keyof typeof SYLLABLES} */ language) {
  return SYLLABLES[language].split(' ');
}

/** The common words first, then invented ones of `longest` syllables at most. */
function grown(
  /** @type {string} */ common,
  /** @type {readonly string[]} */ parts,
  /** @type {number} */ size,
  longest = 4,
) {
  const words = new Set(common.split(' '));
  while (words.size < size) {
    words.add(Array.from({ length: Math.max(1, longest - random.below(3)) }, () => random.of(parts)).join(''));
  }
  return [...words];
}

function zipfShares(/** @type {number} */ count) {
  const shares = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += (rank + 2.7) ** -1.02;
    shares[rank] = sum;
  }
  return shares.map(share => share / sum);
}
