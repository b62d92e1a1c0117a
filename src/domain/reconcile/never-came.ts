import {
  type Comparison,
  type Declared,
  HOUR,
  isLater,
  isOfTrip,
  type Known,
  openFrom,
  type Rules,
  type Standing,
  settled,
} from './said';

/**
 * Who declared and was seen nowhere (PRODUCT.md rule 8), for each declaration. A later declaration takes its place; who
 * said that they do not come need not be looked for.
 * @param of everything known of one person
 */
export const neverCame = (of: Known, rules: Rules, now: number): Comparison[] =>
  of.declared.map((one) => ({
    kind: 'never-came',
    record: one.id,
    person: one.person,
    since: one.arriveAt,
    area: one.destination,
    boundFor: one.destination,
    post: null,
    detail: { arriveAt: one.arriveAt },
    standing: standingOf(one, of, { rules, now }),
  }));

function standingOf(one: Declared, of: Known, { rules, now }: { rules: Rules; now: number }): Standing {
  const came = cameBy(one, of);
  if (came !== null) return came;
  if (of.notComing.has(one.id)) return settled('not-coming');
  return openFrom(one.arriveAt + rules.hours.neverCameHours * HOUR, now);
}

/** How somebody came who declared, or that they declared again; null while neither is known. */
export function cameBy(one: Declared, of: Known): Standing | null {
  const arrivals = of.arrived.filter((seen) => isOfTrip(seen, one));
  if (arrivals.some(({ village }) => isSameVillage(village, one.destination))) return settled('here');
  if (arrivals.length > 0) return settled('elsewhere');
  if (of.checked.some((seen) => isOfTrip(seen, one))) return settled('later');
  return of.declared.some((other) => isLater(other, one)) ? settled('later') : null;
}

/** Whether one of two places lies in the other: a town holds its villages, a village its grids. */
export const isSameVillage = (one: string, other: string): boolean =>
  one.startsWith(other) || other.startsWith(one);
