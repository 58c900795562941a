/** What one file may cost. Exceeding a limit rejects the record, member or file it stands for, and nothing else. */
export interface Limits {
  readonly fileBytes: number;
  readonly recordBytes: number;
  /** Brackets open at one moment inside a record. */
  readonly depth: number;
  readonly archiveMembers: number;
  /** Unpacked bytes of all members of one archive together. */
  readonly archiveBytes: number;
  /** Unpacked bytes of all archives of an import together. */
  readonly importBytes: number;
  /** Unpacked bytes for each packed one, once `ratioFreeBytes` have come out: of a member, and of a file with all in it. */
  readonly archiveRatio: number;
  readonly ratioFreeBytes: number;
  /** Containers inside containers: a gzip file in a zip archive is two. */
  readonly archiveDepth: number;
}

const MiB = 1024 * 1024;
const GiB = 1024 * MiB;

export const LIMITS: Limits = {
  fileBytes: 8 * GiB,
  recordBytes: 64 * MiB,
  depth: 200,
  archiveMembers: 10_000,
  archiveBytes: 16 * GiB,
  importBytes: 64 * GiB,
  archiveRatio: 200,
  ratioFreeBytes: 4 * MiB,
  archiveDepth: 2,
};
