import { sql } from 'kysely';
import type { Db, Store } from './store';

/** Writes the database as it is at one moment into a new file, while others read and write. SQLite only. */
export async function copyInto(db: Db, path: string): Promise<void> {
  await sql`vacuum into ${sql.lit(path)}`.execute(db);
}

/** Whether every page of the file is as it should be. SQLite only. */
export async function isWhole(db: Db): Promise<boolean> {
  const { rows } = await sql<Record<string, string>>`pragma integrity_check`.execute(db);
  return Object.values(rows[0] ?? {})[0] === 'ok';
}

/** How many records, persons and audit entries there are. */
export async function countMain(db: Db): Promise<{ records: number; persons: number; audit: number }> {
  const count = async (table: 'records' | 'persons' | 'audit') => {
    const counted = await db
      .selectFrom(table)
      .select((is) => is.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(counted.count);
  };
  return { records: await count('records'), persons: await count('persons'), audit: await count('audit') };
}

/** SQLite leaves what is deleted in its file until the room is used again; switched on, it is overwritten at once. */
export async function overwrite({ kind, db }: Store, state: 'on' | 'off'): Promise<void> {
  if (kind === 'postgres') return;
  await sql.raw(`pragma secure_delete = ${state}`).execute(db);
  // What was read or changed lately lies in the log beside the file too.
  if (state === 'off') await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
