import * as z from 'zod/mini';
import { areaCodeSchema, placeSchema } from '../area/place';
import { daySchema } from '../day';
import { timeSchema } from '../field';
import { clinicSchema } from './clinic';
import { colourSchema, decisionSchema, measureSchema, rowIdSchema } from './verdict';
import { LEVELS, levelOfZone, zoneSchema } from './zone';

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

/** The least and the most that a number of the policy may be, each in its own unit: for the schema and for the screen. */
export const BOUNDS = {
  /** Days after which what a row gives ends. */
  rowDays: { least: 0, most: 365 },
  lookBackDays: { least: 1, most: 365 },
  hours: { least: 1, most: 24 * 30 },
  feverTenths: { least: 350, most: 420 },
  driverMinutes: { least: 1, most: 24 * 60 },
  zoneMinutes: { least: -12 * 60, most: 14 * 60 },
  abroadRegions: { least: 0, most: 50 },
  riskAreas: { least: 0, most: 5000 },
  rows: { least: 1, most: 100 },
  timesADay: { least: 0, most: 4 },
  /** The days of a measure on which somebody is tested, and how many of them. */
  testDay: { least: 1, most: 365 },
  testDays: { least: 0, most: 60 },
  clinics: { least: 0, most: 50 },
} as const;

const within = ({ least, most }: { least: number; most: number }) => z.int().check(z.gte(least), z.lte(most));

/** When what a row gives ends: days after the finding, with the check, or when a fact arrives. */
const rowEndsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days'), days: within(BOUNDS.rowDays) }),
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
  /** Switched off: it stands in the table and matches nothing. */
  off: z.optional(z.literal(true)),
});
export type Row = z.infer<typeof rowSchema>;

/** A place with a risk level, from a day to a day; open without `until`. */
export const riskAreaSchema = z
  .strictObject({
    place: placeSchema,
    level: z.enum(LEVELS),
    /** What the county calls it, where it is a zone of its own; the level follows from it. */
    zone: z.optional(zoneSchema),
    since: daySchema,
    until: z.optional(daySchema),
    /** Who said so: the notice and its date. */
    source: z.string().check(z.maxLength(200)),
  })
  .check(z.refine((area) => area.until === undefined || area.since <= area.until))
  .check(
    z.refine(({ level, zone }) => (zone === undefined ? level !== 'none' : level === levelOfZone(zone))),
  );
export type RiskArea = z.infer<typeof riskAreaSchema>;

const testDays = z.optional(z.array(within(BOUNDS.testDay)).check(z.maxLength(BOUNDS.testDays.most)));
const testingSchema = z.strictObject({
  'central-quarantine': testDays,
  'home-isolation': testDays,
  'health-monitoring': testDays,
});

const hours = within(BOUNDS.hours);
/** Hours after which what was said and what was seen must agree; what is not said is as in reconcile/hours.ts. */
const comparisonsSchema = z.strictObject({
  neverCameHours: z.optional(hours),
  neverArrivedHours: z.optional(hours),
  noPostHours: z.optional(hours),
});
const timesADay = within(BOUNDS.timesADay);

export const parametersSchema = z.strictObject({
  /** Days that a travel record speaks of; never less than the longest days of a row. */
  lookBackDays: within(BOUNDS.lookBackDays),
  /** A NAAT counts up to this many hours after its sample, inclusive. */
  naatHours: hours,
  /** Fever from this temperature on, in 0.1 C. */
  feverTenths: within(BOUNDS.feverTenths),
  deadlinesHours: z.strictObject({ pushed: hours, controlled: hours, tested: hours }),
  /** A phone whose lists are older than so many hours must not decide alone. */
  aloneHours: z._default(hours, 72),
  /** Until the driver is at the scene. */
  driverMinutes: within(BOUNDS.driverMinutes),
  /** Places that count as abroad though they are not other countries. */
  abroadRegions: z.array(placeSchema).check(z.maxLength(BOUNDS.abroadRegions.most)),
  /** The county's zone, minutes east of Greenwich: whose calendar days count. */
  zoneMinutes: within(BOUNDS.zoneMinutes),
  /** Fever clinics that people are sent to; none are named where there are none. */
  clinics: z.optional(z.array(clinicSchema).check(z.maxLength(BOUNDS.clinics.most))),
  /** On which days of a measure, the first being 1, whoever is under it is tested; nobody is where nothing stands. */
  testing: z.optional(testingSchema),
  comparisons: z.optional(comparisonsSchema),
  /** The county's own prefecture, which a travel record may list without a question. */
  homePrefecture: z.nullable(areaCodeSchema),
  /** How often a day somebody under a measure is followed up; what is not said is as in followup/due.ts. */
  followUp: z.optional(
    z.strictObject({
      'central-quarantine': z.optional(timesADay),
      'home-isolation': z.optional(timesADay),
      'health-monitoring': z.optional(timesADay),
    }),
  ),
});
export type Parameters = z.infer<typeof parametersSchema>;

/**
 * A policy is data: the highest number already in effect counts. Whether its parts go together is looked at where policies
 * are made (policy-faults.ts), and not here: a phone that refused what the county signed would judge by an old one.
 */
export const policySchema = z.strictObject({
  number: z.int().check(z.gte(1)),
  effectiveFrom: timeSchema,
  parameters: parametersSchema,
  riskAreas: z.array(riskAreaSchema).check(z.maxLength(BOUNDS.riskAreas.most)),
  table: z
    .array(rowSchema)
    .check(z.minLength(BOUNDS.rows.least), z.maxLength(BOUNDS.rows.most))
    .check(z.refine((rows) => new Set(rows.map((one) => one.id)).size === rows.length)),
});
export type Policy = z.infer<typeof policySchema>;
