import { assertNever } from '#shared/base/assert-never';
import type { ArchiveCondition } from '#shared/ledger/compare';
import { text } from '../../i18n/text';

export function conditionTitle(condition: ArchiveCondition): string {
  switch (condition.kind) {
    case 'catalog-lost':
      return text('recovery.lost');
    case 'behind':
      return text('recovery.behind');
    case 'shards-missing':
      return text('recovery.shards');
    case 'marks-lost':
      return text('recovery.marks');
    case 'newer':
      return text('recovery.newer');
    case 'unavailable':
      return text('recovery.unavailable');
    case 'fresh':
    case 'whole':
      return text('recovery.done');
    default:
      return assertNever(condition);
  }
}

/** The likeliest cause, in plain words. */
export function conditionWhy(condition: ArchiveCondition): string {
  switch (condition.kind) {
    case 'catalog-lost':
      return text(`recovery.why.${condition.how}`);
    case 'behind':
      return text('recovery.why.behind');
    case 'shards-missing':
      return text('recovery.why.shards');
    case 'marks-lost':
      return text('recovery.why.marks');
    case 'newer':
      return text('recovery.why.newer');
    case 'unavailable':
      return text('recovery.why.unavailable');
    case 'fresh':
    case 'whole':
      return '';
    default:
      return assertNever(condition);
  }
}
