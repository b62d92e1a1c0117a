import { type Below, pick } from './random';

/** Flips, overwrites, takes out, puts in, repeats, cuts off, or splices a run of another one in; one to three times. */
export function mutateBytes(
  bytes: Uint8Array,
  below: Below,
  donor: Uint8Array = bytes,
): Uint8Array<ArrayBuffer> {
  let list = Array.from(bytes);
  for (let left = 1 + below(3); left > 0; left--) {
    const at = below(list.length);
    const run = 1 + below(12);
    const random = () => Array.from({ length: run }, () => below(256));
    const piece = () => Array.from(donor.subarray(below(donor.length)).subarray(0, 1 + below(80)));
    const changes: (() => [out: number, put: number[]])[] = [
      () => [1, [(list[at] ?? 0) ^ (1 << below(8))]],
      () => [1, [below(256)]],
      () => [run, []],
      () => [0, random()],
      () => [0, list.slice(at, at + run)],
      () => [list.length, []],
      () => {
        const put = piece();
        return [put.length, put];
      },
    ];
    const [out, put] = changes[below(changes.length)]?.() ?? [0, []];
    list.splice(at, out, ...put);
    if (list.length === 0) list = [0];
  }
  return Uint8Array.from(list);
}

const ODD_LETTERS = [
  '\0',
  '\n',
  ' ',
  'é',
  '\u202e',
  '\ud800',
  '٣',
  '０',
  '😀',
  '\ufeff',
  '%',
  '"',
  '\\',
  ':',
] as const;

/** Changes letters of a text, leaving the first `from` alone: others, fewer, more, strange ones, an end cut off. */
export function mutateText(
  text: string,
  below: Below,
  { from, letters }: { from: number; letters: string },
): string {
  const list = [...text];
  for (let left = 1 + below(3); left > 0; left--) {
    const at = from + below(Math.max(1, list.length - from));
    const letter =
      below(8) === 0 ? pick<string>(below, ...ODD_LETTERS) : letters.charAt(below(letters.length));
    const change = below(6);
    if (change <= 1) list.splice(at, 1, letter);
    else if (change === 2) list.splice(at, 1 + below(4));
    else if (change === 3) list.splice(at, 0, letter);
    else if (change === 4) list.splice(at, 0, ...list.slice(at, at + 1 + below(9)));
    else list.length = at + 1;
  }
  return list.join('');
}
