import * as z from 'zod/mini';
import { type Car, decideSeat, isClosed, nextSeat, recount, stopCar } from '#domain/check/car';
import {
  type Absent,
  absentSchema,
  type Check,
  checkEvidenceSchema,
  checkSchema,
  healthAnswerSchema,
  itineraryAnswerSchema,
  naatAnswerSchema,
  onSpotTestSchema,
  passSeenSchema,
  scanAnswerSchema,
  temperatureAnswerSchema,
} from '#domain/check/check';
import type { Answers } from '#domain/check/draft';
import { type Expected, expectedSchema } from '#domain/expected';
import { idSchema } from '#domain/field';
import { colourSchema, decisionSchema } from '#domain/policy/verdict';
import { ownNumber, type Person, personSchema } from './person';

const answersSchema = z.object({
  scan: z.exactOptional(scanAnswerSchema),
  health: z.exactOptional(healthAnswerSchema),
  naat: z.exactOptional(naatAnswerSchema),
  itinerary: z.exactOptional(itineraryAnswerSchema),
  temperature: z.exactOptional(temperatureAnswerSchema),
});

/** What was told of the last days where no declaration is at hand: each part null until it was asked. */
const toldSchema = z.object({
  stays: z.nullable(checkSchema.shape.told.shape.stays),
  health: z.nullable(
    z.object({
      symptoms: checkSchema.shape.told.shape.symptoms,
      contactOn: checkSchema.shape.told.shape.contactOn,
    }),
  ),
});

/** One place in the vehicle: nobody asked yet, somebody being asked, somebody decided. */
const seatSchema = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('waiting'),
    declared: z.nullable(expectedSchema),
    /** Somebody else's pass that whoever sits there showed: it stays with their check. */
    shown: z.exactOptional(passSeenSchema),
  }),
  z.object({
    is: z.literal('open'),
    person: personSchema,
    answers: answersSchema,
    told: toldSchema,
    onSpot: z.array(onSpotTestSchema),
    evidence: z.exactOptional(checkEvidenceSchema),
  }),
  z.object({
    is: z.literal('done'),
    name: z.nullable(z.string()),
    /** The pass or declaration that was decided, so that the same person is not asked twice. */
    declaration: z.nullable(idSchema),
    decision: decisionSchema,
    colour: colourSchema,
  }),
]);
export type Seat = z.infer<typeof seatSchema>;
export type OpenSeat = Extract<Seat, { is: 'open' }>;

const carSchema = z.object({
  id: idSchema,
  plate: z.nullable(z.string()),
  heads: z.int().check(z.minimum(1), z.maximum(200)),
  absent: z.exactOptional(absentSchema),
  decided: z.array(z.object({ seat: z.int(), record: idSchema })),
});

/** A stopped vehicle and everybody in it. `seats[0]` is seat 1; `declared` is how many were declared for it. */
export const vehicleSchema = z.object({
  car: carSchema,
  seats: z.array(seatSchema),
  declared: z.exactOptional(z.int()),
});
export type Vehicle = { car: Car; seats: readonly Seat[]; declared?: number };

const WAITING: Seat = { is: 'waiting', declared: null };

/** Somebody about to be asked. */
export function beginSeat(person: Person): OpenSeat {
  return { is: 'open', person, answers: {}, told: { stays: null, health: null }, onSpot: [] };
}

/**
 * A vehicle whose heads were just counted. Whoever was scanned first takes seat 1; those who declared with them are
 * awaited on the next seats, as far as there are heads.
 */
export function stopVehicle(
  stopped: { id: string; heads: number; plate: string | null; absent?: Absent | null },
  first: Person,
  party: readonly Expected[],
): Vehicle {
  const others = party.filter((one) => one.declaration !== first.declared?.declaration);
  const seats: Seat[] = [beginSeat(first)];
  for (let seat = 2; seat <= stopped.heads; seat++)
    seats.push({ is: 'waiting', declared: others[seat - 2] ?? null });
  const car = stopCar(stopped.id, stopped.heads, stopped.plate);
  const declared = declaredFor(first);
  return {
    car: heard(car, stopped.absent ?? null),
    seats,
    ...(declared === null ? {} : { declared }),
  };
}

/** How many are declared for the vehicle that somebody came in; null where nobody knows. */
export const declaredFor = (person: Person): number | null => person.declared?.heads ?? person.partySize;

/** On foot, by train and by air those of a party need not come to the post together. */
const TOGETHER: readonly Expected['vehicle'][] = ['car', 'coach', 'truck', 'motorbike'];

/**
 * Whether the worker has to ask after those who are missing: fewer are in the vehicle than were declared for it. Where
 * the numbers agree nothing is asked.
 */
export function asksAfterAbsent(person: Person, heads: number): boolean {
  const declared = declaredFor(person);
  const vehicle = person.declared?.vehicle;
  return declared !== null && heads < declared && (vehicle === undefined || TOGETHER.includes(vehicle));
}

const heard = (car: Car, absent: Absent | null): Car => (absent === null ? car : { ...car, absent });

