import { type ArchiveCondition, isUsable } from '#shared/ledger/compare';
import { ArchiveProblem } from '../contract/problem';

/**
 * Lets questions and commands through when it is sure that the archive is the one that was, or when the user has said what
 * is to be done about a loss. Until then nothing is asked of the archive, so that nothing is made in its place.
 */
export class ConditionGate {
  readonly #check: (closely: boolean) => Promise<ArchiveCondition>;
  readonly #onUsable: () => void;
  #condition: Promise<ArchiveCondition>;
  #isRestoring = false;

  /** `onUsable` is told each time the archive was compared and found to be whole. */
  constructor(check: (closely: boolean) => Promise<ArchiveCondition>, onUsable: () => void) {
    this.#check = check;
    this.#onUsable = onUsable;
    this.#condition = this.#compare(false);
  }

  get condition(): Promise<ArchiveCondition> {
    return this.#condition;
  }

  async pass(): Promise<void> {
    if (this.#isRestoring || isUsable(await this.#condition) || this.#isRestoring) return;
    throw new ArchiveProblem(problemIn(await this.#condition));
  }

  /** Work behind the gate. */
  async through<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    await this.pass();
    return work();
  }

  /** Takes what a closer look has found. */
  take(condition: ArchiveCondition): ArchiveCondition {
    this.#condition = Promise.resolve(condition);
    return condition;
  }

  /** `closely` also looks into each place where rows should be. */
  checkAgain(closely = false): Promise<ArchiveCondition> {
    this.#isRestoring = false;
    this.#condition = this.#compare(closely);
    return this.#condition;
  }

  beginRestore(): void {
    this.#isRestoring = true;
  }

  async #compare(closely: boolean): Promise<ArchiveCondition> {
    const condition = await this.#check(closely);
    if (isUsable(condition)) this.#onUsable();
    return condition;
  }
}

function problemIn(condition: ArchiveCondition): ConstructorParameters<typeof ArchiveProblem>[0] {
  switch (condition.kind) {
    case 'newer':
      return { code: 'archive/newer-archive' };
    case 'unavailable':
      return { code: 'archive/unavailable', ...(condition.facts && { facts: condition.facts }) };
    default:
      return { code: 'archive/in-doubt' };
  }
}
