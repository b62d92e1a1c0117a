import * as z from 'zod/mini';
import { areaCodeSchema, placeSchema } from '../area/place';
import { daySchema } from '../day';
import { identitySchema } from '../document/identity';
import { idSchema, nameSchema, textSchema, timeSchema } from '../field';
import { staySchema, symptomSchema } from '../policy/facts';
import { VEHICLES } from './vehicle';

/** How and where the party travels. Asked once for everybody in the vehicle. Times in ms UTC. */
export const tripSchema = z
  .strictObject({
    vehicle: z.enum(VEHICLES),
    plate: z.optional(nameSchema(16)),
    heads: z.int().check(z.minimum(1), z.maximum(200)),
    origin: placeSchema,
    stops: z.array(placeSchema).check(z.maxLength(20)),
    departAt: timeSchema,
    arriveAt: timeSchema,
    entryPost: z.optional(idSchema),
    destination: areaCodeSchema,
    address: z.optional(textSchema(200)),
  })
  .check(
    z.refine((trip) => trip.arriveAt >= trip.departAt, {
      path: ['arriveAt'],
      error: 'arrives-before-departure',
    }),
  );

/** Who is declared. Contact fields may be missing: an empty field never erases what is known. */
export const declaredPersonSchema = z.strictObject({
  identity: identitySchema,
  name: nameSchema(50),
  phone: z.optional(nameSchema(20)),
  birth: z.optional(daySchema),
});

/** The last nucleic-acid test as the traveller remembers it: "declared only" for the policy. */
export const declaredTestSchema = z.strictObject({
  result: z.enum(['negative', 'positive', 'pending', 'none']),
  sampledAt: z.optional(timeSchema),
});

/**
 * What one traveller reports before arrival. People in one vehicle share `party`; each has an own declaration with
 * an own `position` (1..partySize).
 */
export const declarationSchema = z
  .strictObject({
    form: z.literal(1),
    party: idSchema,
    partySize: z.int().check(z.minimum(1), z.maximum(9)),
    position: z.int().check(z.minimum(1), z.maximum(9)),
    filledBy: z.enum(['self', 'family', 'guardian', 'staff']),
    person: declaredPersonSchema,
    trip: tripSchema,
    stays: z.array(staySchema).check(z.maxLength(60)),
    symptoms: z.array(symptomSchema).check(z.maxLength(10)),
    contactOn: z.nullable(daySchema),
    naat: declaredTestSchema,
  })
  .check(z.refine((d) => d.position <= d.partySize, { path: ['position'], error: 'position-past-party' }));

export type Declaration = z.infer<typeof declarationSchema>;
export type DeclaredPerson = z.infer<typeof declaredPersonSchema>;