/** The vehicle with another count, never fewer than were asked already. */
export function countAgain(vehicle: Vehicle, heads: number): Vehicle {
  const asked = vehicle.seats.reduce((last, seat, index) => (seat.is === 'waiting' ? last : index + 1), 1);
  const { absent, ...counted } = recount(vehicle.car, Math.max(heads, asked));
  // Somebody who was said to be missing is here after all.
  const complete = counted.heads >= (vehicle.declared ?? 0);
  const car = heard(counted, complete ? null : (absent ?? null));
  const seats = Array.from({ length: car.heads }, (_, index) => vehicle.seats[index] ?? WAITING);
  return { ...vehicle, car, seats };
}

/** A seat by its number, from 1; what has no such number waits. */
export const seatAt = (vehicle: Vehicle, seat: number): Seat => vehicle.seats[seat - 1] ?? WAITING;

export const replaceSeat = (vehicle: Vehicle, seat: number, by: Seat): Vehicle => ({
  ...vehicle,
  seats: vehicle.seats.map((one, index) => (index === seat - 1 ? by : one)),
});

/**
 * Where somebody sits who was just recognised: on the seat where they are asked already, on the one where they are
 * awaited, else on the first that awaits nobody, else on the first that is free. Null when everybody counted has a seat.
 */
export function seatFor(vehicle: Vehicle, person: Person): number | null {
  const declaration = person.declared?.declaration ?? null;
  const number = ownNumber(person.pass);
  const found = (fits: (seat: Seat) => boolean) => {
    const index = vehicle.seats.findIndex(fits);
    return index === -1 ? null : index + 1;
  };
  return (
    found(
      (seat) =>
        seat.is === 'open' &&
        ((declaration !== null && seat.person.declared?.declaration === declaration) ||
          (number !== null && ownNumber(seat.person.pass) === number)),
    ) ??
    found(
      (seat) => seat.is === 'waiting' && declaration !== null && seat.declared?.declaration === declaration,
    ) ??
    found((seat) => seat.is === 'waiting' && seat.declared === null) ??
    found((seat) => seat.is === 'waiting')
  );
}

/** The vehicle with somebody on a seat; one who is being asked there already keeps the answers. */
export function sit(vehicle: Vehicle, seat: number, person: Person): Vehicle {
  const there = seatAt(vehicle, seat);
  if (there.is === 'open') return replaceSeat(vehicle, seat, { ...there, person });
  const shown = there.is === 'waiting' && person.pass.state === 'none' ? there.shown : undefined;
  return replaceSeat(vehicle, seat, beginSeat(shown === undefined ? person : { ...person, pass: shown }));
}

/** The vehicle with some answers more on a seat that is open; others stay as they are. */
export function answer(
  vehicle: Vehicle,
  seat: number,
  given: Partial<Omit<OpenSeat, 'is' | 'person'>>,
): Vehicle {
  const there = seatAt(vehicle, seat);
  return there.is === 'open' ? replaceSeat(vehicle, seat, { ...there, ...given }) : vehicle;
}

/** One or several answers more, beside those given. */
export const answersWith = (open: OpenSeat, more: Answers): Answers => ({ ...open.answers, ...more });

/** The vehicle with a saved check on a seat. */
export function decide(
  vehicle: Vehicle,
  seat: number,
  saved: { record: string; check: Check; name: string | null },
): Vehicle {
  const { record, check, name } = saved;
  const done: Seat = {
    is: 'done',
    name,
    declaration: check.subject.declaration ?? null,
    decision: check.decision,
    colour: check.shown.colour,
  };
  return { ...replaceSeat(vehicle, seat, done), car: decideSeat(vehicle.car, seat, record) };
}

/** The next seat without a decision and what is known of who sits there; null when the vehicle may go. */
export function nextOf(vehicle: Vehicle): { seat: number; name: string | null } | null {
  if (isClosed(vehicle.car)) return null;
  const seat = nextSeat(vehicle.car);
  return seat === null ? null : { seat, name: nameAt(seatAt(vehicle, seat)) };
}

/** The next seat without a decision once this one has its own; null when the vehicle may go then. */
export function nextAfter(vehicle: Vehicle, seat: number): { seat: number; name: string | null } | null {
  // Which record decides it does not matter here.
  return nextOf({ ...vehicle, car: decideSeat(vehicle.car, seat, '') });
}

/** Who sits there, as far as it is known. */
export function nameAt(seat: Seat): string | null {
  switch (seat.is) {
    case 'waiting':
      return seat.declared?.name ?? null;
    case 'open':
      return seat.person.name;
    case 'done':
      return seat.name;
  }
}

/** How many came along as the first of them declared it; null when nobody in it did. */
export function declaredHeads(vehicle: Vehicle): number | null {
  if (vehicle.declared !== undefined) return vehicle.declared;
  for (const seat of vehicle.seats) {
    const declared = seat.is === 'open' ? seat.person.declared : seat.is === 'waiting' ? seat.declared : null;
    if (declared !== null) return declared.heads;
  }
  return null;
}
