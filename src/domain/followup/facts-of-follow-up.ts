import { dayOf } from '../day';
import type { Facts } from '../policy/facts';
import type { FollowUp } from './follow-up';

/**
 * What a follow-up says of its person, as facts for `classify`.
 * @param when the moment of the record (ms UTC), and the county's zone, for the day of the symptoms
 */
export const factsOfFollowUp = (
  { temperature, symptoms }: Pick<FollowUp, 'temperature' | 'symptoms'>,
  { at, zoneMinutes }: { at: number; zoneMinutes: number },
): Pick<Facts, 'temperatures' | 'symptoms'> => ({
  temperatures: temperature.answer === 'taken' ? [{ tenths: temperature.tenths, at: temperature.at }] : [],
  symptoms: symptoms.map((symptom) => ({ symptom, on: dayOf(at, zoneMinutes) })),
});
