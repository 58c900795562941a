import type { DBCore, Middleware } from 'dexie';
import { canonicalJson } from '#shared/domain/canonical';
import { checksum } from './checked-bytes';

/**
 * The rows of the catalog and of the marks: each carries a sum of its own content, put on wherever it is written. How it
 * is worked out does not change with the format of the archive: what a later program wrote must be told from damage.
 */
export const CHECKED_ROWS: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'checked-rows',
  create: core => ({
    ...core,
    table: name => {
      const table = core.table(name);
      return {
        ...table,
        mutate: request =>
          table.mutate(
            request.type === 'add' || request.type === 'put'
              ? { ...request, values: request.values.map(withCheck) }
              : request,
          ),
      };
    },
  }),
};

/** Whether a row is as it was written. Bytes in it are sealed and speak for themselves (`checked-bytes.ts`). */
export function isWhole(row: object): boolean {
  return 'check' in row && row.check === checkOf(row);
}

/** A row without what it is checked by. */
export function withoutCheck<Row extends object>(row: Row): Row {
  const { check: _, ...rest } = row as Row & { readonly check?: unknown };
  return rest as Row;
}

/** The rows of a table that are as they were written, and the keys of the others. */
export interface RowsFound<Row> {
  readonly whole: ReadonlyMap<string, Row>;
  readonly damaged: ReadonlyMap<string, Row | undefined>;
}

interface Readable<Row> {
  toCollection(): { primaryKeys(): PromiseLike<string[]> };
  bulkGet(keys: string[]): Promise<(Row | undefined)[]>;
  get(key: string): Promise<Row | undefined>;
}

/** Reads rows by key: all of a table unless told which. A row that the database cannot read costs no other. */
export async function readRows<Row extends object>(
  table: Readable<Row>,
  keys?: readonly string[],
): Promise<RowsFound<Row>> {
  const wanted = keys ?? (await table.toCollection().primaryKeys());
  const rows = await table
    .bulkGet([...wanted])
    .catch(() => Promise.all(wanted.map(key => table.get(key).catch(() => undefined))));
  const whole = new Map<string, Row>();
  const damaged = new Map<string, Row | undefined>();
  for (const [nth, key] of wanted.entries()) {
    const row = rows[nth];
    if (row !== undefined && isWhole(row)) whole.set(key, withoutCheck(row));
    else damaged.set(key, row);
  }
  return { whole, damaged };
}

/** A row with a sum of its content. */
export function withCheck<Row extends object>(row: Row): Row {
  return { ...withoutCheck(row), check: checkOf(row) };
}

function checkOf(row: object): number {
  const members = Object.entries(row).flatMap(([name, value]) => (name === 'check' ? [] : [[name, spelled(value)]]));
  return checksum(new TextEncoder().encode(canonicalJson(Object.fromEntries(members))));
}

/** Long lists of numbers count as the sum of their bytes. */
function spelled(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: value.length };
  if (value instanceof Uint32Array)
    return { numbers: value.length, sum: checksum(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  return value;
}
