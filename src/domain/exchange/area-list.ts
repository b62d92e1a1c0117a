import { isAreaCode, shortestArea } from '../area/place';
import type { Day } from '../day';
import { type Level, levelOfZone, type Zone } from '../policy/zone';
import { fault, ok, type Result } from '../result';
import { type Column, columnsOf, findHeadings, type Headings, PLACE_COLUMNS } from './list-columns';
import { readListDay } from './list-day';
import type { Cell, Sheet, SheetRow } from './sheet';

/** Why a row is not taken as it is. */
export type RowFault =
  | 'place-missing'
  /** A long number that a spreadsheet has rounded: its last digits are lost, and nobody guesses them. */
  | 'code-damaged'
  | 'code-wrong'
  | 'level-missing'
  | 'level-unknown'
  /** Low risk is no risk area. */
  | 'level-low'
  | 'since-wrong'
  | 'until-wrong'
  | 'no-year'
  | 'until-early'
  /** Formulas are not worked out. */
  | 'formula';

/** A row of a list of risk areas, as it was read; places are found by find-place.ts. */
export type ListedArea = {
  line: number;
  /** It was hidden in the sheet: whoever sent the list may not have meant it. */
  hidden: boolean;
  /** The place in words, from the province down; the columns that are empty are missing. */
  words: { column: (typeof PLACE_COLUMNS)[number]; text: string }[];
  code: string | null;
  level: Level | null;
  zone: Zone | null;
  since: Day | null;
  until: Day | null;
  source: string;
  faults: RowFault[];
};

const SOURCE = 200;
const EMPTY: Cell = { text: '', is: 'text' };

/** The rows of a list under its headings. Headings that come again on later pages, and rows that say nothing, are left out. */
export function readAreaList(sheet: Sheet): Result<ListedArea[], 'no-headings'> {
  const headings = findHeadings(sheet.rows);
  if (headings === null) return fault('no-headings');
  return ok(
    sheet.rows
      .slice(headings.at + 1)
      .filter((row) => !columnsOf(row).has('level') && saysSomething(row, headings))
      .map((row) => readRow(row, headings, sheet.from1904)),
  );
}

const saysSomething = ({ cells }: SheetRow, { columns }: Headings): boolean =>
  [...columns.values()].some((at) => (cells[at]?.text.trim() ?? '') !== '');

function readRow({ line, hidden, cells }: SheetRow, { columns }: Headings, from1904: boolean): ListedArea {
  const cell = (column: Column): Cell => cells[columns.get(column) ?? -1] ?? EMPTY;
  const text = (column: Column) => plain(cell(column).text);
  const words = PLACE_COLUMNS.flatMap((column) =>
    text(column) === '' ? [] : [{ column, text: text(column) }],
  );
  const code = readCode(text('code'));
  const level = readLevel(text('level'));
  const since = readDay(cell('since'), from1904, 'since-wrong');
  const until = readDay(cell('until'), from1904, 'until-wrong');
  const early = since.day !== null && until.day !== null && until.day < since.day;
  // What a formula stands for is not known: whatever else seems wrong may come of it.
  const formula = [...columns.keys()].some((column) => column !== 'source' && cell(column).is === 'formula');
  const faults: (RowFault | null)[] = [
    code.fault,
    words.length === 0 && text('code') === '' ? 'place-missing' : null,
    level.fault,
    since.fault,
    until.fault,
    early ? 'until-early' : null,
  ];
  return {
    line,
    hidden,
    words,
    code: code.code,
    level: level.level,
    zone: level.zone,
    since: since.day,
    until: until.day,
    source: text('source').slice(0, SOURCE),
    faults: formula ? ['formula'] : [...new Set(faults.filter((one) => one !== null))],
  };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

function readCode(text: string): { code: string | null; fault: RowFault | null } {
  if (text === '') return { code: null, fault: null };
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text) || /^\d{16,}$/.test(text))
    return { code: null, fault: 'code-damaged' };
  return isAreaCode(text) ? { code: shortestArea(text), fault: null } : { code: null, fault: 'code-wrong' };
}

type LevelRead = { level: Level | null; zone: Zone | null; fault: RowFault | null };

function readLevel(text: string): LevelRead {
  const said = text.toLowerCase();
  const wrong = (fault: RowFault): LevelRead => ({ level: null, zone: null, fault });
  if (said === '') return wrong('level-missing');
  const zones = ZONE_WORDS.filter(([word]) => word.test(said));
  const levels = LEVEL_WORDS.filter(([word]) => word.test(said));
  const [zone] = zones.map(([, one]) => one);
  const [level] = levels.map(([, one]) => one);
  // Two at once are nobody's: "中高风险" says neither, and a lockdown zone is not of medium risk.
  if (zones.length > 1 || levels.length > 1) return wrong('level-unknown');
  if (zone !== undefined && level !== undefined && level !== levelOfZone(zone)) return wrong('level-unknown');
  if (zone !== undefined) return { level: levelOfZone(zone), zone, fault: null };
  if (level === undefined) return wrong('level-unknown');
  return level === 'none' ? wrong('level-low') : { level, zone: null, fault: null };
}

const ZONE_WORDS: readonly [RegExp, Zone][] = [
  [/封控|lockdown/, 'lockdown'],
  [/管控|control/, 'control'],
  [/防范|precaution/, 'precaution'],
];
const LEVEL_WORDS: readonly [RegExp, Level][] = [
  [/高|high/, 'high'],
  [/中|medium/, 'medium'],
  [/低|low/, 'none'],
];

function readDay(
  cell: Cell,
  from1904: boolean,
  wrong: RowFault,
): { day: Day | null; fault: RowFault | null } {
  if (cell.text.trim() === '') return { day: null, fault: null };
  const read = readListDay(cell, from1904);
  if (read.ok) return { day: read.value, fault: null };
  return { day: null, fault: read.fault === 'no-year' ? 'no-year' : wrong };
}
