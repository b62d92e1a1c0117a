import * as z from 'zod/mini';
import { isWithin, type Place, placeSchema } from '../area/place';

/** A fever clinic, for people who come from below one of its origins; without origins for everybody. */
export const clinicSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  phone: z.optional(z.string().check(z.maxLength(30))),
  origins: z.optional(z.array(placeSchema).check(z.maxLength(50))),
});
export type Clinic = z.infer<typeof clinicSchema>;

/** The clinic for somebody from a place: one that names the place before one that is for everybody; null where there is none. */
export function clinicFor(clinics: readonly Clinic[], origin: Place | null): Clinic | null {
  const named = clinics.find(
    ({ origins }) => origin !== null && origins?.some((place) => isWithin(origin, place)) === true,
  );
  return named ?? clinics.find(({ origins = [] }) => origins.length === 0) ?? null;
}
