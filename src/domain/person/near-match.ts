import type { Document } from '../document/identity';
import { nationalIdFault } from '../document/national-id';
import { shapeFault } from '../document/shape';
import { birthAndSex } from '../document/show';
import { nameKey } from './name-key';

/** What is compared of a person. What is not known is null; what is masked ("张*丰", "…") says nothing either. */
export type NearPerson = {
  id: string;
  document: Document | null;
  name: string | null;
  phone: string | null;
  /** A day; where it is not known the document may say it. */
  birth: string | null;
  plate: string | null;
  /** Where the person is bound for, as an area code; only a village or less counts. */
  area: string | null;
};

/** Why two may be one, with what the first and the second person have there. */
export type NearReason =
  /** Same name, and documents with one character wrong, two neighbours swapped, or the same number of another kind. */
  | {
      kind: 'document';
      how: 'one-wrong' | 'swapped' | 'other-kind';
      at: readonly number[];
      values: readonly [string, string];
    }
  /** Same name, same telephone. */
  | { kind: 'name-phone'; values: readonly [string, string] }
  /** Same name, same day of birth, and the same village or the same plate. */
  | { kind: 'name-birth'; with: 'village' | 'plate'; values: readonly [string, string] }
  /** Same telephone, and names that differ by one character. */
  | { kind: 'phone-names'; values: readonly [string, string] };

/** `score`: the more the likelier; 100 and above is as good as certain, below 20 is weak. */
export type NearMatch = { reasons: readonly NearReason[]; score: number };

const WEIGHT = { document: 60, 'name-phone': 50, 'name-birth': 40, 'phone-names': 30 } as const;
const WEAK = 10;
const VILLAGE = 12;

/**
 * Whether two entries may be of one person (PRODUCT.md: a person entered several times), and why. Symmetric but for the
 * order of the values. Two whose documents are of the same kind, both with a right check digit, and differ in more than
 * two characters are two people; only where name, telephone and day of birth are all the same they are offered, as weak.
 * @returns null for two who are not near, and for one and the same
 */
export function nearMatch(a: NearPerson, b: NearPerson): NearMatch | null {
  if (a.id === b.id || isSameDocument(a.document, b.document)) return null;
  const [one, other] = [known(a), known(b)];
  const reasons = [
    ...documentReason(one, other),
    ...namePhone(one, other),
    ...nameBirth(one, other),
    ...phoneNames(one, other),
  ];
  if (reasons.length === 0) return null;
  if (!areTwo(a.document, b.document)) {
    return { reasons, score: reasons.reduce((sum, { kind }) => sum + WEIGHT[kind], 0) };
  }
  const all = isSame(one.key, other.key) && isSame(one.phone, other.phone) && isSame(one.birth, other.birth);
  return all ? { reasons, score: WEAK } : null;
}

type Known = NearPerson & { key: string | null };

function known(person: NearPerson): Known {
  const { name, phone, birth, plate, document } = person;
  const said = whole(name);
  return {
    ...person,
    name: said,
    key: said === null ? null : nameKey(said),
    phone: whole(phone),
    birth: whole(birth) ?? (document === null ? null : (birthAndSex(document)?.birth ?? null)),
    plate: whole(plate),
  };
}

const whole = (text: string | null): string | null =>
  text === null || text.trim() === '' || /[*…]/.test(text) ? null : text;

const isSame = (one: string | null, other: string | null): boolean => one !== null && one === other;

const isSameDocument = (one: Document | null, other: Document | null): boolean =>
  one !== null && other !== null && one.type === other.type && one.number === other.number;

/** Both numbers are proved by their check digit, and no slip of the finger leads from one to the other. */
function areTwo(one: Document | null, other: Document | null): boolean {
  if (one === null || other === null || one.type !== other.type) return false;
  if (!isProved(one) || !isProved(other)) return false;
  return one.number.length !== other.number.length || differing(one.number, other.number).length > 2;
}

/** Whether a number proves itself by its check digit: none of another kind can. */
export function isProved({ type, number }: Document): boolean {
  if (number.length !== 18) return false;
  if (type === 'national-id') return nationalIdFault(number) === null;
  return type === 'foreign-residence' && shapeFault({ type, number }) === null;
}

function documentReason(one: Known, other: Known): NearReason[] {
  if (one.document === null || other.document === null || !isSame(one.key, other.key)) return [];
  const values = [one.document.number, other.document.number] as const;
  if (values[0] === values[1]) return [{ kind: 'document', how: 'other-kind', at: [], values }];
  if (one.document.type !== other.document.type || values[0].length !== values[1].length) return [];
  const at = differing(...values);
  if (at.length === 1) return [{ kind: 'document', how: 'one-wrong', at, values }];
  return areSwapped(at, values) ? [{ kind: 'document', how: 'swapped', at, values }] : [];
}

function areSwapped(at: readonly number[], [one, other]: readonly [string, string]): boolean {
  const [first, second] = at;
  return (
    at.length === 2 &&
    first !== undefined &&
    second === first + 1 &&
    one[first] === other[second] &&
    one[second] === other[first]
  );
}

/** The places at which two numbers differ, as far as both go. */
export function differing(one: string, other: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < Math.min(one.length, other.length); at++) if (one[at] !== other[at]) places.push(at);
  return places;
}

function namePhone(one: Known, other: Known): NearReason[] {
  if (!isSame(one.key, other.key) || !isSame(one.phone, other.phone)) return [];
  return [{ kind: 'name-phone', values: [one.phone ?? '', other.phone ?? ''] }];
}

function nameBirth(one: Known, other: Known): NearReason[] {
  if (!isSame(one.key, other.key) || !isSame(one.birth, other.birth)) return [];
  const values = [one.birth ?? '', other.birth ?? ''] as const;
  if (isSame(villageOf(one), villageOf(other))) return [{ kind: 'name-birth', with: 'village', values }];
  if (isSame(one.plate, other.plate)) return [{ kind: 'name-birth', with: 'plate', values }];
  return [];
}

/** A household's grid lies in its village. */
const villageOf = ({ area }: Known): string | null =>
  area === null || area.length < VILLAGE ? null : area.slice(0, VILLAGE);

function phoneNames(one: Known, other: Known): NearReason[] {
  if (!isSame(one.phone, other.phone) || one.key === null || other.key === null) return [];
  if (!isOneApart([...one.key], [...other.key])) return [];
  return [{ kind: 'phone-names', values: [one.name ?? '', other.name ?? ''] }];
}

/** One character is another, or one is missing. Names of a single character have nothing else in common. */
function isOneApart(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length < 2 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (at === long.length) return false;
  const rest = (name: readonly string[], from: number) => name.slice(from).join('');
  return rest(long, at + 1) === rest(short, short.length === long.length ? at + 1 : at);
}
