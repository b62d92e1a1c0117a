import * as z from 'zod/mini';
import { dayOf } from '../day';
import type { Document } from '../document/identity';
import { parseDocument } from '../document/parse';
import { idSchema, timeSchema } from '../field';
import { readSampledAt } from './sampled-at';

/** At most so many lines a list. */
export const LIST_LINES = 2000;

/** Why a line of a list is not taken: what is missing in it, said twice, or of nobody whom this desk knows. */
const lineFaultSchema = z.enum(['document', 'result', 'time', 'twice', 'unknown']);
export type LineFault = z.infer<typeof lineFaultSchema>;

/** POST /v1/result-lists: lines as they were pasted or stood in a file. */
export const newResultListSchema = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(400_000)),
});

/** A list that waits for the second person. `positive` are the masked names of whom it would turn red. */
export const resultListSchema = z.object({
  id: idSchema,
  author: z.string(),
  /** Whether whoever asks made it, and so may not confirm it. */
  mine: z.boolean(),
  madeAt: timeSchema,
  results: z.int(),
  positive: z.array(z.string()),
  /** Lines that were left out. */
  left: z.int(),
});
export type ResultList = z.infer<typeof resultListSchema>;
/** GET /v1/result-lists */
export const resultListsAnswerSchema = z.object({ lists: z.array(resultListSchema) });
/** What became of the lines: the list that waits now, null where no line was right, and which lines were not. */
export const madeResultListSchema = z.object({
  list: z.nullable(resultListSchema),
  faults: z.array(z.object({ line: z.int(), fault: lineFaultSchema })),
});
export type MadeResultList = z.infer<typeof madeResultListSchema>;

/** One line as it was read; lines count from 1. */
export type ListLine =
  | {
      line: number;
      document: Document;
      method: 'antigen' | 'naat';
      result: 'negative' | 'positive';
      sampledAt: number;
    }
  | { line: number; fault: Exclude<LineFault, 'unknown'> };

/**
 * Reads a list of results, as a laboratory sends it: on each line a document number, the result, the time of the sample,
 * in any order, between them tabs, commas or blanks; what else stands there (names, telephones) is not looked at. Where no
 * method is named it is a nucleic-acid test. A first line without a digit is a heading.
 * @param now ms UTC; no sample is later
 */
export function readResultList(text: string, now: number, zoneMinutes: number): ListLine[] {
  const seen = new Set<string>();
  const lines: ListLine[] = [];
  for (const [at, written] of text.split(/\r\n|\r|\n/).entries()) {
    if (written.trim() === '' || (lines.length === 0 && !/\d/.test(written))) continue;
    const line = readLine(written, at + 1, { now, zoneMinutes });
    if ('fault' in line) lines.push(line);
    else {
      const key = `${line.document.type} ${line.document.number}`;
      lines.push(seen.has(key) ? { line: line.line, fault: 'twice' } : line);
      seen.add(key);
    }
  }
  return lines;
}

const NEGATIVE = /阴|negative|^neg$|^[-−]$/i;
const POSITIVE = /阳|positive|^pos$|^\+$/i;
const ANTIGEN = /抗原|antigen/i;
const TYPES = ['national-id', 'passport', 'hk-mo-permit'] as const;

function readLine(text: string, line: number, by: { now: number; zoneMinutes: number }): ListLine {
  const cells = cellsOf(text);
  const document = cells.map((cell) => documentIn(cell, by)).find((one) => one !== null);
  if (document === undefined) return { line, fault: 'document' };
  const negative = cells.some((cell) => NEGATIVE.test(cell));
  const positive = cells.some((cell) => POSITIVE.test(cell));
  if (negative === positive) return { line, fault: 'result' };
  const sampledAt = timeIn(cells, by);
  if (sampledAt === null) return { line, fault: 'time' };
  const method = cells.some((cell) => ANTIGEN.test(cell)) ? 'antigen' : 'naat';
  return { line, document, method, result: positive ? 'positive' : 'negative', sampledAt };
}

/** The cells of a line; a line that has no separators is divided by its blanks. */
function cellsOf(text: string): string[] {
  const cells = text.split(/[\t,，;；]/);
  const all = cells.length > 1 ? cells : text.split(/\s+/);
  return all.map((cell) => cell.trim().replace(/^["']|["']$/g, '')).filter((cell) => cell !== '');
}

function documentIn(
  cell: string,
  { now, zoneMinutes }: { now: number; zoneMinutes: number },
): Document | null {
  // A long number that a spreadsheet has rounded is nobody's.
  if (!/^[A-Za-z0-9 ]{8,24}$/.test(cell) || !/\d{6}/.test(cell)) return null;
  for (const type of TYPES) {
    const parsed = parseDocument(type, cell, dayOf(now, zoneMinutes));
    if (parsed.ok) return parsed.value;
  }
  return null;
}

/** The time of the sample: in one cell, or day and time in two that follow each other. */
function timeIn(
  cells: readonly string[],
  { now, zoneMinutes }: { now: number; zoneMinutes: number },
): number | null {
  for (const [at, cell] of cells.entries())
    for (const text of [cell, `${cell} ${cells[at + 1] ?? ''}`]) {
      const time = readSampledAt(text, now, zoneMinutes);
      if (time !== null) return time;
    }
  return null;
}
