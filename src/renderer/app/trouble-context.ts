import { createContext } from 'react';
import type { Place } from '#shared/diagnostics';

export interface TroubleActions {
  /** Notes a mistake that stopped a part of the window. */
  readonly note: (where: Place, error: unknown) => void;
  /** Opens the check of the archive, where a part of the window is left to open it in. */
  readonly checkArchive?: () => void;
}

/** What a part of the window does when it has stopped. */
export const TroubleContext = createContext<TroubleActions>({ note: () => undefined });
