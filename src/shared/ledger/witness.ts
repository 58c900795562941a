import { z } from 'zod';
import { openText, sealText } from './checked-text';

const witness = z.object({
  archiveId: z.string().min(1),
  revision: z.int().nonnegative(),
  imports: z.int().nonnegative(),
  conversations: z.int().nonnegative(),
  /** Revision of the own marks: 0 where there never were any. */
  marksRevision: z.int().nonnegative(),
});

/**
 * The least that is to be known of an archive where its ledger is gone as well: that there was one, and how much of it.
 * Lies where the browser makes no room.
 */
export type Witness = Readonly<z.infer<typeof witness>>;

export function printWitness(written: Witness): string {
  return sealText(written);
}

/** Nothing where there is none, or it is damaged. */
export function readWitness(text: string | undefined): Witness | undefined {
  return text === undefined ? undefined : witness.safeParse(openText(text)).data;
}

export function witnessOf(archive: {
  readonly archiveId: string;
  readonly revision: number;
  readonly marksRevision: number;
  readonly imports: readonly { readonly outcome: { readonly added: number } }[];
}): Witness {
  const { archiveId, revision, marksRevision, imports } = archive;
  const conversations = imports.reduce((sum, { outcome }) => sum + outcome.added, 0);
  return { archiveId, revision, imports: imports.length, conversations, marksRevision };
}

/** Where a few words on the archive lie that outlive both it and its ledger. Neither throws. */
export interface WitnessPlace {
  read(): string | undefined;
  write(text: string): void;
}
