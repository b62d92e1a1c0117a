import { isWithin } from '../area/place';
import {
  type Arrived,
  type Checked,
  type Comparison,
  countsFrom,
  HOUR,
  isLater,
  type Known,
  lastOf,
  openFrom,
  type Rules,
  SETTLING,
  settled,
  tripOf,
} from './said';

/**
 * Who is in the village and passed no post (PRODUCT.md rule 8), for each arrival of somebody from outside the county.
 * Where nobody knows where they came from, nothing is compared.
 * @param of everything known of one person
 */
export const noPost = (of: Known, rules: Rules, now: number): Comparison[] =>
  of.arrived.flatMap((one): Comparison[] => {
    if (one.origin === null || isWithin(one.origin, rules.county)) return [];
    const { passed, decision } = wayOf(one, of, rules);
    return [
      {
        kind: 'no-post',
        record: one.id,
        person: one.person,
        since: one.at,
        area: one.village,
        boundFor: one.village,
        post: one.post,
        detail: decision === null ? {} : { decision },
        standing: passed ? settled('found') : openFrom(one.at + SETTLING, now),
      },
    ];
  });

/** Whether an arrival is explained: a post let them on, or the village registered this trip before. */
function wayOf(
  one: Arrived,
  of: Known,
  rules: Rules,
): { passed: boolean; decision: Checked['decision'] | null } {
  const trip = tripOf(one, of.declared);
  const back = one.at - rules.hours.noPostHours * HOUR;
  const from = trip === null ? back : Math.min(back, countsFrom(trip));
  const within = ({ at }: { at: number }) => at >= from && at <= one.at;
  const check = lastOf(of.checked.filter(within));
  if (check !== null && letOn(check, back)) return { passed: true, decision: null };
  const before = of.arrived.some((other) => within(other) && isLater(one, other));
  return { passed: before, decision: check?.decision ?? null };
}

/** Whoever was turned back was not let on; who was held or sent to a clinic was, once the hours are over. */
function letOn({ decision, at }: Checked, back: number): boolean {
  switch (decision) {
    case 'release':
    case 'test-on-spot':
      return true;
    case 'turn-back':
      return false;
    case 'hold':
    case 'fever-clinic':
      return at < back;
  }
}
