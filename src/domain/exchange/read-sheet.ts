import { fault, ok, type Result } from '../result';
import { parseCsv } from './csv';
import { decodeText } from './decode-text';
import { type Cell, COLUMNS, FILE_BYTES, ROWS, type Sheet, type SheetFault } from './sheet';
import { readXlsx } from './xlsx';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** PDF, PNG, JPEG, GIF, RAR, 7z, gzip: what is sent by mistake. */
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
];

/**
 * The rows of an .xlsx or .csv file, told apart by what is in it and not by its name (SECURITY.md B4.5).
 * @param bytes the whole file
 */
export function readSheet(bytes: Uint8Array): Result<Sheet, SheetFault> {
  const begins = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) return fault('empty');
  if (bytes.length > FILE_BYTES) return fault('too-large');
  if (begins(OLE)) return fault('old-or-locked');
  if (OTHERS.some(begins)) return fault('other-kind');
  const sheet = begins(ZIP) ? readXlsx(bytes) : readText(bytes);
  return sheet.ok && sheet.value.rows.length === 0 ? fault('empty') : sheet;
}

function readText(bytes: Uint8Array): Result<Sheet, SheetFault> {
  const text = decodeText(bytes);
  if (text === null) return fault('encoding');
  const table = parseCsv(text, { rows: ROWS, columns: COLUMNS });
  if (!table.ok) return table;
  const rows = table.value.map(({ line, cells }) => ({
    line,
    hidden: false,
    cells: cells.map((cell): Cell => ({ text: cell, is: cell.trim().startsWith('=') ? 'formula' : 'text' })),
  }));
  return ok({ rows, from1904: false });
}
