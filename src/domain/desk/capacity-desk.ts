import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { siteCountsSchema, toldReportSchema } from '../capacity/site-report';
import { supplySaidSchema, supplySchema } from '../capacity/supplies';
import { daySchema } from '../day';
import { idSchema, timeSchema } from '../field';

/** What the desk asks and is told of capacity: rooms, tests, drivers and supplies against what is ordered. */

/** A quarantine site: its rooms, and its day as the county counts it beside what the site confirmed. */
const siteLoadSchema = z.object({
  id: idSchema,
  name: z.string(),
  area: areaCodeSchema,
  rooms: z.int(),
  present: z.int(),
  reserved: z.int(),
  free: z.int(),
  today: siteCountsSchema,
  /** What the site confirmed of today and of yesterday; null where it did not, or yet. */
  report: z.nullable(toldReportSchema),
  yesterday: z.nullable(toldReportSchema),
});
export type SiteLoad = z.infer<typeof siteLoadSchema>;

/** A team of drivers: how many transfers it is under way with, and when a phone of it was last heard from. */
const teamLoadSchema = z.object({
  id: idSchema,
  name: z.string(),
  area: areaCodeSchema,
  under: z.int(),
  heardAt: z.nullable(timeSchema),
});
export type TeamLoad = z.infer<typeof teamLoadSchema>;

const testLoadSchema = z.object({
  aDay: z.nullable(z.int()),
  done: z.int(),
  ordered: z.int(),
  late: z.int(),
  free: z.nullable(z.int()),
  over: z.int(),
});

/** GET /v1/capacity: what lies in the account's area. */
export const capacityAnswerSchema = z.object({
  day: daySchema,
  sites: z.array(siteLoadSchema),
  teams: z.array(teamLoadSchema),
  tests: testLoadSchema,
  supplies: z.array(supplySchema),
  zoneMinutes: z.int(),
  serverTime: timeSchema,
});
export type CapacityAnswer = z.infer<typeof capacityAnswerSchema>;

/** POST /v1/supplies: a supply of a site, or of the account's own store (`site` null). */
export const newSupplySchema = z.strictObject({
  site: z.nullable(idSchema),
  ...supplySaidSchema.shape,
});
export type NewSupply = z.infer<typeof newSupplySchema>;

/** POST /v1/supplies/:id: what is there now. */
export const changedSupplySchema = supplySaidSchema;

/** POST /v1/capacity: how many tests a day the account's area can make; null takes it back. */
export const testsADaySchema = z.strictObject({
  testsADay: z.nullable(z.int().check(z.minimum(0), z.maximum(10_000_000))),
});

/** What is free beside what the next policy needs: rooms in the county, tests today (null where nobody has said). */
export const freeCapacitySchema = z.object({ rooms: z.int(), tests: z.nullable(z.int()) });
export type FreeCapacity = z.infer<typeof freeCapacitySchema>;
