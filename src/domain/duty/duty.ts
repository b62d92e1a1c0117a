import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { normalisePhone } from '../document/phone';
import { nameSchema, timeSchema } from '../field';
import { fault, ok, type Result } from '../result';

/** Where somebody on duty is called: a landline, an extension-free office number, a mobile or a short number alike. */
export const telephoneSchema = z.string().check(z.regex(/^\+?\d{3,20}$/));

/** A telephone of an office as it is kept: digits, with a plus where it is from abroad. */
export function parseTelephone(text: string): Result<string, 'not-a-number'> {
  const number = telephoneSchema.safeParse(normalisePhone(text));
  return number.success ? ok(number.data) : fault('not-a-number');
}

/** Who is on duty (值班) at the desk of a county or town, and since when. */
export const dutySchema = z.object({
  area: areaCodeSchema,
  name: nameSchema(40),
  telephone: telephoneSchema,
  since: timeSchema,
});
export type Duty = z.infer<typeof dutySchema>;

/** Nobody is on duty longer: whoever forgot to say that they left is not called at night, a day later. */
export const LONGEST_DUTY = 24 * 3_600_000;

/** Whether somebody who came on duty at a time still is (both ms UTC). */
export const isOnDuty = (since: number, now: number): boolean => now - since < LONGEST_DUTY;

/**
 * Who is on duty for an area (6, 9 or 12 digits) now: at its own desk, else at the next above it that has somebody (`area`
 * says which). Of several at one desk the one who came last: whoever handed over may not have said so yet.
 */
export function onDutyFor<One extends Duty>(duties: readonly One[], area: string, now: number): One[] {
  for (const digits of [12, 9, 6].filter((one) => one <= area.length)) {
    const at = duties.filter((one) => one.area === area.slice(0, digits) && isOnDuty(one.since, now));
    if (at.length > 0) return at.sort((a, b) => b.since - a.since);
  }
  return [];
}
