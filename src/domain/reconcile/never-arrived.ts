import { isSameVillage } from './never-came';
import {
  type Checked,
  type Comparison,
  HOUR,
  isLater,
  type Known,
  openFrom,
  type Rules,
  type Standing,
  settled,
} from './said';

/** Digits of a village's code. */
const VILLAGE = 12;

/**
 * Who passed a post and never reached the village (PRODUCT.md rule 8), for each release towards a village whose duty post
 * would have registered them. Whoever is checked again later has a clock from there.
 * @param of everything known of one person
 */
export const neverArrived = (of: Known, rules: Rules, now: number): Comparison[] =>
  of.checked.flatMap((one): Comparison[] => {
    const { destination } = one;
    if (destination === null || !isOwed(one, destination, rules)) return [];
    return [
      {
        kind: 'never-arrived',
        record: one.id,
        person: one.person,
        since: one.at,
        area: one.area,
        boundFor: destination,
        post: one.post,
        detail: {},
        standing: standingOf(one, destination, { of, rules, now }),
      },
    ];
  });

/** Whether an arrival has to follow: let go, towards a village with a duty post, and not at that post. */
const isOwed = (one: Checked, destination: string, rules: Rules): boolean =>
  one.decision === 'release' &&
  destination.length >= VILLAGE &&
  !one.area.startsWith(destination.slice(0, VILLAGE)) &&
  rules.hasDutyPost(destination);

function standingOf(
  one: Checked,
  destination: string,
  { of, rules, now }: { of: Known; rules: Rules; now: number },
): Standing {
  const arrivals = of.arrived.filter(({ at }) => at >= one.at);
  const later = of.checked.filter((other) => isLater(other, one));
  const here =
    arrivals.some(({ village }) => isSameVillage(village, destination)) ||
    later.some(({ area }) => area.startsWith(destination.slice(0, VILLAGE)));
  if (here) return settled('here');
  if (arrivals.length > 0) return settled('elsewhere');
  if (later.length > 0) return settled('went-on');
  return openFrom(one.at + rules.hours.neverArrivedHours * HOUR, now);
}
