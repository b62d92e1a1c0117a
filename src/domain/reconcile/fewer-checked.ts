import { cameBy } from './never-came';
import {
  type Checked,
  type Comparison,
  type Declared,
  isOfTrip,
  type Known,
  lastOf,
  openFrom,
  SETTLING,
  type Standing,
  settled,
} from './said';

/**
 * Who was declared with a party and not checked with it (PRODUCT.md rules 1 and 8), for everybody of whose party somebody
 * was checked. What the worker heard of them at the car settles it.
 * @param of everything known of the persons and their parties
 */
export const missingOfParty = (of: Known, now: number): Comparison[] =>
  of.declared.flatMap((one) => {
    const mates = matesOf(one, of);
    const last = lastOf(mates);
    if (last === null) return [];
    return [
      {
        kind: 'fewer-checked' as const,
        record: one.id,
        person: one.person,
        since: last.at,
        area: last.area,
        boundFor: one.destination,
        post: last.post,
        detail: {
          arriveAt: one.arriveAt,
          declared: one.partySize,
          checked: new Set(mates.map(({ person }) => person)).size,
        },
        standing: standingOf(one, { of, mates, now, last }),
      },
    ];
  });

/** The checks of everybody who declared to travel with somebody. */
const matesOf = (one: Declared, of: Known): Checked[] => {
  const party = of.declared.filter(({ party, person }) => party === one.party && person !== one.person);
  return of.checked.filter((check) => party.some((mate) => isOfTrip(check, mate)));
};

type By = { of: Known; mates: readonly Checked[]; now: number; last: Checked };

function standingOf(one: Declared, { of, mates, now, last }: By): Standing {
  const own = (list: { person: string }) => list.person === one.person;
  const came = cameBy(one, {
    ...of,
    declared: of.declared.filter(own),
    checked: of.checked.filter(own),
    arrived: of.arrived.filter(own),
  });
  if (came !== null) return settled('found');
  if (of.notComing.has(one.id)) return settled('not-coming');
  const heard = lastOf(mates.filter(({ absent }) => absent !== null))?.absent;
  if (heard === 'not-coming' || heard === 'later') return settled(heard);
  return openFrom(last.at + SETTLING, now);
}

/**
 * A car that went before as many were checked as were counted in it, where no declaration says who is missing: one for
 * each car.
 * @param missing what `missingOfParty` gives for the same persons
 */
export function unfinishedCars(of: Known, missing: readonly Comparison[], now: number): Comparison[] {
  const cars = new Map<string, Checked[]>();
  for (const check of of.checked) cars.set(check.car, [...(cars.get(check.car) ?? []), check]);
  return [...cars].flatMap(([car, checks]) => {
    const [last, first] = [lastOf(checks), firstOf(checks)];
    if (last === null || first === null || checks.every(({ heads }) => heads === 1)) return [];
    const checked = new Set(checks.map(({ person }) => person)).size;
    const named = missing.filter(
      ({ standing, record }) => standing.is !== 'settled' && isOfCar(record, checks, of),
    ).length;
    return [
      {
        kind: 'fewer-checked' as const,
        record: car,
        person: first.person,
        since: last.at,
        area: last.area,
        boundFor: last.destination,
        post: last.post,
        detail: { heads: last.heads, checked },
        standing: last.heads - checked > named ? openFrom(last.at + SETTLING, now) : settled('found'),
      },
    ];
  });
}

/** The check with the least id: always the same of a car, whatever came first. */
const firstOf = (checks: readonly Checked[]): Checked | null =>
  checks.reduce<Checked | null>((first, one) => (first === null || one.id < first.id ? one : first), null);

/** Whether somebody of a declaration's party was checked in a car. */
function isOfCar(declaration: string, checks: readonly Checked[], of: Known): boolean {
  const party = of.declared.find(({ id }) => id === declaration)?.party;
  const mates = of.declared.filter((one) => one.party === party);
  return checks.some((check) => mates.some((mate) => isOfTrip(check, mate)));
}
