import * as z from 'zod/mini';
import { idSchema, timeSchema } from '#domain/field';
import { type Person, personSchema } from './person';
import { type Vehicle, vehicleSchema } from './vehicle';

/** What was chosen at the start of a shift, and the vehicles that were let go unfinished in it. Kept on the phone. */
export const shiftSchema = z.object({
  /** The record that a check of somebody of this name (masked) will stand for. */
  correcting: z.exactOptional(z.nullable(z.object({ record: idSchema, name: z.string() }))),
  entering: z.nullable(z.enum(['outside', 'inside'])),
  sound: z.enum(['on', 'off']),
  /** The sign is said aloud. Off where it was never chosen. */
  spoken: z.exactOptional(z.enum(['on', 'off'])),
  unfinished: z.array(
    z.object({ at: timeSchema, plate: z.nullable(z.string()), missing: z.array(z.nullable(z.string())) }),
  ),
});
export type Shift = z.infer<typeof shiftSchema>;

export const NEW_SHIFT: Shift = { entering: null, sound: 'on', unfinished: [] };

/** At most so many unfinished vehicles are remembered. */
const MOST_UNFINISHED = 20;

/** The shift with one vehicle more that left before everybody in it had a decision. */
export const leftUnfinished = (shift: Shift, car: Shift['unfinished'][number]): Shift => ({
  ...shift,
  unfinished: [car, ...shift.unfinished].slice(0, MOST_UNFINISHED),
});

const heldBySchema = z.object({ id: idSchema, name: z.string() });

/**
 * The vehicle as it is kept after each answer, so that a killed page resumes exactly there: somebody scanned whose
 * vehicle is not counted yet, or the vehicle and the seat that is being asked.
 */
export const keptSchema = z.object({
  arrived: z.nullable(personSchema),
  vehicle: z.nullable(vehicleSchema),
  seat: z.nullable(z.int()),
  /** Who holds the phone while a vehicle is in hand. */
  by: z.exactOptional(heldBySchema),
});
export type Kept = {
  arrived: Person | null;
  vehicle: Vehicle | null;
  seat: number | null;
  by?: z.infer<typeof heldBySchema>;
};

export const NOTHING_KEPT: Kept = { arrived: null, vehicle: null, seat: null };
