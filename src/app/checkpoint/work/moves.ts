import { isClosed } from '#domain/check/car';
import type { Absent, Check } from '#domain/check/check';
import { maskName } from '#domain/document/name';
import type { Expected } from '#domain/expected';
import type { Entering } from './judge';
import { borrowed, type Carried, type Person } from './person';
import { type Kept, leftUnfinished, NOTHING_KEPT, type Shift } from './shift';
import {
  answer,
  countAgain,
  decide,
  nameAt,
  nextOf,
  type OpenSeat,
  replaceSeat,
  seatAt,
  seatFor,
  sit,
  stopVehicle,
} from './vehicle';
import { afterAnswer, resume, type Where } from './where';

/** Everything a post's phone has in hand: the shift, the vehicle, and the screen. */
export type Work = { shift: Shift; kept: Kept; where: Where };

/** Somebody was recognised: a new vehicle is counted first; in a stopped one they take their seat. */
export function meet(met: Work, who: Person): Work {
  const { work, person } = correcting(met, who);
  const { vehicle } = work.kept;
  if (vehicle === null)
    return { ...work, kept: { ...NOTHING_KEPT, arrived: person }, where: { at: 'heads' } };
  const seat = seatFor(vehicle, person);
  // Somebody more than was counted: nobody is skipped, so the count grows.
  const larger = seat === null ? countAgain(vehicle, vehicle.car.heads + 1) : vehicle;
  return openSeat(
    { ...work, kept: { ...work.kept, vehicle: sit(larger, seat ?? larger.car.heads, person) } },
    seat ?? larger.car.heads,
  );
}

/** Somebody whose record is to be made anew: known by the name that stands on it, so that nobody else's check names it. */
function correcting(work: Work, person: Person): { work: Work; person: Person } {
  const { correcting: old = null, ...shift } = work.shift;
  if (old === null || person.name === null || maskName(person.name) !== old.name) return { work, person };
  return { work: { ...work, shift }, person: { ...person, corrects: old.record } };
}

/** The heads of a vehicle were counted: the person who was recognised first sits on seat 1 and is asked. */
export function countHeads(
  work: Work,
  counted: {
    id: string;
    heads: number;
    plate: string | null;
    absent?: Absent | null;
    party: readonly Expected[];
  },
): Work {
  const { arrived } = work.kept;
  if (arrived === null) return work;
  const vehicle = stopVehicle(counted, arrived, counted.party);
  return openSeat({ ...work, kept: { arrived: null, vehicle, seat: null } }, 1);
}

/** Goes to a seat: to what is next there, or to scanning when nobody sits there yet. */
export function openSeat(work: Work, seat: number): Work {
  const { vehicle } = work.kept;
  if (vehicle === null) return work;
  if (seatAt(vehicle, seat).is === 'waiting')
    return { ...work, kept: { ...work.kept, seat: null }, where: { at: 'scan' } };
  return { ...work, kept: { ...work.kept, seat }, where: afterAnswer(vehicle, seat) };
}

/** Some answers more on a seat, and on to the next question. */
export function give(
  work: Work,
  seat: number,
  given: (open: OpenSeat) => Partial<Omit<OpenSeat, 'is' | 'person'>>,
): Work {
  const { vehicle } = work.kept;
  const open = vehicle === null ? null : seatAt(vehicle, seat);
  if (vehicle === null || open?.is !== 'open') return work;
  return openSeat({ ...work, kept: { ...work.kept, vehicle: answer(vehicle, seat, given(open)) } }, seat);
}

/**
 * The document is another person's: the code says nothing of who sits there, who is looked for by the document. Whose
 * pass was shown comes along into their check.
 */
export function notTheirs(work: Work, seat: number): Work {
  const open = work.kept.vehicle === null ? null : seatAt(work.kept.vehicle, seat);
  if (open?.is !== 'open') return work;
  const { via, pass, venue } = open.person;
  return lookFor(work, seat, { pass: via === 'pass' ? borrowed(pass) : pass, venue });
}

/** Somebody else sits there than was thought: the seat is empty again, and they are looked for by hand. */
export function lookFor(work: Work, seat: number, carried: Carried): Work {
  const { vehicle } = work.kept;
  if (vehicle === null) return work;
  const { pass } = carried;
  const shown = pass.state === 'borrowed' ? { shown: pass } : {};
  const emptied = replaceSeat(vehicle, seat, { is: 'waiting', declared: null, ...shown });
  return {
    ...work,
    kept: { ...work.kept, seat: null, vehicle: emptied },
    where: { at: 'find', carried },
  };
}

/** A check is on disk: its seat is decided; the vehicle goes when it was the last, else the next is scanned. */
export function settle(
  work: Work,
  seat: number,
  saved: { record: string; check: Check; name: string | null },
): Work {
  const { vehicle } = work.kept;
  if (vehicle === null) return work;
  const decided = decide(vehicle, seat, saved);
  if (isClosed(decided.car)) return { ...work, kept: NOTHING_KEPT, where: { at: 'scan' } };
  const next = nextOf(decided)?.seat ?? seat;
  return openSeat({ ...work, kept: { ...work.kept, vehicle: decided, seat: null } }, next);
}

/**
 * The heads were counted again, and what was heard of those who are missing. When everybody in it has a decision by the
 * new count, the vehicle goes.
 */
export function recountHeads(work: Work, heads: number, absent: Absent | null = null): Work {
  const { vehicle } = work.kept;
  if (vehicle === null) return work;
  const again = countAgain(vehicle, heads);
  const counted = absent === null ? again : { ...again, car: { ...again.car, absent } };
  if (isClosed(counted.car)) return { ...work, kept: NOTHING_KEPT, where: { at: 'scan' } };
  return { ...work, kept: { ...work.kept, vehicle: counted } };
}

/** The direction of the shift was chosen: back to the vehicle that stands there, or to scanning. */
export const chooseDirection = (work: Work, entering: Entering): Work => ({
  ...work,
  shift: { ...work.shift, entering },
  where: resume({ ...work.shift, entering }, work.kept),
});

/** The vehicle left before everybody had a decision: nothing is recorded for them, and it is shown. */
export function leave(work: Work, at: number): Work {
  const { vehicle } = work.kept;
  if (vehicle === null) return work;
  const missing = vehicle.seats.filter((seat) => seat.is !== 'done').map(nameAt);
  const shift = leftUnfinished(work.shift, { at, plate: vehicle.car.plate, missing });
  return { shift, kept: NOTHING_KEPT, where: { at: 'scan' } };
}
