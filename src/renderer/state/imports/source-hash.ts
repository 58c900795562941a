import type { LedgerHost } from '#shared/host';
import { TreeHash } from '#shared/import/containers/tree-hash';
import type { ImportSource } from '#shared/import/contract/protocol';
import { fileBytes } from '../../import-worker/file-bytes';

/** Gives the content hash of a file that was given; nothing where it cannot be read. */
export type HashSource = (source: ImportSource) => Promise<string | undefined>;

export function sourceHashes({ hashOf }: Pick<LedgerHost, 'hashOf'>): HashSource {
  return async ({ file, ticket }) => {
    if (ticket !== undefined) return hashOf?.(ticket);
    if (file === undefined) return undefined;
    try {
      const hash = new TreeHash();
      for await (const piece of fileBytes(file)) await hash.update(piece);
      return await hash.finish();
    } catch {
      // moved or changed since it was given
      return undefined;
    }
  };
}
