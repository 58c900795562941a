import type Dexie from 'dexie';

/**
 * Does `work` in one read-write transaction over every table of a database; nothing writes in any other way.
 *
 * Transactions over different tables would run at the same time. Chromium then keeps what each needs to be undone on the
 * disk, under one and the same lock of the database, and when it finds two of these after a kill it takes the whole store
 * for damaged and empties it (`docs/decisions/0005-one-writer-and-stores-apart.md`). Over the same tables they queue.
 */
export function writeTo<Answer>(database: Dexie, work: () => Promise<Answer>): Promise<Answer> {
  return database.transaction('rw', database.tables, () => work());
}
