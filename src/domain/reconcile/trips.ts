import { type Arrived, type Checked, type Declared, HOUR, isLater, type Known, lastOf, tripOf } from './said';

/**
 * One trip of one person: what was declared, the last check, the first arrival, each null where there is none. `replaced`:
 * they declared again, and were not seen by this declaration.
 */
export type Trip = {
  declared: Declared | null;
  checked: Checked | null;
  arrived: Arrived | null;
  replaced: boolean;
};

/** Whoever declared nothing has made one trip when the village registered them so long after a post, at most. */
const ONE_TRIP = 24 * HOUR;

/**
 * A person's trips with the three beside each other, the newest first.
 * @param of everything known of one person
 */
export function tripsOf(of: Known): Trip[] {
  const declared = of.declared.map((one): Trip => {
    const isOfThis = (seen: Checked | Arrived) => tripOf(seen, of.declared)?.id === one.id;
    const checked = lastOf(of.checked.filter(isOfThis));
    const arrived = firstOf(of.arrived.filter(isOfThis));
    const seen = checked !== null || arrived !== null;
    return {
      declared: one,
      checked,
      arrived,
      replaced: !seen && of.declared.some((other) => isLater(other, one)),
    };
  });
  const alone = (seen: Checked | Arrived) => tripOf(seen, of.declared) === null;
  return [...declared, ...undeclaredTrips(of.checked.filter(alone), of.arrived.filter(alone))].sort(
    (a, b) => timeOf(b) - timeOf(a),
  );
}

/** When a trip was, ms UTC: when somebody was seen, else when they said to come. */
export const timeOf = ({ declared, checked, arrived }: Trip): number =>
  checked?.at ?? arrived?.at ?? declared?.arriveAt ?? 0;

/** Each check begins a trip, which the next arrival ends; an arrival without a check is one of its own. */
function undeclaredTrips(checks: readonly Checked[], arrivals: readonly Arrived[]): Trip[] {
  const rest = [...arrivals].sort((a, b) => (isLater(a, b) ? 1 : -1));
  const trips = [...checks]
    .sort((a, b) => (isLater(a, b) ? -1 : 1))
    .map((checked): Trip => {
      const at = rest.findIndex((one) => one.at >= checked.at && one.at - checked.at <= ONE_TRIP);
      const [arrived] = at === -1 ? [] : rest.splice(at, 1);
      return { declared: null, checked, arrived: arrived ?? null, replaced: false };
    });
  return [
    ...trips,
    ...rest.map((arrived): Trip => ({ declared: null, checked: null, arrived, replaced: false })),
  ];
}

const firstOf = (all: readonly Arrived[]): Arrived | null =>
  all.reduce<Arrived | null>((first, one) => (first === null || isLater(first, one) ? one : first), null);
