import { CompiledQuery } from 'kysely';
import type { Db } from './store';
import type { Tables } from './tables';

/**
 * Reading and writing many rows in few statements, for the batches that a day's traffic comes in. The texts are put
 * together here and not by the query builder, which takes longer over two hundred rows than the database does; there are
 * few different ones, so that each is prepared once.
 */

/** Rows of one statement. Numbers of placeholders that both databases take, whatever the table. */
const ROWS = [50, 10, 1] as const;
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
  await insertParts(tx, { table, rows, ending: endingOf(clash, columnsOf(rows[0])) });
}

/** Inserts rows whose keys are not there yet. @returns `returned` of those that were inserted */
export async function insertNew<T extends keyof Tables, C extends keyof Tables[T] & string>(
  tx: Db,
  table: T,
  rows: readonly Tables[T][],
  returned: readonly C[],
): Promise<Pick<Tables[T], C>[]> {
  const ending = ` on conflict do nothing returning ${returned.map(quoted).join(', ')}`;
  return await insertParts<Pick<Tables[T], C>>(tx, { table, rows, ending });
}

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

async function insertParts<Row>(
  tx: Db,
  by: { table: string; rows: readonly object[]; ending: string },
): Promise<Row[]> {
  const { table, rows, ending } = by;
  const columns = columnsOf(rows[0]);
  const returned: Row[] = [];
  for (let at = 0; at < rows.length; ) {
    const size = ROWS.find((one) => one <= rows.length - at) ?? 1;
    const values: unknown[] = [];
    for (const row of rows.slice(at, at + size))
      for (const column of columns) values.push(Reflect.get(row, column));
    const text = `${insertText(table, columns, size)}${ending}`;
    const result = await tx.executeQuery<Row>(CompiledQuery.raw(text, values));
    for (const row of result.rows) returned.push(row);
    at += size;
  }
  return returned;
}

function insertText(table: string, columns: readonly string[], rows: number): string {
  const width = columns.length;
  const row = (at: number) => `(${columns.map((_, i) => `$${at * width + i + 1}`).join(',')})`;
  const values = Array.from({ length: rows }, (_, at) => row(at)).join(',');
  return `insert into ${quoted(table)} (${columns.map(quoted).join(',')}) values ${values}`;
}

function endingOf(clash: Clash | undefined, columns: readonly string[]): string {
  if (clash === undefined) return '';
  if (clash.keep === 'first') return ' on conflict do nothing';
  const changed = columns.filter((column) => !clash.key.includes(column));
  const set = changed.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
  return ` on conflict (${clash.key.map(quoted).join(', ')}) do update set ${set}`;
}

const columnsOf = (row: object | undefined): string[] => (row === undefined ? [] : Object.keys(row));
const quoted = (name: string) => `"${name}"`;
