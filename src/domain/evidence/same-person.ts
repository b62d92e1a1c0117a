import type { EvidencePerson } from './evidence';
import { nameTokens, scriptOf } from './name-tokens';

/** Whom the post has before it, as declared; `birth` as `yyyy-mm-dd`, null when not known. */
export type DeclaredPerson = { name: string; birth: string | null };

/**
 * Whether a certificate is the declared person's, as far as name and birth tell. `unclear` when the names cannot be
 * compared (other scripts, only a part agrees) or no birth is known on one side. A help for the eye and never a
 * decision: both are always shown, and the worker decides.
 */
export function matchesPerson(
  certified: EvidencePerson,
  declared: DeclaredPerson,
): 'same' | 'differs' | 'unclear' {
  const births = compareBirths(certified.birth, declared.birth);
  const names = compareNames(certified, declared.name);
  if (births === 'differs' || names === 'differs') return 'differs';
  return births === 'same' && names === 'same' ? 'same' : 'unclear';
}

type Likeness = 'same' | 'differs' | 'unclear';

/** As many of year, month and day as both sides say must be equal; a part alone does not make it the same. */
function compareBirths(a: string | null, b: string | null): Likeness {
  if (a === null || b === null) return 'unclear';
  const length = Math.min(a.length, b.length);
  if (a.slice(0, length) !== b.slice(0, length)) return 'differs';
  return length === 10 ? 'same' : 'unclear';
}

/** Masked for a list, or cut off to fit into a code: what is left out can be anything. */
const IN_PART = /[*…]/;

function compareNames(certified: EvidencePerson, declared: string): Likeness {
  if (IN_PART.test(declared)) return 'unclear';
  const spellings = [
    [certified.family, certified.given],
    [certified.standardFamily, certified.standardGiven],
  ].filter((parts) => parts.join('').trim() !== '');
  // A spelling that cannot be compared (null) says nothing, and leaves it to the other one.
  const found = spellings.map((parts) => compareSpelling(parts, declared));
  if (found.includes('same')) return 'same';
  return found.includes('differs') && !found.includes('unclear') ? 'differs' : 'unclear';
}

function compareSpelling(parts: readonly string[], declared: string): Likeness | null {
  const written = parts.join(' ');
  const script = scriptOf(written);
  if (script === 'none' || script !== scriptOf(declared)) return null;
  // Chinese and Korean names are written without a gap, and either end may be the family's.
  const certified = nameTokens(written);
  const other = nameTokens(declared);
  if (sameTokens(certified, other) || sameWhole(parts, other)) return 'same';
  if (certified.some((token) => other.some((one) => meet(token, one)))) return 'unclear';
  return script === 'latin' || script === 'han' ? 'differs' : null;
}

type Token = ReadonlySet<string>;

const meet = (a: Token, b: Token): boolean => [...a].some((spelling) => b.has(spelling));

/** The same tokens in any order, each with one partner. */
function sameTokens(a: readonly Token[], b: readonly Token[]): boolean {
  if (a.length !== b.length || a.length === 0) return false;
  const left = [...b];
  return a.every((token) => {
    const at = left.findIndex((one) => meet(token, one));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** The same letters without the gaps, family name first or last. */
function sameWhole(parts: readonly string[], declared: readonly Token[]): boolean {
  const whole = join(declared);
  const [family = '', given = ''] = parts;
  return [`${family} ${given}`, `${given} ${family}`].some((name) => meet(join(nameTokens(name)), whole));
}

/** All tokens in one, in each of the two ways of spelling. */
const join = (tokens: readonly Token[]): Token =>
  new Set([0, 1].map((way) => tokens.map((token) => [...token].at(way) ?? [...token][0] ?? '').join('')));
