import * as z from 'zod/mini';
import { placeSchema } from '../area/place';
import { daySchema } from '../day';
import { timeSchema } from '../field';

/** What is asked at the post, each of which can be refused: the four steps and the temperature. */
export const stepSchema = z.enum(['scan', 'health', 'naat', 'travel', 'temperature']);
export type Step = z.infer<typeof stepSchema>;

/** The list that a traveller or worker chooses symptoms from. */
export const symptomSchema = z.enum([
  'fever',
  'cough',
  'breathless',
  'sore-throat',
  'taste-loss',
  'diarrhoea',
  'fatigue',
]);
export type Symptom = z.infer<typeof symptomSchema>;

/** Days at a place, the first and the last included. The origin and the stops of a declared trip are stays. */
export const staySchema = z
  .strictObject({ place: placeSchema, from: daySchema, to: daySchema })
  .check(z.refine((stay) => stay.from <= stay.to));
export type Stay = z.infer<typeof staySchema>;

/**
 * A nucleic-acid or antigen test. `known` says how: seen by the worker, verified evidence, or only declared.
 * `onSpot` marks one taken at a post, which always has its sample time.
 */
export const testSchema = z
  .strictObject({
    method: z.enum(['naat', 'antigen']),
    result: z.enum(['negative', 'positive', 'pending', 'none']),
    sampledAt: z.optional(timeSchema),
    known: z.enum(['seen', 'evidence', 'declared']),
    onSpot: z.boolean(),
  })
  .check(z.refine((test) => !test.onSpot || test.sampledAt !== undefined));
export type Test = z.infer<typeof testSchema>;

/** A health code as the worker saw it. */
export const codeSightingSchema = z.strictObject({
  colour: z.enum(['green', 'yellow', 'red']),
  ticking: z.boolean(),
  seenAt: timeSchema,
});
export type CodeSighting = z.infer<typeof codeSightingSchema>;

/** A travel record as the worker saw it, with the places that it listed. One that was not shown lists none. */
export const travelSightingSchema = z.strictObject({
  arrow: z.enum(['moving', 'still', 'not-shown']),
  places: z.array(placeSchema).check(z.maxLength(100)),
  seenAt: timeSchema,
});
export type TravelSighting = z.infer<typeof travelSightingSchema>;

/** A temperature in 0.1 C. */
export const temperatureSchema = z.strictObject({
  tenths: z.int().check(z.gte(300), z.lte(450)),
  at: timeSchema,
});
export type Temperature = z.infer<typeof temperatureSchema>;

export const symptomFactSchema = z.strictObject({ symptom: symptomSchema, on: daySchema });
type SymptomFact = z.infer<typeof symptomFactSchema>;

/** Close contact of a case, on a day. */
export const contactSchema = z.strictObject({ on: daySchema });
export type Contact = z.infer<typeof contactSchema>;

/** A fever clinic has cleared the person. */
export const clearanceSchema = z.strictObject({ at: timeSchema });
type Clearance = z.infer<typeof clearanceSchema>;

/** That a check took place, and which of its steps were refused. With none refused it is a complete check. */
export const passageSchema = z.strictObject({
  at: timeSchema,
  refused: z.array(stepSchema).check(z.maxLength(5)),
});
type Passage = z.infer<typeof passageSchema>;

/** The present look at a post. What was not asked yet is `unasked`, and matches no row. */
const lookSchema = z.strictObject({
  at: timeSchema,
  entering: z.enum(['outside', 'inside']),
  pass: z.enum(['live', 'paper', 'old-picture', 'expired', 'revoked', 'forged', 'none']),
  documentCompared: z.boolean(),
  scan: z.enum(['done', 'refused', 'unasked']),
  health: z.enum(['seen', 'not-shown', 'refused', 'unasked']),
  naat: z.enum(['seen', 'refused', 'unasked']),
  travel: z.enum(['seen', 'not-shown', 'refused', 'unasked']),
  temperature: z.enum(['taken', 'not-taken', 'refused', 'unasked']),
});
export type Look = z.infer<typeof lookSchema>;

/** All that is known of one person: lists that only grow, and the present look at a post, if there is one. */
export type Facts = {
  stays: readonly Stay[];
  tests: readonly Test[];
  codes: readonly CodeSighting[];
  travels: readonly TravelSighting[];
  temperatures: readonly Temperature[];
  symptoms: readonly SymptomFact[];
  contacts: readonly Contact[];
  clearances: readonly Clearance[];
  /** Earlier checks; the present one is `atPost`. */
  passages: readonly Passage[];
  /** null before arrival: everything a worker would look at is unasked. */
  atPost: Look | null;
};

/** Nothing known: what a person's facts start from. */
export const noFacts = (): Facts => ({
  stays: [],
  tests: [],
  codes: [],
  travels: [],
  temperatures: [],
  symptoms: [],
  contacts: [],
  clearances: [],
  passages: [],
  atPost: null,
});
