import * as z from 'zod/mini';
import { type Row, rowSchema } from '#domain/policy/policy';

/** A row as it was when the draft was written (null: there was none), and as the draft wants it. */
export const rowEditSchema = z.strictObject({ was: z.nullable(rowSchema), now: rowSchema });
export type RowEdit = z.infer<typeof rowEditSchema>;

/** One row that the draft changes or adds, as it stands on the table in force. */
export type RowChange = {
  /** The name under which the draft keeps it. */
  key: string;
  /** null: it is new. */
  from: Row | null;
  row: Row;
  /** Somebody else has changed it too since it was written. */
  clash: boolean;
};

/** What the draft still changes of the table in force. A new row whose name was given away meanwhile gets the next free one. */
export function rowChanges(table: readonly Row[], edits: readonly RowEdit[]): RowChange[] {
  const taken = new Set(table.map((row) => row.id));
  return edits.flatMap(({ was, now }): RowChange[] => {
    const key = now.id;
    const from = table.find((row) => row.id === key) ?? null;
    if (from !== null && same(from, now)) return [];
    if (was !== null) return [{ key, from, row: now, clash: from === null || !same(from, was) }];
    const row = from === null ? now : { ...now, id: freeId(taken) };
    taken.add(row.id);
    return [{ key, from: null, row, clash: false }];
  });
}

/** The table as it will be: changed rows in their places, new ones last. */
export function applyRows(table: readonly Row[], edits: readonly RowEdit[]): Row[] {
  const changes = rowChanges(table, edits);
  const changed = new Map(
    changes.flatMap(({ from, row }) => (from === null ? [] : [[from.id, row] as const])),
  );
  return [
    ...table.map((row) => changed.get(row.id) ?? row),
    ...changes.flatMap(({ from, row }) => (from === null ? [row] : [])),
  ];
}

/** The draft with a row as it was just written; of several about one row the last holds. What is written now answers a clash. */
export function withRow(table: readonly Row[], edits: readonly RowEdit[], row: Row): RowEdit[] {
  const was = table.find((one) => one.id === row.id) ?? null;
  const rest = withoutRow(edits, row.id);
  return was !== null && same(was, row) ? rest : [...rest, { was, now: row }];
}

/** The draft without what it says of one row. */
export const withoutRow = (edits: readonly RowEdit[], key: string): RowEdit[] =>
  edits.filter((one) => one.now.id !== key);

/** A name for a new row: X and the first number that no row has. */
export function freeId(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`X${number}`)) number++;
  return `X${number}`;
}

/** Whether two rows say the same, in whatever order. */
function same(one: Row, other: Row): boolean {
  const plain = ({ id, when, colour, measure, decision, ends, off }: Row) =>
    JSON.stringify([
      id,
      when,
      colour,
      measure,
      decision,
      ends.kind,
      'days' in ends ? ends.days : 0,
      off === true,
    ]);
  return plain(one) === plain(other);
}
