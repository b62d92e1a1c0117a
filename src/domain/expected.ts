import * as z from 'zod/mini';
import { areaCodeSchema, placeSchema } from './area/place';
import { daySchema } from './day';
import { VEHICLES } from './declaration/vehicle';
import { idSchema, nameSchema, passNumberSchema, timeSchema } from './field';
import { staySchema, symptomSchema } from './policy/facts';

/** Somebody who is expected at this post or village: masked, with what the worker needs when there is no network. */
export const expectedSchema = z.strictObject({
  declaration: idSchema,
  person: idSchema,
  party: idSchema,
  partySize: z.int(),
  position: z.int(),
  passes: z.array(passNumberSchema),
  name: nameSchema(50),
  documentType: z.string(),
  last6: z.nullable(z.string()),
  phoneLast4: z.nullable(z.string()),
  plate: z.nullable(z.string()),
  vehicle: z.enum(VEHICLES),
  heads: z.int(),
  origin: placeSchema,
  destination: areaCodeSchema,
  entryPost: z.nullable(idSchema),
  arriveAt: timeSchema,
  stays: z.array(staySchema),
  symptoms: z.array(symptomSchema),
  contactOn: z.nullable(daySchema),
  naat: z.strictObject({
    result: z.enum(['negative', 'positive', 'pending', 'none']),
    sampledAt: z.nullable(timeSchema),
  }),
  colour: z.enum(['red', 'orange', 'green']),
  /** When this person was last checked, and where, as far as the server knows. */
  checkedAt: z.nullable(timeSchema),
  arrivedAt: z.nullable(timeSchema),
  /** When they said themselves that they had arrived. */
  saidHereAt: z.optional(timeSchema),
});
export type Expected = z.infer<typeof expectedSchema>;
