import { CompiledQuery, SqliteAdapter } from 'kysely';
import { EACH } from './sqlite-statements';
import type { Db } from './store';
import type { Tables } from './tables';

/**
 * Reading and writing many rows at once, for the batches that a day's traffic comes in. The texts are put together here
 * and not by the query builder, which takes longer over two hundred rows than the database does. SQLite gets one prepared
 * statement and runs it for each row; PostgreSQL, which is asked over a wire, gets many rows in one statement.
 */

/** Rows of one statement of PostgreSQL: what the widest table may have is far below its 65,535 parameters. */
const ROWS = 500;
/** Lengths of lists: few, so that each text is prepared once. */
const VALUES = [200, 40, 8, 1] as const;

/** What happens to a row whose key is there: it may not be, the first stays, or the new one takes its place. */
type Clash = { keep: 'first' } | { keep: 'new'; key: readonly string[] };

/** Inserts whole rows. Throws when a row's key is there and nothing is said about that. */
export async function insertMany<T extends keyof Tables>(
  tx: Db,
  table: T,
  rows: readonly Tables[T][],
  clash?: Clash,
): Promise<void> {
  const ending = endingOf(clash, columnsOf(rows[0]));
  if (isSqlite(tx)) await insertEach(tx, { table, rows, ending });
  else await insertParts(tx, { table, rows, ending });
}

/**
 * Inserts rows, each unless something of it that is unique is there already, of an earlier row too.
 * @param key columns that tell rows apart; rows that are the same in them are the same
 * @returns for each row whether it was inserted
 */
export async function insertNew<T extends keyof Tables, C extends keyof Tables[T] & string>(
  tx: Db,
  table: T,
  rows: readonly Tables[T][],
  key: readonly C[],
): Promise<boolean[]> {
  const ending = ' on conflict do nothing';
  if (isSqlite(tx)) return (await insertEach(tx, { table, rows, ending })).map(({ changes }) => changes > 0);
  const returning = `${ending} returning ${key.map(quoted).join(', ')}`;
  const textOf = (row: Pick<Tables[T], C>) => JSON.stringify(key.map((column) => row[column]));
  const inserted = await insertParts<Pick<Tables[T], C>>(tx, { table, rows, ending: returning });
  const fresh = new Set(inserted.map(textOf));
  return rows.map((row) => fresh.delete(textOf(row)));
}

/**
 * Changes some columns of rows that are there, by their ids. Columns that stay as they are should not be named: SQLite
 * writes the entries of every index anew that one of them is in.
 */
export async function updateMany<T extends 'persons', C extends keyof Tables[T] & string>(
  tx: Db,
  table: T,
  change: { rows: readonly Tables[T][]; columns: readonly C[] },
): Promise<void> {
  const { rows, columns } = change;
  if (rows.length === 0) return;
  if (isSqlite(tx)) {
    const set = columns.map((column) => `${quoted(column)} = ?`).join(', ');
    const values = rows.map((row) => valuesOf(row, [...columns, 'id']));
    await tx.executeQuery(
      CompiledQuery.raw(`${EACH}update ${quoted(table)} set ${set} where id = ?`, values),
    );
    return;
  }
  const set = columns.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
  await insertParts(tx, { table, rows, ending: ` on conflict (id) do update set ${set}` });
}

const isSqlite = (db: Db): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

/** Runs `text`, in which `(?)` stands for a list, for distinct values in parts. @returns the rows of all parts */
export async function selectMany<Row>(
  db: Db,
  text: string,
  values: readonly (string | number)[],
  more: readonly (string | number)[] = [],
): Promise<Row[]> {
  const distinct = [...new Set(values)];
  const found: Row[] = [];
  for (let at = 0; at < distinct.length; ) {
    const left = distinct.length - at;
    // The next greater size with its last value repeated is cheaper than another statement.
    const size = [...VALUES].reverse().find((one) => one >= left) ?? VALUES[0];
    const part = distinct.slice(at, at + size);
    const last = part.at(-1) ?? '';
    const list = Array.from({ length: size }, (_, i) => part[i] ?? last);
    const holes = `(${list.map((_, i) => `$${i + 1}`).join(',')})`;
    const whole = text.replace('(?)', holes).replace('$more', `$${size + 1}`);
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(whole, [...list, ...more]));
    // Not spread: a list may have more rows than a call takes arguments.
    for (const row of rows) found.push(row);
    at += size;
  }
  return found;
}

type Insert = { table: string; rows: readonly object[]; ending: string };

async function insertEach(tx: Db, { table, rows, ending }: Insert): Promise<{ changes: number }[]> {
  if (rows.length === 0) return [];
  const columns = columnsOf(rows[0]);
  const holes = columns.map(() => '?').join(',');
  const text = `${EACH}insert into ${quoted(table)} (${columns.map(quoted).join(',')}) values (${holes})${ending}`;
  const values = rows.map((row) => valuesOf(row, columns));
  return (await tx.executeQuery<{ changes: number }>(CompiledQuery.raw(text, values))).rows;
}

async function insertParts<Row>(tx: Db, { table, rows, ending }: Insert): Promise<Row[]> {
  const columns = columnsOf(rows[0]);
  const width = columns.length;
  const returned: Row[] = [];
  for (let at = 0; at < rows.length; at += ROWS) {
    const part = rows.slice(at, at + ROWS);
    const holes = part.map((_, row) => `(${columns.map((_, i) => `$${row * width + i + 1}`).join(',')})`);
    const text = `insert into ${quoted(table)} (${columns.map(quoted).join(',')}) values ${holes.join(',')}${ending}`;
    const values = part.flatMap((row) => valuesOf(row, columns));
    for (const row of (await tx.executeQuery<Row>(CompiledQuery.raw(text, values))).rows) returned.push(row);
  }
  return returned;
}

const valuesOf = (row: object, columns: readonly string[]): unknown[] =>
  columns.map((column) => Reflect.get(row, column));

function endingOf(clash: Clash | undefined, columns: readonly string[]): string {
  if (clash === undefined) return '';
  if (clash.keep === 'first') return ' on conflict do nothing';
  const changed = columns.filter((column) => !clash.key.includes(column));
  const set = changed.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
  return ` on conflict (${clash.key.map(quoted).join(', ')}) do update set ${set}`;
}

const columnsOf = (row: object | undefined): string[] => (row === undefined ? [] : Object.keys(row));
const quoted = (name: string) => `"${name}"`;
