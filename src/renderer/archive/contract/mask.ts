import type { MaskKind } from '#shared/masking/kinds';
import type { MaskRules } from '#shared/masking/rules';

/** What the page has answers masked by. `{number}` and, for own patterns, `{label}` stand for what differs. */
export interface MaskRequest {
  readonly rules: MaskRules;
  readonly words: Readonly<Record<MaskKind | 'labelled', string>>;
}
