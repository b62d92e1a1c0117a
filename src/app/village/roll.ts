import * as z from 'zod/mini';
import { type Day, dayOf } from '#domain/day';
import type { Expected } from '#domain/expected';
import { idSchema, timeSchema } from '#domain/field';

/** Arrivals that this phone registered itself: the county's list may not know them yet. Kept on the phone. */
export const registeredSchema = z.array(z.object({ declaration: idSchema, at: timeSchema }));
export type Registered = z.infer<typeof registeredSchema>;

/** One more arrival; those of earlier days than yesterday are let go, the county has them. */
export const register = (registered: Registered, declaration: string, at: number): Registered => [
  { declaration, at },
  ...registered.filter((one) => one.declaration !== declaration && at - one.at < 2 * 86_400_000),
];

/** Who comes to this village: late first, then still to come, then arrived; each by the time it was expected. */
export type Roll = {
  late: readonly Expected[];
  coming: readonly Expected[];
  arrived: readonly { person: Expected; at: number }[];
};

/**
 * Sorts who is bound for the village. Of those who arrived only today's are shown; who has not come stays until they do.
 */
export function rollOf(
  expected: readonly Expected[],
  registered: Registered,
  { now, zoneMinutes }: { now: number; zoneMinutes: number },
): Roll {
  const today: Day = dayOf(now, zoneMinutes);
  const arrivedAt = (one: Expected): number | null =>
    registered.find((here) => here.declaration === one.declaration)?.at ?? one.arrivedAt;
  const waiting = expected.filter(
    (one) => arrivedAt(one) === null && dayOf(one.arriveAt, zoneMinutes) <= today,
  );
  const byTime = (a: Expected, b: Expected) => a.arriveAt - b.arriveAt;
  return {
    late: waiting.filter((one) => one.arriveAt < now).sort(byTime),
    coming: waiting.filter((one) => one.arriveAt >= now).sort(byTime),
    arrived: expected
      .flatMap((person) => {
        const at = arrivedAt(person);
        return at === null || dayOf(at, zoneMinutes) !== today ? [] : [{ person, at }];
      })
      .sort((a, b) => b.at - a.at),
  };
}
