import type { ImportProgress } from '../../../archive/contract/api';
import { formatBytes, formatDuration } from '../../../i18n/format';
import { text } from '../../../i18n/text';

/** From 0 to 1; absent until it is known how much there is. */
export function shareOf(progress: ImportProgress | undefined): number | undefined {
  if (progress === undefined || progress.bytesTotal <= 0) return undefined;
  return Math.min(1, progress.bytesRead / progress.bytesTotal);
}

// before that, a rate is a guess from one batch
const SURE_AFTER_MS = 1500;

/** "64 % · 41 MB/s · 12 s left", as much of it as can be told. */
export function paceText(progress: ImportProgress | undefined, startedAt: number, now: number): string {
  const share = shareOf(progress);
  if (progress === undefined || share === undefined) return text('progress.starting');
  const elapsed = now - startedAt;
  const percent = Math.floor(share * 100);
  if (elapsed < SURE_AFTER_MS || progress.bytesRead === 0) return text('progress.share', { percent });
  const perMs = progress.bytesRead / elapsed;
  return text('progress.pace', {
    percent,
    rate: text('progress.perSecond', { amount: formatBytes(perMs * 1000) }),
    left: formatDuration(Math.max(1000, (progress.bytesTotal - progress.bytesRead) / perMs)),
  });
}
