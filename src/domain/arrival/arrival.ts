import * as z from 'zod/mini';
import { areaCodeSchema, placeSchema } from '../area/place';
import {
  healthAnswerSchema,
  itineraryAnswerSchema,
  passSeenSchema,
  subjectSchema,
  temperatureAnswerSchema,
} from '../check/check';
import { nameSchema } from '../field';

/**
 * A village duty post registers one person who enters: by code, from the list of who is expected, or by hand, with
 * temperature and the two codes (Fushan's village posts). It changes no decision; the server colours anew.
 */
export const arrivalSchema = z.strictObject({
  subject: subjectSchema,
  via: z.enum(['pass', 'found', 'by-hand']),
  village: areaCodeSchema,
  origin: z.optional(placeSchema),
  plate: z.optional(nameSchema(16)),
  pass: passSeenSchema,
  temperature: temperatureAnswerSchema,
  health: healthAnswerSchema,
  itinerary: itineraryAnswerSchema,
});
export type Arrival = z.infer<typeof arrivalSchema>;
