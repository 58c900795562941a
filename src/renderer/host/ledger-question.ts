import type { LedgerFiles, LedgerHost } from '#shared/host';

export interface LedgerQuestion {
  readonly id: number;
  readonly name: Exclude<keyof LedgerHost, 'findFiles' | 'hashOf'>;
  readonly text: string;
}

export type LedgerAnswer =
  | { readonly id: number; readonly ok: true; readonly answer: LedgerFiles | readonly string[] | undefined }
  | { readonly id: number; readonly ok: false; readonly reason: string };
