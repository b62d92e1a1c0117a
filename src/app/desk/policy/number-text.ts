/** What is wrong with a number as it was typed. */
export type NumberFault = 'notNumber' | 'notWhole' | 'notDegrees' | 'notDays' | 'tooManyDays' | 'outside';

type Bounds = { least: number; most: number };
type Read = { value: number } | { fault: NumberFault };

/** A whole number within its bounds, both included. Digits of any width are taken, anything else beside them is not. */
export function readWhole(text: string, { least, most }: Bounds): Read {
  const plain = text.normalize('NFKC').trim();
  if (/^-?\d+[.]\d*$/.test(plain)) return { fault: 'notWhole' };
  if (!/^-?\d{1,6}$/.test(plain)) return { fault: 'notNumber' };
  const value = Number(plain);
  return value < least || value > most ? { fault: 'outside' } : { value };
}

/** Degrees with at most one decimal as tenths of a degree: 37.3 is 373. */
export function readDegrees(text: string, { least, most }: Bounds): Read {
  const found = /^(\d{1,3})(?:[.,](\d))?$/.exec(text.normalize('NFKC').trim());
  if (found === null) return { fault: 'notDegrees' };
  const value = Number(found[1]) * 10 + Number(found[2] ?? 0);
  return value < least || value > most ? { fault: 'outside' } : { value };
}

/** Days as they are listed, "1, 4, 7" or "1、4、7", each once and in order; nothing is no day. */
export function readDays(
  text: string,
  bounds: Bounds & { count: number },
): { values: number[] } | { fault: NumberFault } {
  const parts = text
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter((part) => part !== '');
  const days = new Set<number>();
  for (const part of parts) {
    const day = readWhole(part, bounds);
    if ('fault' in day) return { fault: day.fault === 'outside' ? 'outside' : 'notDays' };
    days.add(day.value);
  }
  return days.size > bounds.count ? { fault: 'tooManyDays' } : { values: [...days].sort((a, b) => a - b) };
}
