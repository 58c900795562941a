import { assertNever } from '#shared/base/assert-never';
import type { LinkWarning } from '#shared/rich/link-warning';
import { visibleText } from '#shared/rich/visible-text';
import { text } from '../../i18n/text';

/** What is odd about a link. */
export function warningText(warning: LinkWarning): string {
  const values = { host: visibleText(warning.host) };
  switch (warning.kind) {
    case 'differentTarget':
      return text('rich.link.warning.differentTarget', values);
    case 'hiddenLogin':
      return text('rich.link.warning.hiddenLogin', values);
    case 'foreignLetters':
      return text('rich.link.warning.foreignLetters', values);
    default:
      return assertNever(warning);
  }
}
