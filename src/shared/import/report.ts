import type { Finding } from '../domain/finding';
import type { Instant } from '../domain/time';
import { MAX_FINDINGS, type SourceReport } from './contract/protocol';

/** What was found in one file so far, counted whole and kept in part. */
export class ReportBuilder {
  records = 0;
  rejected = 0;
  explained = 0;
  page: SourceReport['page'];
  readonly source: string;
  readonly #file: string;
  readonly #inside: string | undefined;
  readonly #shapes = new Map<string, number>();
  readonly #findings: Finding[] = [];
  readonly #counts = new Map<string, number>();
  #firstAt: Instant | undefined;
  #lastAt: Instant | undefined;

  constructor(source: string, file: string, inside?: string) {
    this.source = source;
    this.#file = file;
    this.#inside = inside;
  }

  get hasFindings(): boolean {
    return this.#findings.length > 0;
  }

  found(finding: Finding): void {
    const count = this.#counts.get(finding.code) ?? 0;
    this.#counts.set(finding.code, count + 1);
    if (count < MAX_FINDINGS) this.#findings.push(finding);
  }

  /** True only the first time: for what is said once for each file. */
  isFirst(code: string): boolean {
    return !this.#counts.has(code);
  }

  met(shape: string): void {
    this.#shapes.set(shape, (this.#shapes.get(shape) ?? 0) + 1);
  }

  spans(from: Instant | undefined, until: Instant | undefined): void {
    for (const at of [from, until]) {
      if (at === undefined) continue;
      if (this.#firstAt === undefined || at < this.#firstAt) this.#firstAt = at;
      if (this.#lastAt === undefined || at > this.#lastAt) this.#lastAt = at;
    }
  }

  build(bytes: number, hash: string): SourceReport {
    return {
      source: this.source,
      file: this.#file,
      ...(this.#inside === undefined ? {} : { inside: this.#inside }),
      bytes,
      hash,
      shapes: Object.fromEntries(this.#shapes),
      records: this.records,
      rejected: this.rejected,
      explained: this.explained,
      ...(this.#firstAt === undefined ? {} : { firstAt: this.#firstAt }),
      ...(this.#lastAt === undefined ? {} : { lastAt: this.#lastAt }),
      ...(this.page === undefined ? {} : { page: this.page }),
      findings: this.#findings,
      findingCounts: Object.fromEntries(this.#counts),
    };
  }
}
