import type { Fact } from '../domain/fact';
import { kindOfField, type Subject } from './fields';
import type { TextMask } from './text-mask';

/** A named value: whole, where its name says what it is. */
export function maskFact(
  { name, value, kind }: Fact & { readonly kind?: Fact['kind'] | undefined },
  mask: TextMask,
  subject: Subject,
): Fact {
  const field = typeof value === 'boolean' ? undefined : kindOfField(name, kind, subject);
  const text = String(value);
  const masked = field !== undefined && mask.masks(field) ? mask.whole(text, field) : mask.text(text);
  return {
    name: mask.text(name),
    value: masked === text ? value : masked,
    // what is masked is no address to open or number to format
    ...(kind === undefined || masked !== text ? {} : { kind }),
  };
}
