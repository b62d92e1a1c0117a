import { concat, fromBase64Url, fromHex, toHex } from '../bytes';
import type { SignedRevocations, SignedRevocationsDelta } from '../county/signed-lists';
import { fault, ok, type Result } from '../result';
import type { PassNumbers } from './trust';

/** Bytes of a pass number. */
const SIZE = 8;

/**
 * The revoked passes as of a number, `asOf` in ms UTC: 8 bytes each, ascending, each once. A hundred thousand of them are
 * 800 kB and are searched, never spread out into texts.
 */
export type RevokedList = { number: number; asOf: number; packed: Uint8Array<ArrayBuffer> };

/**
 * Why a list stays as it is: `malformed` is signed and yet no list, `older` would go back, `gap` begins at another
 * number than the list has, so that the whole list is needed.
 */
export type RevokedFault = 'malformed' | 'older' | 'gap';

/** Pass numbers (hex) in any order and any number of times, as the packed bytes of a list. Throws for what is no number. */
export function packNumbers(numbers: Iterable<string>): Uint8Array<ArrayBuffer> {
  const sorted = [...new Set(numbers)].sort();
  const packed = new Uint8Array(sorted.length * SIZE);
  sorted.forEach((number, at) => {
    const bytes = fromHex(number);
    if (bytes?.length !== SIZE) throw new RangeError('no pass number');
    packed.set(bytes, at * SIZE);
  });
  return packed;
}

/** Packed numbers from the text of a signed list, or null when they are not ascending or not whole. */
function unpacked(text: string): Uint8Array<ArrayBuffer> | null {
  const packed = fromBase64Url(text);
  if (packed === null || packed.length % SIZE !== 0) return null;
  for (let at = SIZE; at < packed.length; at += SIZE)
    if (compareAt(packed, at - SIZE, { other: packed, at }) >= 0) return null;
  return packed;
}

/** A whole list, where it is newer than the one that is there (null: none). The same number again changes nothing. */
export function takeWholeList(
  list: RevokedList | null,
  { number, asOf, passes }: SignedRevocations,
): Result<RevokedList, RevokedFault> {
  if (list !== null && number < list.number) return fault('older');
  if (list !== null && number === list.number) return ok(list);
  const packed = unpacked(passes);
  return packed === null ? fault('malformed') : ok({ number, asOf, packed });
}

/** The list after a delta that begins at its number. A delta to the number that it has changes nothing. */
export function takeDelta(
  list: RevokedList | null,
  delta: SignedRevocationsDelta,
): Result<RevokedList, RevokedFault> {
  if (list !== null && delta.number < list.number) return fault('older');
  if (list !== null && delta.number === list.number) return ok(list);
  if (list === null || delta.from !== list.number) return fault('gap');
  const { number, asOf } = delta;
  const added = unpacked(delta.added);
  const removed = unpacked(delta.removed);
  if (added === null || removed === null) return fault('malformed');
  const unchanged = added.length === 0 && removed.length === 0;
  return ok({ number, asOf, packed: unchanged ? list.packed : merged(list.packed, { added, removed }) });
}

function merged(
  packed: Uint8Array,
  { added, removed }: { added: Uint8Array; removed: Uint8Array },
): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(packed.length + added.length);
  let [old, fresh, gone, end] = [0, 0, 0, 0];
  while (old < packed.length || fresh < added.length) {
    const order = ordered(packed, old, { other: added, at: fresh });
    const [from, at] = order <= 0 ? [packed, old] : [added, fresh];
    if (order <= 0) old += SIZE;
    if (order >= 0) fresh += SIZE;
    while (gone < removed.length && compareAt(removed, gone, { other: from, at }) < 0) gone += SIZE;
    if (gone < removed.length && compareAt(removed, gone, { other: from, at }) === 0) continue;
    for (let byte = 0; byte < SIZE; byte++) whole[end + byte] = from[at + byte] ?? 0;
    end += SIZE;
  }
  return concat(whole.subarray(0, end));
}

/** Which of two numbers comes first; one past its end comes last. */
function ordered(packed: Uint8Array, at: number, by: { other: Uint8Array; at: number }): number {
  if (at >= packed.length) return 1;
  return by.at >= by.other.length ? -1 : compareAt(packed, at, by);
}

function compareAt(packed: Uint8Array, at: number, by: { other: Uint8Array; at: number }): number {
  for (let byte = 0; byte < SIZE; byte++) {
    const difference = (packed[at + byte] ?? 0) - (by.other[by.at + byte] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The numbers of a list, to be asked one by one. */
export function numbersOf(packed: Uint8Array): PassNumbers {
  return {
    size: packed.length / SIZE,
    has(number) {
      const wanted = fromHex(number);
      if (wanted?.length !== SIZE) return false;
      let [low, high] = [0, packed.length / SIZE];
      while (low < high) {
        const middle = (low + high) >>> 1;
        const order = compareAt(packed, middle * SIZE, { other: wanted, at: 0 });
        if (order === 0) return true;
        if (order < 0) low = middle + 1;
        else high = middle;
      }
      return false;
    },
  };
}

/** The numbers of a list as texts (hex), ascending. */
export function numberTexts(packed: Uint8Array): string[] {
  const texts: string[] = [];
  for (let at = 0; at < packed.length; at += SIZE) texts.push(toHex(packed.subarray(at, at + SIZE)));
  return texts;
}
