import type { Arrived, Checked, Declared, Known } from '#domain/reconcile/said';
import { arrivedOf, checkedIn, checkedOf, declaredIn, declaredOf, saidNotToCome } from '../store/compare';
import type { Db } from '../store/store';

/** What is known of some persons, and which persons and cars it is whole of. */
export type LoadedKnown = { known: Known; persons: ReadonlySet<string>; cars: ReadonlySet<string> };

/**
 * Reads everything that comparing some persons needs: they themselves, all who declared with them, who are compared too,
 * and whoever was in a car with one of those.
 */
export async function loadKnown(db: Db, persons: readonly string[]): Promise<LoadedKnown> {
  const own = await declaredOf(db, persons);
  const parties = await declaredIn(db, distinct(own, 'party'));
  const compared = new Set([...persons, ...distinct(parties, 'person')]);
  const more = await declaredOf(db, without(compared, persons));
  const theirs = await declaredIn(db, distinct(more, 'party'));
  const checks = await checkedOf(db, [...compared]);
  const cars = new Set(checks.map(({ car }) => car));
  const together = await checkedIn(db, [...cars]);
  const beside = without(new Set([...distinct(theirs, 'person'), ...distinct(together, 'person')]), [
    ...compared,
  ]);
  const declared: Declared[] = once([
    ...own,
    ...parties,
    ...more,
    ...theirs,
    ...(await declaredOf(db, beside)),
  ]);
  const checked: Checked[] = once([...checks, ...together, ...(await checkedOf(db, beside))]);
  const arrived: Arrived[] = await arrivedOf(db, [...compared, ...beside]);
  const notComing = await saidNotToCome(
    db,
    declared.map(({ id }) => id),
  );
  return { known: { declared, checked, arrived, notComing }, persons: compared, cars };
}

const distinct = <K extends string>(rows: readonly Record<K, string>[], key: K): string[] => [
  ...new Set(rows.map((row) => row[key])),
];

const without = (all: ReadonlySet<string>, some: readonly string[]): string[] => {
  const known = new Set(some);
  return [...all].filter((one) => !known.has(one));
};

const once = <Row extends { id: string }>(rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];
