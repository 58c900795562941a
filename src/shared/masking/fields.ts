import type { Fact } from '../domain/fact';
import type { MaskKind } from './kinds';

/** Whom a field speaks of, as far as its place says so. */
export type Subject = 'customer' | 'agent' | 'other';

/** What a whole field is by what its kind and name say, whatever is written in it. Nothing where its words decide. */
export function kindOfField(name: string, kind: Fact['kind'], subject: Subject): MaskKind | undefined {
  switch (kind) {
    case 'name':
      return subject === 'agent' || ABOUT_AGENT.test(name) ? 'agent' : 'customer';
    case 'email':
    case 'phone':
      return kind;
    case 'ip':
      return 'network';
    case 'address':
      return subject === 'agent' ? undefined : 'place';
    case 'id':
      return subject === 'customer' ? 'id' : undefined;
    default:
      if (subject !== 'customer') return undefined;
      if (PLAIN_NAME.test(name)) return 'customer';
      if (PLACE.test(name)) return 'place';
      return DETAIL.test(name) ? 'detail' : undefined;
  }
}

const ABOUT_AGENT = /agent|operator|supervisor/i;
const PLAIN_NAME = /(?:^|\.)(?:name|firstname|lastname|surname|displayName|company(?:Name)?)$/i;
const PLACE = /(?:^|\.)(?:location|latitude|longitude|lat|lng|lon|geo\w{0,10}|district)$/i;
const DETAIL =
  /birth|age(?:In\w{0,10})?$|gender|(?:^|\.)sex$|balance|income|marital|nationality|passport|ssn|socialId|imei/i;

/** Whom an object of a vendor's own speaks of, by the name of the member that holds it. */
export function subjectOf(member: string, outer: Subject): Subject {
  if (ABOUT_AGENT.test(member)) return 'agent';
  return ABOUT_CUSTOMER.test(member) ? 'customer' : outer;
}

const ABOUT_CUSTOMER = /customer|visitor|consumer|client|contact|caller|end_?user|person/i;

/** Whether a question of a form or survey asks for a name; only short ones do so and nothing else. */
export function asksForName(question: string): boolean {
  return question.length <= 40 && ASKS_NAME.test(question) && !ASKS_OTHER.test(question);
}

const ASKS_NAME =
  /(?<!\p{L})(?:name|navn|namn|nom|prénom|nombre|apellidos?|nome|cognome|vorname|nachname|imię|nazwisko|jméno|имя|фамилия)(?!\p{L})|名前|氏名|姓名|이름|ชื่อ/iu;
const ASKS_OTHER = /product|company|order|file|firma|produkt|empresa|entreprise/i;
