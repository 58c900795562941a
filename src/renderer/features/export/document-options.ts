import type { ExportOptions } from '#shared/export/options';
import type { ZoneChoice } from '../../i18n/format';

/** What a document holds, and by which clock. */
export interface DocumentOptions extends Pick<ExportOptions, 'content' | 'marks' | 'personal'> {
  readonly zone: ZoneChoice;
}
