import { readFileSync, statSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { fault, ok, type Result } from '#domain/result';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What was typed after a command's name, or null when it is not what the command takes. */
export function readArguments<O extends Options>(
  args: readonly string[],
  takes: { options: O; words: number },
): { words: string[]; values: ReturnType<typeof parseArgs<{ options: O }>>['values'] } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: takes.options,
      allowPositionals: true,
    });
    return positionals.length === takes.words ? { words: positionals, values } : null;
  } catch {
    return null;
  }
}

/** No list of keys in use is a tenth as large. */
const LARGEST = 32 * 1024 * 1024;

/** The JSON of a file that the operator names: `no-file`, `too-large`, or `not-json`. */
export function readJsonFile(path: string): Result<unknown, 'no-file' | 'too-large' | 'not-json'> {
  try {
    if (statSync(path).size > LARGEST) return fault('too-large');
  } catch {
    return fault('no-file');
  }
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    return ok(value);
  } catch {
    return fault('not-json');
  }
}

/** A day (`2027-01-31`, UTC) as the moment at which it ends, ms UTC, or null when it is none. */
export function endOfDay(text: string): number | null {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isFinite(start) && new Date(start).toISOString().startsWith(text) ? start + 86_400_000 : null;
}

/** A moment as the operator reads it: `2027-01-31 14:05 UTC`. */
export const momentText = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
