import type { Absent } from './check';

/** One vehicle at the post: the worker counts heads first, and nobody in it is skipped (PRODUCT rule 1). */
export type Car = {
  id: string;
  plate: string | null;
  /** As counted by the worker, the driver included. */
  heads: number;
  /** What was heard of those who were declared for it and are not in it. */
  absent?: Absent;
  /** Seats that have a decision, with the record that holds it. */
  decided: readonly { seat: number; record: string }[];
};

/** A vehicle that has just stopped. */
export function stopCar(id: string, heads: number, plate: string | null): Car {
  return { id, plate, heads, decided: [] };
}

/** The vehicle with one more person decided; deciding a seat again replaces its record (a correction). */
export function decideSeat(car: Car, seat: number, record: string): Car {
  return { ...car, decided: [...car.decided.filter((one) => one.seat !== seat), { seat, record }] };
}

/** The lowest seat without a decision, or null when everybody has one. */
export function nextSeat(car: Car): number | null {
  const taken = new Set(car.decided.map((one) => one.seat));
  for (let seat = 1; seat <= car.heads; seat++) if (!taken.has(seat)) return seat;
  return null;
}

/** The vehicle may go when as many people have a decision as were counted. */
export function isClosed(car: Car): boolean {
  return nextSeat(car) === null;
}

/** The vehicle with another count of heads, never fewer than are decided already. */
export function recount(car: Car, heads: number): Car {
  return { ...car, heads: Math.max(heads, ...car.decided.map((one) => one.seat), 1) };
}
