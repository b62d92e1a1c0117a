import type { Work } from './moves';
import { beginSeat, type Vehicle } from './vehicle';
import { resume } from './where';

/** Whose vehicle is in hand, when it is not the worker's who holds the phone now; null when nothing is in the way. */
export function othersVehicle(work: Work, worker: { id: string } | null): { name: string } | null {
  const { by, arrived, vehicle } = work.kept;
  if (by === undefined || by.id === worker?.id || (arrived === null && vehicle === null)) return null;
  return by;
}

/**
 * The vehicle of the worker before, gone on with by another. Decided seats stay as they were recorded; whoever was being
 * asked is asked from the start, because the four steps are the look of who signs for them.
 */
export function takeOver(work: Work): Work {
  const { vehicle } = work.kept;
  if (vehicle === null) return { ...work, kept: { ...work.kept } };
  const kept = { ...work.kept, vehicle: anew(vehicle), seat: null };
  return { ...work, kept, where: resume(work.shift, kept) };
}

const anew = ({ car, seats }: Vehicle): Vehicle => ({
  car,
  seats: seats.map((seat) => (seat.is === 'open' ? beginSeat(seat.person) : seat)),
});

/** Begins a check that stands for a record: of the next person of that name. */
export function checkAgain(work: Work, old: { id: string; name: string }): Work {
  const shift = { ...work.shift, correcting: { record: old.id, name: old.name } };
  return { ...work, shift, where: resume(shift, work.kept) };
}
