import type { Finding } from '#shared/domain/finding';

/** Why something could not be done: a code with a text in the catalog (`finding.` + code), and what fills that text. */
export type Failure = Pick<Finding, 'code' | 'facts'>;

/** A code of ours; those of the system (`ENOENT`) have no text. */
const OWN_CODE = /^[a-z][a-z-]*\/[a-z0-9-]+$/;

/** What was thrown as something to tell. The archive throws problems with a code; anything else is named by its message. */
export function toFailure(thrown: unknown): Failure {
  if (!(thrown instanceof Error)) return { code: 'page/unexpected', facts: { message: String(thrown) } };
  if (!('code' in thrown) || typeof thrown.code !== 'string' || !OWN_CODE.test(thrown.code)) {
    return { code: 'page/unexpected', facts: { message: thrown.message } };
  }
  const { code } = thrown;
  return 'facts' in thrown && isFacts(thrown.facts) ? { code, facts: thrown.facts } : { code };
}

function isFacts(value: unknown): value is NonNullable<Finding['facts']> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(member => typeof member === 'string' || typeof member === 'number')
  );
}
