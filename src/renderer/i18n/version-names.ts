import type { Place } from '#shared/domain/finding';
import { placeText } from './finding-text';
import { text } from './text';

interface FromFiles {
  readonly places: readonly Place[];
}

const NAMED = 3;

/** The files that each version of an item comes from; where two have files of one name, with the records in them. */
export function versionNames(versions: readonly FromFiles[]): readonly string[] {
  const files = versions.map(({ places }) => distinct(places.map(({ file }) => file)));
  const alike = distinct(files.flat()).length < files.flat().length;
  return versions.map(({ places }, nth) =>
    listed(alike ? distinct(places.map(({ file, record = 0 }) => placeText({ file, record }))) : (files[nth] ?? [])),
  );
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return text('version.files', { names: names.slice(0, NAMED).join(', '), more: Math.max(0, more) });
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
