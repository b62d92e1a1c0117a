import type { ComponentChildren } from 'preact';

export type Column<T> = {
  key: string;
  head: string;
  cell: (row: T) => ComponentChildren;
  /** Numbers stand to the right. */
  number?: boolean;
};

type TableProps<T> = {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** Behind the row: a tint by colour, or amber fading for what has just come in. */
  rowTone?: (row: T) => 'red' | 'orange' | 'green' | 'late' | 'new' | null;
};

/** Rows and columns for the desk, with a head that stays. */
export function Table<T>({ caption, columns, rows, rowKey, rowTone }: TableProps<T>) {
  return (
    <div class="table-frame" tabIndex={0} role="group" aria-label={caption}>
      <table class="table">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={column.number ? 'number' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} class={rowTone?.(row) ?? undefined}>
              {columns.map((column) => (
                <td key={column.key} data-head={column.head} class={column.number ? 'number' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
