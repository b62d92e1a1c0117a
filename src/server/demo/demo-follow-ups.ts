import { timesADay } from '#domain/followup/due';
import type { Saying } from '#domain/record/record';
import type { Context } from '../context';
import { wardsTold } from '../followup/ward-of';
import { wardsIn } from '../store/follow-ups';
import type { DemoPhone } from './demo-phone';
import type { Chance } from './seeded';

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;

type Village = { row: { id: string; area: string }; phone: DemoPhone; workers: readonly string[] };

/**
 * Villages and quarantine sites follow up who is under a measure there, on one day: nearly everybody each time, a few not at all, somebody with
 * a fever now and then. What is said waits on the villages' phones.
 * @param day its first moment, ms UTC; nothing is said of what is later than `now`
 */
export async function demoFollowUps(
  context: Context,
  chance: Chance,
  by: { posts: readonly Village[]; county: string; day: number; now: number },
): Promise<void> {
  const { db } = context.store;
  const { parameters } = (await context.policies.inForce(db, by.now)).policy;
  const rows = await wardsIn(db, by.county);
  const sites = new Map(rows.map(({ person, site }) => [person, site]));
  const wards = await wardsTold(db, rows, { whom: 'desk', now: by.now });
  for (const ward of wards) {
    const site = sites.get(ward.person) ?? null;
    const village = by.posts.find(({ row }) => (site === null ? row.area === ward.area : row.id === site));
    const parts = timesADay(ward.measure, parameters);
    for (let part = 0; part < parts; part++) {
      const from = by.day + (part * DAY) / parts;
      // From seven in the morning, from two in the afternoon.
      const at = from + ((part === 0 ? 7 : 2) + chance.int(4)) * 60 * MINUTE + chance.int(60) * MINUTE;
      const seen = chance.percent(93);
      if (village === undefined || ward.hereSince === null) continue;
      if (!seen || at > by.now || at < ward.hereSince) continue;
      const body: Extract<Saying, { kind: 'follow-up' }>['body'] = {
        whom: { person: ward.person },
        temperature: {
          answer: 'taken',
          at,
          tenths: chance.percent(0.3) ? 373 + chance.int(10) : 358 + chance.int(12),
        },
        symptoms: [],
        seen: true,
      };
      const worker = village.workers[chance.int(village.workers.length)] ?? null;
      village.phone.say({ kind: 'follow-up', body }, { takenAt: at, worker, post: village.row.id });
    }
  }
}
