import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { idSchema, timeSchema } from '../field';
import { symptomSchema } from '../policy/facts';
import { colourSchema, endsSchema, measureSchema } from '../policy/verdict';

/** One follow-up as it is looked back on. `own`: the person's own report; `by`: the name of the worker. */
export const reportSchema = z.object({
  at: timeSchema,
  /** 0.1 C; null where none was taken. */
  tenths: z.nullable(z.int()),
  symptoms: z.array(symptomSchema),
  word: z.nullable(z.string()),
  seen: z.boolean(),
  own: z.boolean(),
  by: z.nullable(z.string()),
});
export type Report = z.infer<typeof reportSchema>;

/**
 * Somebody under a measure, as those read it who have to see them: the village where they are, or the quarantine site.
 * Name and telephone are whole there, and masked at the desk.
 */
export const wardSchema = z.object({
  person: idSchema,
  area: areaCodeSchema,
  name: z.string(),
  phone: z.nullable(z.string()),
  address: z.nullable(z.string()),
  colour: colourSchema,
  measure: measureSchema,
  ends: endsSchema,
  /** Since when a measure stands, ms UTC. */
  since: timeSchema,
  /** Since when they are known to be where they are to stay; null while they are still on their way. */
  hereSince: z.nullable(timeSchema),
  /** They say themselves that they have arrived. */
  saidHereAt: z.nullable(timeSchema),
  /** Those of the last days, the newest first. */
  reports: z.array(reportSchema),
});
export type Ward = z.infer<typeof wardSchema>;

/** Somebody seen so long before their measure began, ms, counts as still there when it does. */
export const SEEN_BEFORE = 14 * 24 * 3_600_000;

/**
 * Since when somebody is where they are to stay, from the times at which that was seen there (an arrival registered, an
 * instruction's "under control", a follow-up at the door): when the measure began for who was there before, the first
 * sight of them for who came later, null for who was not seen. Times in ms UTC.
 */
export function hereSince(since: number, seenAt: readonly number[]): number | null {
  const times = seenAt.filter((at) => at >= since - SEEN_BEFORE);
  if (times.length === 0) return null;
  return Math.max(since, Math.min(...times));
}
