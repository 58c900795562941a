import { VENDORS } from '#shared/import/registry';

const LABELS: ReadonlyMap<string, string> = new Map(
  VENDORS.flatMap(({ shapes }) => shapes.map(({ id, label }): [string, string] => [id, label])),
);

/** The proper names of what was recognised, each once. A shape that is not known here goes by its id. */
export function shapeLabels(shapes: readonly string[]): readonly string[] {
  return [...new Set(shapes.map(shape => LABELS.get(shape) ?? shape))];
}
