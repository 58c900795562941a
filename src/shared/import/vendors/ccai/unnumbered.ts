import { type ItemKey, itemKey } from '../../../domain/keys';

const UNNUMBERED = 'said-by';

/** The key of somebody a transcript knows by role and perhaps by name, but by no number. */
export function unnumberedKey(role: string, name: string | undefined): ItemKey {
  return name === undefined ? itemKey(UNNUMBERED, role) : itemKey(UNNUMBERED, role, name);
}

export function isUnnumbered(key: ItemKey): boolean {
  return key.startsWith(`${UNNUMBERED}/`);
}
