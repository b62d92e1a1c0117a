import * as z from 'zod/mini';

/** Area codes to names, flat: `{ "61": "陕西省", "6109": "安康市" }`. */
export type AreaNames = Readonly<Record<string, string>>;

const namesSchema = z.record(z.string().check(z.regex(/^\d{2,14}$/)), z.string());

/** Provinces, prefectures and counties of the whole country, or null when they cannot be had now. */
export const loadAreas = (): Promise<AreaNames | null> => load('/areas/national.json');

/** The townships of one province (2 digits), or null when they cannot be had now. */
export const loadTowns = (province: string): Promise<AreaNames | null> =>
  load(`/areas/towns-${province}.json`);

async function load(path: string): Promise<AreaNames | null> {
  try {
    const answer = await fetch(path);
    if (!answer.ok) return null;
    const parsed = namesSchema.safeParse(await answer.json());
    return parsed.success ? parsed.data : null;
  } catch {
    // No network, or a portal's page instead of the list: both mean "not now".
    return null;
  }
}
