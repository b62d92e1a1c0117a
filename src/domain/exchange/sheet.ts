/** A cell as it was written. A formula is its own text, never what some program made of it. */
export type Cell = { text: string; is: 'text' | 'number' | 'formula' };

/** `line` counts from 1, as the program that wrote the list shows it. */
export type SheetRow = { line: number; cells: Cell[]; hidden: boolean };

/** The first sheet of a list: rows that are not empty. */
export type Sheet = {
  rows: SheetRow[];
  /** Its days are counted from 1904 and not from 1900. */
  from1904: boolean;
};

/** More than these is no list of risk areas; they also bound the memory that a hostile file can take. */
export const FILE_BYTES = 10_000_000;
export const ROWS = 20_000;
export const COLUMNS = 300;

/** Why a file is not read. */
export type SheetFault =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  /** The format of before 2007, or one locked with a password: both look alike from outside. */
  | 'old-or-locked'
  | 'macros'
  /** Another kind of file, whatever it is called. */
  | 'other-kind'
  /** Cut off, or not what it says it is. */
  | 'broken'
  /** Neither UTF-8, UTF-16 with its mark, nor GB18030. */
  | 'encoding'
  /** A quotation mark that opens and never closes. */
  | 'quote';
