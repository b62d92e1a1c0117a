import * as z from 'zod/mini';
import { areaCodeSchema } from '../area/place';
import { dayOf, daySchema, daysBetween } from '../day';
import { idSchema, nameSchema, timeSchema } from '../field';

/** The most that anybody has of anything. */
const amount = z.int().check(z.minimum(0), z.maximum(10_000_000));

const said = {
  name: nameSchema(40),
  unit: nameSchema(10),
  /** What was there when it was counted. */
  stock: amount,
  useADay: amount,
  /** The earliest day printed on any of them; null where nothing expires. */
  expires: z.nullable(daySchema),
};

/** What is used up at a quarantine site, or in the store of the county or a town: `site` null. */
export const supplySchema = z.object({
  id: idSchema,
  area: areaCodeSchema,
  site: z.nullable(idSchema),
  ...said,
  countedAt: timeSchema,
  countedBy: z.string(),
});
export type Supply = z.infer<typeof supplySchema>;

/** What a desk writes down of a supply. */
export const supplySaidSchema = z.strictObject(said);
export type SupplySaid = z.infer<typeof supplySaidSchema>;

/** How much a site's phone counted of a supply. */
export const stockCountSchema = z.strictObject({ supply: idSchema, left: amount });
export type StockCount = z.infer<typeof stockCountSchema>;

/** Our own choice, where the sources name none: ordered anew when less than three days are left, or a week before it expires. */
const SHORT_DAYS = 3;
const EXPIRES_SOON = 7;

export type SupplyWarning = 'out' | 'expired' | 'short' | 'expires';
export type SupplyStanding = {
  /** What is there now, as far as use since the count tells. */
  left: number;
  /** Whole days that it lasts; null where none is used. */
  daysLeft: number | null;
  /** Days until the earliest expires: 0 on its last day, less once it is over; null where nothing expires. */
  expiresIn: number | null;
  warning: SupplyWarning | null;
};

/**
 * Where a supply stands: what was counted less what was used on each day since.
 * @param by ms UTC, and the county's zone in minutes east of Greenwich
 */
export function supplyStanding(
  supply: Pick<Supply, 'stock' | 'useADay' | 'expires' | 'countedAt'>,
  by: { now: number; zoneMinutes: number },
): SupplyStanding {
  const today = dayOf(by.now, by.zoneMinutes);
  const days = Math.max(0, daysBetween(dayOf(supply.countedAt, by.zoneMinutes), today));
  const left = Math.max(0, supply.stock - supply.useADay * days);
  const daysLeft = supply.useADay === 0 ? null : Math.floor(left / supply.useADay);
  const expiresIn = supply.expires === null ? null : daysBetween(today, supply.expires);
  return { left, daysLeft, expiresIn, warning: warningOf({ left, daysLeft, expiresIn }) };
}

function warningOf({ left, daysLeft, expiresIn }: Omit<SupplyStanding, 'warning'>): SupplyWarning | null {
  if (left === 0) return 'out';
  if (expiresIn !== null && expiresIn < 0) return 'expired';
  if (daysLeft !== null && daysLeft < SHORT_DAYS) return 'short';
  return expiresIn !== null && expiresIn <= EXPIRES_SOON ? 'expires' : null;
}

const WARNINGS: readonly (SupplyWarning | null)[] = ['out', 'expired', 'short', 'expires', null];

/** What has to be seen to first: what is gone, what must not be used, what lasts shortest. */
export function byShortage(a: SupplyStanding, b: SupplyStanding): number {
  return WARNINGS.indexOf(a.warning) - WARNINGS.indexOf(b.warning) || shortest(a) - shortest(b);
}

const shortest = ({ daysLeft, expiresIn }: SupplyStanding): number =>
  Math.min(daysLeft ?? Number.MAX_SAFE_INTEGER, expiresIn ?? Number.MAX_SAFE_INTEGER);
