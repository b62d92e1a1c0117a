import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { daySchema } from '../day';
import { idSchema, timeSchema } from '../field';
import { colourSchema, decisionSchema } from '../policy/verdict';
import { COMPARISON_KINDS } from '../reconcile/said';

/** What the desk asks of declared, checked and arrived beside each other, and what it is answered. */

const comparisonKindSchema = z.enum(COMPARISON_KINDS);

/** GET /v1/comparisons?day: the counts of a day, today where none is named. */
export const comparisonsQuerySchema = z.strictObject({ day: z.optional(daySchema) });

/**
 * The counts of one place. Of those who declared to arrive on the day: how many, how many of them were checked since, and
 * arrived. `undeclared` came on the day and had declared nothing. `open` is what is to be found out now, of any day.
 */
export const comparisonRowSchema = z.object({
  area: areaCodeSchema,
  declared: z.int(),
  checked: z.int(),
  arrived: z.int(),
  undeclared: z.int(),
  open: z.record(comparisonKindSchema, z.int()),
});
export type ComparisonRow = z.infer<typeof comparisonRowSchema>;
export const comparisonsAnswerSchema = z.object({
  day: daySchema,
  today: daySchema,
  /** By village; a town where that is all that is known. */
  rows: z.array(comparisonRowSchema),
  serverTime: timeSchema,
});
export type ComparisonsAnswer = z.infer<typeof comparisonsAnswerSchema>;

/** One trip of one person, the three beside each other. */
export const tripSchema = z.object({
  declared: z.nullable(
    z.object({ record: idSchema, at: timeSchema, arriveAt: timeSchema, destination: areaCodeSchema }),
  ),
  checked: z.nullable(
    z.object({ record: idSchema, at: timeSchema, post: z.string(), decision: decisionSchema }),
  ),
  arrived: z.nullable(z.object({ record: idSchema, at: timeSchema, village: areaCodeSchema })),
  /** They declared again and were not seen by this declaration. */
  replaced: z.boolean(),
  /** What of it is to be found out. */
  open: z.array(comparisonKindSchema),
});
export type TripRow = z.infer<typeof tripSchema>;

/** GET /v1/comparisons/parties?day&area: who of each party declared, was checked and arrived; names are masked. */
export const partiesQuerySchema = z.strictObject({ day: daySchema, area: areaCodeSchema });
const partySchema = z.object({
  /** Null for somebody who declared nothing. */
  party: z.nullable(idSchema),
  plate: z.nullable(z.string()),
  size: z.int(),
  people: z.array(z.object({ person: idSchema, name: z.string(), colour: colourSchema, trip: tripSchema })),
});
export type Party = z.infer<typeof partySchema>;
export const partiesAnswerSchema = z.object({
  parties: z.array(partySchema),
  more: z.boolean(),
  serverTime: timeSchema,
});
export type PartiesAnswer = z.infer<typeof partiesAnswerSchema>;

/** Whether something of a party is to be found out, or some of it were seen and others not. */
export function differs({ people }: Party): boolean {
  const trips = people.map(({ trip }) => trip).filter(({ replaced }) => !replaced);
  if (trips.some(({ open }) => open.length > 0)) return true;
  const [checked, arrived] = [trips.filter((trip) => trip.checked), trips.filter((trip) => trip.arrived)];
  const some = (list: readonly TripRow[]) => list.length > 0 && list.length < trips.length;
  return some(checked) || some(arrived) || trips.some(({ declared }) => declared === null);
}
