import type { Check } from '#domain/check/check';
import { closedBy } from '#domain/open-item/closing';
import { OUTCOMES, openItemKindSchema } from '#domain/open-item/open-item';
import type { Saying } from '#domain/record/record';
import type { Context } from '../context';
import { openItemsIn } from '../store/open-items';
import type { DemoPhone } from './demo-phone';
import type { Chance } from './seeded';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const MOST = 500;

/** How a vehicle comes otherwise than it was declared: one stays behind, or it passes no post. */
export type DemoWay = { staysBehind: boolean; absent: Check['car']['absent']; noPost: boolean };

/** One party in twelve comes without one of them, of which the worker mostly hears why; a few pass no post. */
export function demoWay(chance: Chance, people: number): DemoWay {
  const staysBehind = people > 1 && chance.percent(8);
  const absent = chance.pick(['later', 'not-coming', 'unknown'] as const);
  return {
    staysBehind,
    absent: staysBehind && chance.percent(75) ? absent : undefined,
    noPost: chance.percent(3),
  };
}

type Place = {
  row: { id: string; area: string; kind: string };
  phone: DemoPhone;
  workers: readonly string[];
};

/**
 * In the morning villages and posts say what came of those who did not agree the day before: of most of them. What is said
 * waits on their phones.
 * @param day its first moment, ms UTC; nothing is said of what is later than `now`
 */
export async function demoClosings(
  context: Context,
  chance: Chance,
  by: { posts: readonly Place[]; county: string; day: number; now: number },
): Promise<void> {
  const items = await openItemsIn(context.store.db, { area: by.county, kind: null, limit: MOST });
  for (const item of items) {
    const kind = openItemKindSchema.parse(item.kind);
    const village = closedBy(kind) === 'village';
    const place = by.posts.find(({ row }) =>
      village ? row.kind === 'village' && row.area === item.owner : row.id === item.post,
    );
    const at = by.day + 7 * HOUR + chance.int(180) * MINUTE;
    const outcome = chance.pick(OUTCOMES[kind]);
    const said = chance.percent(85);
    if (!(village || kind === 'fewer-checked') || place === undefined || !said || at > by.now) continue;
    const body: Extract<Saying, { kind: 'closing' }>['body'] = { kind, record: item.record, outcome };
    const worker = place.workers[chance.int(place.workers.length)] ?? null;
    place.phone.say({ kind: 'closing', body }, { takenAt: at, worker, post: place.row.id });
  }
}
