import { countSiteDay, type SiteCounts, type Stay } from '#domain/capacity/site-report';
import { addDays, type Day, startOfDay } from '#domain/day';
import type { Parameters } from '#domain/policy/policy';
import { measureSchema } from '#domain/policy/verdict';
import type { FollowUpRow } from '../store/follow-up-rows';
import { followUpsOf } from '../store/follow-ups';
import { personsByIds } from '../store/persons';
import type { Db } from '../store/store';
import { staysSince } from '../store/supplies';

type Asked = { day: Day; now: number; parameters: Parameters };

/** A day of every quarantine site, counted from what the county knows as its phones count it; by the site's id. */
export async function countSites(db: Db, asked: Asked): Promise<(site: string) => SiteCounts> {
  const { day, now, parameters } = asked;
  const since = startOfDay(addDays(day, -1), parameters.zoneMinutes);
  const rows = await staysSince(db, since);
  const ids = rows.map(({ person }) => person);
  const persons = new Map((await personsByIds(db, ids)).map((row) => [row.id, row]));
  const reports = byPerson(await followUpsOf(db, ids, since));
  const stayOf = ({ person, received_at, discharged_at }: (typeof rows)[number]): Stay => ({
    person,
    from: received_at ?? 0,
    to: discharged_at,
    measure: measureSchema.safeParse(persons.get(person)?.measure).data ?? 'none',
    reports: reports.get(person) ?? [],
  });
  const { feverTenths } = parameters;
  return (site) =>
    countSiteDay(rows.filter((row) => row.site === site).map(stayOf), {
      day,
      now,
      times: parameters,
      feverTenths,
    });
}

function byPerson(rows: readonly FollowUpRow[]): Map<string, Stay['reports'][number][]> {
  const found = new Map<string, Stay['reports'][number][]>();
  for (const { person, corrected_at: at, tenths, seen } of rows) {
    const list = found.get(person) ?? [];
    list.push({ at, tenths, seen: seen === 1 });
    found.set(person, list);
  }
  return found;
}
