import type { MaskKind } from '#shared/masking/kinds';
import { text } from '../../i18n/text';

/** The words that stand for what is masked. */
export function standInText(kind: MaskKind, number: number, label?: string): string {
  return label === undefined
    ? text(`masking.word.${kind}`, { number: String(number) })
    : text('masking.word.labelled', { number: String(number), label });
}
