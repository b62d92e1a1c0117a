import { fault, ok, type Result } from '../result';

/** A row of a text table with the line that it begins on, counted from 1. */
type TextRow = { line: number; cells: string[] };
type Limits = { rows: number; columns: number };
type CsvFault = 'quote' | 'too-many-rows' | 'too-many-columns';

/**
 * A table as text (RFC 4180), separated by commas, semicolons or tabs, whichever the first rows have most of. Quoted cells
 * may hold separators, line ends and doubled quotes. Empty rows are left out.
 */
export function parseCsv(text: string, limits: Limits): Result<TextRow[], CsvFault> {
  const separator = separatorOf(text);
  const rows: TextRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row = readRow(text, { at, separator, columns: limits.columns });
    if (typeof row === 'string') return fault(row);
    if (row.cells.some((cell) => cell.trim() !== '')) {
      if (rows.length === limits.rows) return fault('too-many-rows');
      rows.push({ line, cells: row.cells });
    }
    line += row.lines;
    at = row.end;
  }
  return ok(rows);
}

type Reading = { at: number; separator: string; columns: number };
type Read = { cells: string[]; end: number; lines: number };

function readRow(text: string, { at, separator, columns }: Reading): Read | 'quote' | 'too-many-columns' {
  const cells: string[] = [];
  let lines = 1;
  let from = at;
  for (;;) {
    const cell = text[from] === '"' ? readQuoted(text, from, separator) : readPlain(text, from, separator);
    if (cell === null) return 'quote';
    if (cells.length === columns) return 'too-many-columns';
    cells.push(cell.text);
    lines += cell.breaks;
    const next = text[cell.end];
    if (next === separator) {
      from = cell.end + 1;
      continue;
    }
    const end = next === '\r' && text[cell.end + 1] === '\n' ? cell.end + 2 : cell.end + 1;
    return { cells, end, lines };
  }
}

type CellRead = { text: string; end: number; breaks: number };

function readPlain(text: string, from: number, separator: string): CellRead {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(from, end), end, breaks: 0 };
}

/** Null when it never closes. What stands between the closing quote and the separator belongs to the cell. */
function readQuoted(text: string, from: number, separator: string): CellRead | null {
  let close = from;
  do close = text.indexOf('"', close + 1) + 1;
  while (close > 0 && text[close] === '"');
  if (close === 0) return null;
  const quoted = text.slice(from + 1, close - 1).replaceAll('""', '"');
  const rest = readPlain(text, close, separator);
  return { text: quoted + rest.text, end: rest.end, breaks: quoted.split('\n').length - 1 };
}

/** Outside of quotes, in the first few lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4000).replace(/"[^"]*"/g, '');
  const count = (one: string) => head.split(one).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best), ',');
}
