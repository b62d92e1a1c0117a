import * as z from 'zod/mini';
import { placeSchema } from '../area/place';
import { daySchema } from '../day';
import { identitySchema } from '../document/identity';
import { keptEvidenceSchema } from '../evidence/evidence';
import { idSchema, nameSchema, passNumberSchema, textSchema, timeSchema } from '../field';
import { staySchema, symptomSchema } from '../policy/facts';
import { decisionSchema, verdictSchema } from '../policy/verdict';

/** What the scanned code turned out to be; `none` when the person has no code at all. */
export const passSeenSchema = z.strictObject({
  /** `borrowed`: a pass of somebody else, as the document showed; `number` says whose. */
  state: z.enum([
    'live',
    'clocks-differ',
    'paper',
    'old-picture',
    'expired',
    'revoked',
    'forged',
    'borrowed',
    'none',
  ]),
  number: z.optional(passNumberSchema),
  /** By how many seconds the live proof seemed old; what an answered challenge leaves of it is the traveller's clock. */
  ageSeconds: z.optional(z.int()),
  /** The traveller's phone was challenged: it answered, or it did not. Absent when it was not challenged. */
  challenged: z.optional(z.boolean()),
});

/** The worker held the document beside what the code says, or says why not. */
export const documentLookSchema = z.discriminatedUnion('compared', [
  z.strictObject({ compared: z.literal(true), how: z.enum(['looked', 'typed']) }),
  z.strictObject({
    compared: z.literal(false),
    why: z.enum(['no-document', 'refused', 'child', 'unreadable', 'other']),
  }),
]);

export const scanAnswerSchema = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('done'),
    at: timeSchema,
    pass: passSeenSchema,
    document: documentLookSchema,
  }),
  z.strictObject({ answer: z.literal('refused'), at: timeSchema }),
]);

export const healthAnswerSchema = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('seen'),
    at: timeSchema,
    colour: z.enum(['green', 'yellow', 'red']),
    ticking: z.boolean(),
  }),
  z.strictObject({
    answer: z.literal('not-shown'),
    at: timeSchema,
    why: z.enum(['no-phone', 'battery', 'no-signal', 'no-code', 'other']),
  }),
  z.strictObject({ answer: z.literal('refused'), at: timeSchema }),
]);

/** `seen`: the worker saw the result itself; `declared`: only the person's word. */
export const naatAnswerSchema = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.enum(['seen', 'declared']),
    at: timeSchema,
    result: z.enum(['negative', 'positive', 'pending', 'none']),
    sampledAt: z.optional(timeSchema),
  }),
  z.strictObject({ answer: z.literal('refused'), at: timeSchema }),
]);

export const itineraryAnswerSchema = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('seen'),
    at: timeSchema,
    arrow: z.enum(['moving', 'still']),
    places: z.array(placeSchema).check(z.maxLength(40)),
  }),
  z.strictObject({
    answer: z.literal('not-shown'),
    at: timeSchema,
    why: z.enum(['no-phone', 'battery', 'no-signal', 'other']),
  }),
  z.strictObject({ answer: z.literal('refused'), at: timeSchema }),
]);

/** Tenths of a degree Celsius, 30.0 to 45.0, or an explicit "not taken". */
export const temperatureAnswerSchema = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('taken'),
    at: timeSchema,
    tenths: z.int().check(z.minimum(300), z.maximum(450)),
  }),
  z.strictObject({
    answer: z.literal('not-taken'),
    at: timeSchema,
    why: z.enum(['no-thermometer', 'cold', 'other']),
  }),
  z.strictObject({ answer: z.literal('refused'), at: timeSchema }),
]);

/** An antigen or nucleic-acid test made at the post after the decision asked for one. */
export const onSpotTestSchema = z.strictObject({
  method: z.enum(['antigen', 'naat']),
  result: z.enum(['negative', 'positive']),
  at: timeSchema,
});

/**
 * Who was checked. By pass number, by the declaration that the phone had fetched, or by the document that was typed;
 * somebody without a document is registered with a reason (inside `identity`).
 */
export const subjectSchema = z.strictObject({
  pass: z.optional(passNumberSchema),
  declaration: z.optional(idSchema),
  identity: z.optional(identitySchema),
  name: z.optional(nameSchema(50)),
  phone: z.optional(nameSchema(20)),
});

/** Certificates from elsewhere that were verified at the post and are this person's, as far as they may be kept. */
export const checkEvidenceSchema = z.array(keptEvidenceSchema).check(z.minLength(1), z.maxLength(4));

export const overrideSchema = z.strictObject({
  decision: decisionSchema,
  reason: z.enum(['emergency', 'escorted', 'duty-order', 'clinic-word', 'other']),
  text: nameSchema(200),
  by: nameSchema(50),
});

/** Fewer were in the car than were declared for it: what whoever came says of the others. */
export const absentSchema = z.enum(['not-coming', 'later', 'unknown']);
export type Absent = z.infer<typeof absentSchema>;

/**
 * One person, one post, one time, four steps, one decision (PRODUCT.md). `car` groups the persons of one vehicle as
 * counted by the worker; `seat` is the person's place in it. `told` are the days and symptoms said at the post where no
 * declaration was at hand. `shown` is the verdict that stood on the screen; `decision` what was done.
 */
export const checkSchema = z.strictObject({
  subject: subjectSchema,
  via: z.enum(['pass', 'venue', 'found', 'by-hand']),
  car: z.strictObject({
    id: idSchema,
    heads: z.int().check(z.minimum(1), z.maximum(200)),
    seat: z.int().check(z.minimum(1), z.maximum(200)),
    plate: z.optional(nameSchema(16)),
    absent: z.optional(absentSchema),
  }),
  party: z.optional(idSchema),
  venue: z.optional(idSchema),
  entering: z.enum(['outside', 'inside']),
  origin: z.optional(placeSchema),
  destination: z.optional(placeSchema),
  told: z.strictObject({
    stays: z.array(staySchema).check(z.maxLength(60)),
    symptoms: z.array(symptomSchema).check(z.maxLength(10)),
    contactOn: z.nullable(daySchema),
  }),
  scan: scanAnswerSchema,
  health: healthAnswerSchema,
  naat: naatAnswerSchema,
  itinerary: itineraryAnswerSchema,
  temperature: temperatureAnswerSchema,
  onSpot: z.array(onSpotTestSchema).check(z.maxLength(5)),
  evidence: z.optional(checkEvidenceSchema),
  shown: verdictSchema,
  decision: decisionSchema,
  override: z.optional(overrideSchema),
  advice: z.optional(textSchema(200)),
  corrects: z.optional(idSchema),
});

export type Check = z.infer<typeof checkSchema>;
export type ScanAnswer = z.infer<typeof scanAnswerSchema>;
export type HealthAnswer = z.infer<typeof healthAnswerSchema>;
export type NaatAnswer = z.infer<typeof naatAnswerSchema>;
export type ItineraryAnswer = z.infer<typeof itineraryAnswerSchema>;
export type TemperatureAnswer = z.infer<typeof temperatureAnswerSchema>;
export type PassSeen = z.infer<typeof passSeenSchema>;
