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
  const reader: Reader = {
    strings,
    rows: [],
    merged: [],
    wrong: [],
    row: { line: 0, cells: [], hidden: false },
    cell: emptyCell(),
    column: -1,
    within: '',
    spoken: 0,
  };
  if (!eachXmlPart(source, (part) => takePart(reader, part))) return fault('broken');
  const { rows, merged, wrong } = reader;
  if (wrong.length > 0) return fault(wrong[0] ?? 'broken');
  return fillMerged(rows, merged) ? ok(rows.filter(isFilled)) : fault('too-many-rows');
}

const isFilled = ({ cells }: SheetRow): boolean => cells.some((cell) => cell.text.trim() !== '');

type Merge = { column: number; first: number; last: number };
type Reader = {
  strings: readonly string[];
  rows: SheetRow[];
  merged: Merge[];
  wrong: SheetFault[];
  row: SheetRow;
  cell: RawCell;
  column: number;
  /** The tag whose text is read. */
  within: string;
  /** How a word is pronounced stands in tags of its own, and is not read. */
  spoken: number;
};

function takePart(reader: Reader, part: XmlPart): void {
  const { cell, within } = reader;
  if (part.is === 'text') {
    if (within === 'f') cell.formula += part.text;
    else if (within === 'v' || (within === 't' && reader.spoken === 0)) cell.text += part.text;
    return;
  }
  reader.within = part.is === 'open' ? part.name : '';
  // After the first fault nothing more is taken in: a bomb ends there.
  if (reader.wrong.length > 0) return;
  if (part.is === 'open') begin(reader, part.name, part.attributes);
  else end(reader, part.name);
}

function begin(reader: Reader, name: string, attributes: string): void {
  switch (name) {
    case 'row': {
      const line = Number(attributeOf(attributes, 'r')) || reader.row.line + 1;
      const hidden = ['1', 'true'].includes(attributeOf(attributes, 'hidden') ?? '');
      reader.row = { line, cells: [], hidden };
      reader.column = -1;
      return;
    }
    case 'c':
      reader.column = columnOf(attributeOf(attributes, 'r')) ?? reader.column + 1;
      reader.cell = { ...emptyCell(), type: attributeOf(attributes, 't') ?? 'n' };
      return;
    case 'f':
      reader.cell.formula = '=';
      return;
    case 'rPh':
      reader.spoken++;
      return;
    case 'mergeCell':
      reader.merged.push(...mergeOf(attributeOf(attributes, 'ref')));
  }
}

function end(reader: Reader, name: string): void {
  if (name === 'rPh') reader.spoken--;
  else if (name === 'c') endCell(reader);
  else if (name === 'row' && isFilled(reader.row)) {
    if (reader.rows.length < ROWS) reader.rows.push(reader.row);
    else reader.wrong.push('too-many-rows');
  }
}

function endCell({ cell, strings, column, row, wrong }: Reader): void {
  const made = cellOf(cell, strings);
  if (made === null) wrong.push('broken');
  else if (column >= COLUMNS) wrong.push(...(made.text === '' ? [] : ['too-many-columns' as const]));
  else {
    while (row.cells.length < column) row.cells.push({ text: '', is: 'text' });
    row.cells[column] = made;
  }
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
