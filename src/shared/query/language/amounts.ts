const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** Milliseconds of "90", "90s", "15m", "1h30m" or "2d"; a bare number is in seconds. */
export function readDuration(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/i.test(text)) return undefined;
  // of one that follows nothing but amounts, so that each begins where the one before ends
  return [...text.toLowerCase().matchAll(/(?<![\d.])(\d+(?:\.\d+)?)(ms|[smhdw])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0),
    0,
  );
}

/** How fine a length of time was written, in milliseconds: "15m" means anything from 15 minutes to just under 16. */
export function fineness(text: string): number {
  const units = [...text.toLowerCase().matchAll(/ms|[smhdw]/g)].map(([unit]) => UNITS[unit] ?? 1000);
  return units.length === 0 ? 1000 : Math.min(...units);
}

export function readNumber(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
