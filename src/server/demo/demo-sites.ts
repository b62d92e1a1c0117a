import type { SupplySaid } from '#domain/capacity/supplies';
import { addDays, dayOf } from '#domain/day';
import type { SignedIn } from '../access/session';
import { countSites } from '../capacity/count-sites';
import { addSupply, setTestsADay } from '../capacity/desk-capacity';
import type { Context } from '../context';
import type { DemoPhone } from './demo-phone';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** When a site confirms its day. */
const EVENING = 20 * HOUR;
/** Confirmed days are made of the last so many. */
const CONFIRMED = 3;
const TESTS_A_DAY = 400;

type Site = { row: { id: string; kind: string }; phone: DemoPhone; workers: readonly string[] };

/** What each site has: days that it lasts from the count, days until it expires (null: never), and since the count. */
const SUPPLIES: readonly (Omit<SupplySaid, 'stock' | 'expires'> & {
  lasts: number;
  good: number | null;
  ago: number;
})[] = [
  { name: 'N95 口罩', unit: '只', useADay: 120, lasts: 9, good: 400, ago: 1 },
  { name: '防护服', unit: '套', useADay: 36, lasts: 4, good: 300, ago: 2 },
  { name: '含氯消毒片', unit: '瓶', useADay: 8, lasts: 12, good: 6, ago: 0 },
  { name: '医疗废物袋', unit: '个', useADay: 60, lasts: 20, good: null, ago: 1 },
];

/** Gives the quarantine sites and the county's store of the demonstration what they have, and says how many are tested. */
export async function demoSupplies(
  context: Context,
  { account, posts }: { account: SignedIn; posts: readonly Site[] },
): Promise<void> {
  const now = context.now();
  await setTestsADay(context, account, TESTS_A_DAY);
  const tubes = {
    name: '采样管',
    unit: '支',
    stock: 5200,
    useADay: TESTS_A_DAY,
    expires: dayAfter(now, 190),
  };
  await addSupply(context, account, { site: null, ...tubes });
  for (const { row } of posts) {
    if (row.kind !== 'site') continue;
    for (const { lasts, good, ago, ...said } of SUPPLIES) {
      const then = { ...context, now: () => now - ago * DAY };
      const expires = good === null ? null : dayAfter(now, good);
      await addSupply(then, account, { site: row.id, ...said, stock: said.useADay * lasts, expires });
    }
  }
}

const dayAfter = (now: number, days: number) => addDays(dayOf(now), days);

/**
 * Sites confirm the day before `start`, as it stood in the evening. What they say waits on their phones.
 * @param start first moment of a day, ms UTC; nothing is said of what is later than `now`, or long before it
 */
export async function demoReports(
  context: Context,
  { posts, start, now }: { posts: readonly Site[]; start: number; now: number },
): Promise<void> {
  if (start > now || now - start > CONFIRMED * DAY) return;
  const at = start - DAY + EVENING;
  const { parameters } = (await context.policies.inForce(context.store.db, now)).policy;
  const day = dayOf(at, parameters.zoneMinutes);
  const count = await countSites(context.store.db, { day, now: at, parameters });
  for (const { row, phone, workers } of posts) {
    if (row.kind !== 'site') continue;
    const body = { day, counts: count(row.id) };
    phone.say({ kind: 'site-report', body }, { takenAt: at, worker: workers[0] ?? null, post: row.id });
  }
}
