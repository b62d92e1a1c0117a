import { copyFileSync, rmSync } from 'node:fs';
import Database from 'libsql';

type Cell = string | number | null | Uint8Array;
/** The rows of a table that a batch left, in the order of its columns. */
type Left = { table: string; columns: string[]; rows: Cell[][] };

const TABLES = [
  'records',
  'declarations',
  'checks',
  'persons',
  'aliases',
  'changes',
  'audit',
  'instructions',
  'open_items',
  'transfers',
  'wards',
] as const;

/**
 * What SQLite alone takes for the rows that a run of ingest left: the same file as it was before, the same settings, the
 * same rows by prepared statements, as many to a transaction as ingest had.
 */
export class RawRows {
  readonly #before: string;

  /** @param file the database, which nobody writes to at this moment */
  constructor(private readonly file: string) {
    this.#before = `${file}-before`;
    const db = new Database(file);
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    copyFileSync(file, this.#before);
  }

  /** Inserts what is in the file and was not before, in so many transactions. @returns ms; `tables` of all by default */
  insert(transactions: number, tables: readonly string[] = TABLES): number {
    const copy = `${this.file}-raw`;
    // A log that was left beside would belong to another file.
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
    copyFileSync(this.#before, copy);
    const left = tables.map((table) => this.#left(table));
    const db = new Database(copy);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('cache_size = -65536');
    const statements = left.map(({ table, columns, rows }) => ({
      rows,
      insert: db.prepare(
        `insert or replace into "${table}" (${columns.map((one) => `"${one}"`)}) values (${columns.map(() => '?')})`,
      ),
    }));
    const began = performance.now();
    for (let part = 0; part < transactions; part++) {
      db.exec('begin immediate');
      for (const { rows, insert } of statements) {
        const from = Math.floor((rows.length * part) / transactions);
        const to = Math.floor((rows.length * (part + 1)) / transactions);
        for (const row of rows.slice(from, to)) insert.run(...row);
      }
      db.exec('commit');
    }
    const took = performance.now() - began;
    db.close();
    return took;
  }

  #left(table: string): Left {
    const db = new Database(this.file, { readonly: true });
    db.exec(`attach '${this.#before}' as before`);
    const select = db.prepare(`select * from main."${table}" except select * from before."${table}"`);
    const columns = select.columns().map((one) => one.name);
    const rows = select.raw().all();
    db.close();
    return { table, columns, rows: rows.flatMap((row) => (Array.isArray(row) ? [row] : [])) };
  }
}
