import { areaCodeSchema } from '#domain/area/place';
import { type Day, daySchema } from '#domain/day';

/** What the address of the comparisons asks for: a day, a place of which the people are listed, and of those which. */
export type CompareAddress = { day: Day | null; area: string | null; only: 'differ' | null };

/** What stands in an address; what is not understood is as if it did not stand there. */
export const readAddress = (query: Readonly<Record<string, string>>): CompareAddress => ({
  day: daySchema.safeParse(query['day']).data ?? null,
  area: areaCodeSchema.safeParse(query['area']).data ?? null,
  only: query['only'] === 'differ' ? 'differ' : null,
});

/** The address of the comparisons: no person stands in it. */
export function compareHref({ day, area, only }: Partial<CompareAddress> = {}): string {
  const query = new URLSearchParams();
  if (day) query.set('day', day);
  if (area) query.set('area', area);
  if (only) query.set('only', only);
  const text = query.toString();
  return text === '' ? '/desk/compare' : `/desk/compare?${text}`;
}
