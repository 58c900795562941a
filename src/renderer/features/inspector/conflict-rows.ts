import type { Conversation, ValueConflict, ValueName } from '#shared/domain/conversation';
import { text } from '../../i18n/text';
import { versionNames } from '../../i18n/version-names';
import type { DetailRow } from './detail-rows';
import { extraRows } from './extra-rows';

type Value = ValueConflict['versions'][number]['value'];

/** The row of a value, and one for each other value that another copy has instead, with the files they come from. */
export function rowsWithOthers(
  { conflicts }: Pick<Conversation, 'conflicts'>,
  name: ValueName,
  shown: DetailRow | undefined,
  rowOf: (value: Value) => DetailRow | undefined,
): readonly DetailRow[] {
  if (shown === undefined) return [];
  const versions = conflicts?.find(conflict => conflict.name === name)?.versions;
  if (versions === undefined) return [shown];
  const files = versionNames(versions);
  const others = versions.slice(1).flatMap(({ value }, nth) => {
    const row = rowOf(value);
    return row === undefined ? [] : [noted(row, text('version.other', { files: files[nth + 1] ?? '' }))];
  });
  return [noted(shown, text('version.shown', { files: files[0] ?? '' })), ...others];
}

/** The rows of queues, each with the files whose copies name it where copies name different ones. */
export function withQueueFiles(
  { conflicts }: Pick<Conversation, 'conflicts'>,
  rows: readonly (DetailRow & { readonly queue: string })[],
): readonly DetailRow[] {
  const versions = conflicts?.find(({ name }) => name === 'queue')?.versions;
  if (versions === undefined) return rows;
  const files = versionNames(versions);
  return rows.map(row => {
    const naming = files.filter((_, nth) => String(versions[nth]?.value).split(', ').includes(row.queue));
    return naming.length === 0 ? row : noted(row, text('version.shown', { files: naming.join(', ') }));
  });
}

/** Vendor members as rows, and behind each that another copy has otherwise what that one says. */
export function extraRowsWithOthers(
  { extraConflicts = [] }: Pick<Conversation, 'extraConflicts'>,
  shape: string,
  members: Conversation['extras'][string],
): readonly DetailRow[] {
  const own = extraConflicts.filter(conflict => conflict.shape === shape);
  if (own.length === 0) return extraRows(members);
  return Object.entries(members).flatMap(([name, value]) => {
    const versions = own.find(conflict => conflict.name === name)?.versions;
    if (versions === undefined) return extraRows({ [name]: value });
    const files = versionNames(versions);
    return versions.flatMap(version => {
      const nth = versions.indexOf(version);
      const note = text(nth === 0 ? 'version.shown' : 'version.other', { files: files[nth] ?? '' });
      return extraRows({ [name]: version.value }).map(row => noted(row, note));
    });
  });
}

function noted(row: DetailRow, note: string): DetailRow {
  return { ...row, note: row.note === undefined || row.note === '' ? note : `${row.note} · ${note}` };
}
