import { z } from 'zod';

/** The systems whose exports are read. The id is part of every conversation key and of the `source:` filter. */
export const SOURCES = {
  liveperson: { label: 'LivePerson' },
  ctlive: { label: 'Enghouse CTLive' },
  'vcc-live': { label: 'VCC Live' },
  ccai: { label: 'Google CCAI Platform' },
} as const;

export const sourceId = z.enum(Object.keys(SOURCES) as [SourceId, ...SourceId[]]);
export type SourceId = keyof typeof SOURCES;
