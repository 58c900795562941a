import type { ContentChoice } from '#shared/export/choose-content';
import { text } from '../../i18n/text';

const NAMES = ['internal', 'system', 'events', 'surveys', 'details'] as const;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What a choice leaves out, in words; nothing where it leaves nothing out. */
export function leftOutText(content: ContentChoice, marks: boolean): string | undefined {
  const names = [
    ...NAMES.filter(name => !content[name]).map(name => text(`export.leftOut.${name}`)),
    ...(marks ? [] : [text('export.leftOut.marks')]),
  ];
  return names.length === 0 ? undefined : list.format(names);
}
