import type { FollowUpRow, SelfArrivalRow, WardRow } from './follow-up-rows';
import { insertMany, selectMany } from './many';
import { lies } from './scope';
import type { Db } from './store';

/** Writes down who is under a measure, in place of what was known of each. */
export const putWards = (tx: Db, rows: readonly WardRow[]): Promise<void> =>
  insertMany(tx, 'wards', rows, { keep: 'new', key: ['person'] });

/** What is known of some persons as people under a measure, also when that ended. */
export const wardsOf = (db: Db, persons: readonly string[]): Promise<WardRow[]> =>
  selectMany<WardRow>(db, 'select * from "wards" where "person" in (?)', persons);

/** Everybody who is under a measure. */
export const openWards = (db: Db): Promise<WardRow[]> =>
  db.selectFrom('wards').selectAll().where('ended_at', 'is', null).execute();

/** Who is under a measure in an area. */
export const wardsIn = (db: Db, area: string): Promise<WardRow[]> =>
  db
    .selectFrom('wards')
    .selectAll()
    .where('ended_at', 'is', null)
    .where(lies('wards.area', area))
    .orderBy('person')
    .execute();

/** The follow-ups of persons since a time, the newest first. */
export async function followUpsOf(db: Db, persons: readonly string[], since: number): Promise<FollowUpRow[]> {
  const rows = await selectMany<FollowUpRow>(
    db,
    'select * from "follow_ups" where "person" in (?) and "corrected_at" >= $more',
    persons,
    [since],
  );
  return rows.sort((a, b) => b.corrected_at - a.corrected_at || (a.id < b.id ? 1 : -1));
}

/** When persons said to have arrived, since a time. */
export const selfArrivalsOf = (
  db: Db,
  persons: readonly string[],
  since: number,
): Promise<SelfArrivalRow[]> =>
  selectMany(db, 'select * from "self_arrivals" where "person" in (?) and "corrected_at" >= $more', persons, [
    since,
  ]);

/** The newest follow-ups of a person: with a temperature at the door, with one at all, by themselves; and the first at the door. */
export type NewestRow = {
  person: string;
  seen_at: number | null;
  taken_at: number | null;
  own_at: number | null;
  first_seen: number | null;
};

/** The newest follow-ups of each of many persons, since a time. */
export async function newestFollowUps(
  db: Db,
  persons: readonly string[],
  since: number,
): Promise<NewestRow[]> {
  const rows = await selectMany<NewestRow>(
    db,
    `select "person",
      max(case when "tenths" is not null and "seen" = 1 then "corrected_at" end) as "seen_at",
      max(case when "tenths" is not null then "corrected_at" end) as "taken_at",
      max(case when "tenths" is not null and "pass" is not null then "corrected_at" end) as "own_at",
      min(case when "seen" = 1 then "corrected_at" end) as "first_seen"
    from "follow_ups" where "person" in (?) and "corrected_at" >= $more group by "person"`,
    persons,
    [since],
  );
  const number = (at: number | null) => (at === null ? null : Number(at));
  return rows.map((row) => ({
    person: row.person,
    seen_at: number(row.seen_at),
    taken_at: number(row.taken_at),
    own_at: number(row.own_at),
    first_seen: number(row.first_seen),
  }));
}

/** A time at which somebody was where they are to stay, and the area where that was. */
export type Sight = { person: string; area: string; at: number };

/** When villages registered persons, or had them under control, since a time. */
export async function sightsOf(db: Db, persons: readonly string[], since: number): Promise<Sight[]> {
  const arrivals = await selectMany<Sight>(
    db,
    'select "person", "area", "corrected_at" as "at" from "arrivals" where "person" in (?) and "corrected_at" >= $more',
    persons,
    [since],
  );
  const controlled = await selectMany<Sight>(
    db,
    'select "person", "area", coalesce("started_at", "done_at") as "at" from "instructions" where "person" in (?) and coalesce("started_at", "done_at") >= $more',
    persons,
    [since],
  );
  return [...arrivals, ...controlled].map((one) => ({ ...one, at: Number(one.at) }));
}
