import { isClosed } from '#domain/check/car';
import type { Absent } from '#domain/check/check';
import type { Closing } from '#domain/open-item/closing';
import { countAgain, type Vehicle } from './vehicle';

/** Whether a new count leaves the worker to ask after those who were declared for the vehicle and are not in it. */
export const asksAgain = ({ car, declared }: Vehicle, heads: number): boolean =>
  declared !== undefined && heads < declared && car.absent === undefined;

/**
 * What the county has to hear of a vehicle that goes by a new count: its checks are sealed and say the old one. That nobody
 * else was in it, and of those who were awaited what was heard of them; of whom nobody could say anything stays open.
 */
export function saidByRecount(vehicle: Vehicle, heads: number, absent: Absent | null): Closing[] {
  if (!isClosed(countAgain(vehicle, heads).car)) return [];
  const heard = absent ?? vehicle.car.absent ?? 'unknown';
  const awaited = vehicle.seats.flatMap((seat) =>
    seat.is === 'waiting' && seat.declared !== null ? [seat.declared.declaration] : [],
  );
  return [
    { kind: 'fewer-checked', record: vehicle.car.id, outcome: 'not-in-car' },
    ...awaited.flatMap((record): Closing[] =>
      heard === 'unknown' ? [] : [{ kind: 'fewer-checked', record, outcome: heard }],
    ),
  ];
}
