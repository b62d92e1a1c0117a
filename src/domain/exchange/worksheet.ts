import { fault, ok, type Result } from '../result';
import { type Cell, COLUMNS, ROWS, type SheetFault, type SheetRow } from './sheet';
import { attributeOf, eachXmlPart, type XmlPart } from './xml';

/** So many cells are filled in from merged ones before it is no list any more. */
const MERGED = 200_000;

/**
 * The rows of one worksheet that are not empty. What is written once over several rows (a province over its cities) stands
 * in each of them.
 * @param strings the shared strings that cells point at
 */
export function readWorksheet(source: string, strings: readonly string[]): Result<SheetRow[], SheetFault> {
  const reader = createReader(strings);
  if (!eachXmlPart(source, reader.take)) return fault('broken');
  const { rows, merged, wrong } = reader;
  if (wrong.length > 0) return fault(wrong[0] ?? 'broken');
  return fillMerged(rows, merged) ? ok(rows.filter(isFilled)) : fault('too-many-rows');
}

const isFilled = ({ cells }: SheetRow): boolean => cells.some((cell) => cell.text.trim() !== '');

type Merge = { column: number; first: number; last: number };
type Reader = { take: (part: XmlPart) => void; rows: SheetRow[]; merged: Merge[]; wrong: SheetFault[] };

function createReader(strings: readonly string[]): Reader {
  const rows: SheetRow[] = [];
  const merged: Merge[] = [];
  const wrong: SheetFault[] = [];
  let row: SheetRow = { line: 0, cells: [], hidden: false };
  let cell = emptyCell();
  let column = -1;
  let within = '';
  let spoken = 0;
  const begin = (name: string, attributes: string) => {
    if (name === 'row') {
      const line = Number(attributeOf(attributes, 'r') ?? row.line + 1);
      row = { line, cells: [], hidden: ['1', 'true'].includes(attributeOf(attributes, 'hidden') ?? '') };
      column = -1;
    } else if (name === 'c') {
      column = columnOf(attributeOf(attributes, 'r')) ?? column + 1;
      cell = { ...emptyCell(), type: attributeOf(attributes, 't') ?? 'n' };
    } else if (name === 'f') cell.formula = '=';
    else if (name === 'rPh') spoken++;
    else if (name === 'mergeCell') merged.push(...mergeOf(attributeOf(attributes, 'ref')));
  };
  const end = (name: string) => {
    if (name === 'rPh') spoken--;
    else if (name === 'c') {
      const made = cellOf(cell, strings);
      if (made === null) wrong.push('broken');
      else if (column >= COLUMNS) wrong.push(...(made.text === '' ? [] : ['too-many-columns' as const]));
      else {
        while (row.cells.length < column) row.cells.push({ text: '', is: 'text' });
        row.cells[column] = made;
      }
    } else if (name === 'row' && isFilled(row)) {
      if (rows.length < ROWS) rows.push(row);
      else wrong.push('too-many-rows');
    }
  };
  return {
    rows,
    merged,
    wrong,
    take: (part) => {
      if (part.is === 'text') {
        if (within === 'f') cell.formula += part.text;
        else if (within === 'v' || (within === 't' && spoken === 0)) cell.text += part.text;
        return;
      }
      within = part.is === 'open' ? part.name : '';
      // After the first fault nothing more is taken in: a bomb ends there.
      if (wrong.length > 0) return;
      if (part.is === 'open') begin(part.name, part.attributes);
      else end(part.name);
    },
  };
}

type RawCell = { type: string; text: string; formula: string };
const emptyCell = (): RawCell => ({ type: 'n', text: '', formula: '' });

/** Null when it points at a string that there is not. */
function cellOf({ type, text, formula }: RawCell, strings: readonly string[]): Cell | null {
  if (formula !== '') return { text: formula, is: 'formula' };
  if (type === 's') {
    const shared = text === '' ? '' : strings[Number(text)];
    return shared === undefined ? null : { text: shared, is: 'text' };
  }
  return type === 'n' && text !== '' ? { text: plainNumber(text), is: 'number' } : { text, is: 'text' };
}

/** Programs write 610921100001 as 6.10921100001E11: the same number. One that lost its last digits stays as it is. */
function plainNumber(text: string): string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? String(number) : text;
}

/** A is 0; undefined without a reference. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function mergeOf(reference: string | undefined): Merge[] {
  const found = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference ?? '');
  const column = columnOf(found?.[1]);
  return found === null || column === undefined
    ? []
    : [{ column, first: Number(found[2]), last: Number(found[3]) }];
}

function fillMerged(rows: readonly SheetRow[], merged: readonly Merge[]): boolean {
  const at = new Map(rows.map((row, index) => [row.line, index]));
  let filled = 0;
  for (const { column, first, last } of merged) {
    const index = at.get(first);
    const value = index === undefined ? undefined : rows[index]?.cells[column];
    if (index === undefined || value === undefined || value.text === '') continue;
    for (let next = index + 1; next < rows.length; next++) {
      const row = rows[next];
      if (row === undefined || row.line > last) break;
      filled++;
      if (filled > MERGED) return false;
      while (row.cells.length < column) row.cells.push({ text: '', is: 'text' });
      if ((row.cells[column]?.text ?? '') === '') row.cells[column] = value;
    }
  }
  return true;
}
