import { VENDORS } from '#shared/import/registry';
import { RICH_CONTENT } from '#shared/import/rich-file';
import { text } from '../../../i18n/text';

const LABELS: ReadonlyMap<string, string> = new Map([
  ...VENDORS.flatMap(({ shapes }) => shapes.map(({ id, label }): [string, string] => [id, label])),
  [RICH_CONTENT, text('preview.rich.kind')],
]);

/** The proper names of what was recognised, each once. A shape that is not known here goes by its id. */
export function shapeLabels(shapes: readonly string[]): readonly string[] {
  return [...new Set(shapes.map(shape => LABELS.get(shape) ?? shape))];
}
