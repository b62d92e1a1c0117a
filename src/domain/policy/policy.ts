import * as z from 'zod/mini';
import { areaCodeSchema, placeSchema } from '../area/place';
import { daySchema } from '../day';
import { timeSchema } from '../field';
import { colourSchema, decisionSchema, measureSchema, rowIdSchema } from './verdict';

/** The vocabulary that a row may use: what the code can recognise. It names places and findings, never a person. */
export const conditionSchema = z.enum([
  'test-positive',
  'code-red',
  'close-contact',
  'stay-high',
  'abroad',
  'unwell',
  'stay-medium',
  'possible-high',
  'code-yellow',
  'refused',
  'possible-medium',
  'travel-unclear',
  'code-unclear',
  'test-wanting',
  'pass-faulty',
]);
export type Condition = z.infer<typeof conditionSchema>;

/** When what a row gives ends: days after the finding, with the check, or when a fact arrives. */
const rowEndsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days'), days: z.int().check(z.gte(0), z.lte(365)) }),
  z.strictObject({ kind: z.literal('check') }),
  z.strictObject({ kind: z.literal('cleared') }),
  z.strictObject({ kind: z.literal('negative-test') }),
  z.strictObject({ kind: z.literal('complete-check') }),
]);
export type RowEnds = z.infer<typeof rowEndsSchema>;

/** A row of the decision table. `Z`, "no row matches", is not one: it is what remains. */
export const rowSchema = z.strictObject({
  id: rowIdSchema.check(z.refine((id) => id !== 'Z')),
  when: conditionSchema,
  colour: colourSchema,
  measure: measureSchema,
  decision: decisionSchema,
  ends: rowEndsSchema,
});
export type Row = z.infer<typeof rowSchema>;

/** A place with a risk level, from a day to a day; open without `until`. */
export const riskAreaSchema = z
  .strictObject({
    place: placeSchema,
    level: z.enum(['high', 'medium']),
    since: daySchema,
    until: z.optional(daySchema),
    /** Who said so: the notice and its date. */
    source: z.string().check(z.maxLength(200)),
  })
  .check(z.refine((area) => area.until === undefined || area.since <= area.until));
export type RiskArea = z.infer<typeof riskAreaSchema>;

const hours = z.int().check(z.gte(1), z.lte(24 * 30));

export const parametersSchema = z.strictObject({
  /** Days that a travel record speaks of; never less than the longest days of a row. */
  lookBackDays: z.int().check(z.gte(1), z.lte(365)),
  /** A NAAT counts up to this many hours after its sample, inclusive. */
  naatHours: hours,
  /** Fever from this temperature on, in 0.1 C. */
  feverTenths: z.int().check(z.gte(350), z.lte(420)),
  deadlinesHours: z.strictObject({ pushed: hours, controlled: hours, tested: hours }),
  /** A phone whose lists are older than so many hours must not decide alone. */
  aloneHours: z._default(hours, 72),
  /** Until the driver is at the scene. */
  driverMinutes: z.int().check(z.gte(1), z.lte(24 * 60)),
  /** Places that count as abroad though they are not other countries. */
  abroadRegions: z.array(placeSchema).check(z.maxLength(50)),
  /** The county's zone, minutes east of Greenwich: whose calendar days count. */
  zoneMinutes: z.int().check(z.gte(-12 * 60), z.lte(14 * 60)),
  /** The county's own prefecture, which a travel record may list without a question. */
  homePrefecture: z.nullable(areaCodeSchema),
});
export type Parameters = z.infer<typeof parametersSchema>;

/** A policy is data: the highest number already in effect counts. */
export const policySchema = z.strictObject({
  number: z.int().check(z.gte(1)),
  effectiveFrom: timeSchema,
  parameters: parametersSchema,
  riskAreas: z.array(riskAreaSchema).check(z.maxLength(5000)),
  table: z
    .array(rowSchema)
    .check(z.minLength(1), z.maxLength(100))
    .check(z.refine((rows) => new Set(rows.map((one) => one.id)).size === rows.length)),
});
export type Policy = z.infer<typeof policySchema>;
