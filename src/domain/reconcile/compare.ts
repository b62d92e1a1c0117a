import { missingOfParty, unfinishedCars } from './fewer-checked';
import { neverArrived } from './never-arrived';
import { neverCame } from './never-came';
import { noPost } from './no-post';
import type { Arrived, Checked, Comparison, Declared, Known, Rules } from './said';

/**
 * The three comparisons: declared against checked against arrived, for every person and party in what is known, each as
 * it stands now (PRODUCT.md rule 8). The same whatever the order of the records.
 * @param known everything of some persons, with all who declared with them or were in a car with them
 * @param now ms UTC
 */
export function compare(known: Known, rules: Rules, now: number): Comparison[] {
  const missing = missingOfParty(known, now);
  const notComing = new Set(known.notComing);
  for (const { standing, record } of missing)
    if (standing.is === 'settled' && standing.outcome === 'not-coming') notComing.add(record);
  const each = byPerson({ ...known, notComing }).flatMap((of) => [
    ...neverCame(of, rules, now),
    ...neverArrived(of, rules, now),
    ...noPost(of, rules, now),
  ]);
  return [...each, ...missing, ...unfinishedCars(known, missing, now)];
}

type Lists = { declared: Declared[]; checked: Checked[]; arrived: Arrived[] };

/** What is known of each person alone. */
function byPerson(known: Known): Known[] {
  const people = new Map<string, Lists>();
  const of = (person: string): Lists => {
    const found = people.get(person) ?? { declared: [], checked: [], arrived: [] };
    people.set(person, found);
    return found;
  };
  for (const one of known.declared) of(one.person).declared.push(one);
  for (const one of known.checked) of(one.person).checked.push(one);
  for (const one of known.arrived) of(one.person).arrived.push(one);
  return [...people.values()].map((one) => ({ ...one, notComing: known.notComing }));
}
