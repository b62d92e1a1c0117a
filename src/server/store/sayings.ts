import type { FollowUpRow, SelfArrivalRow } from './follow-up-rows';
import { insertMany } from './many';
import type { Db } from './store';
import type { ArrivalRow, CheckRow, DeclarationRow, Tables } from './tables';

/** What records said, by the table of their kind. */
export type Sayings = {
  declarations: DeclarationRow[];
  checks: CheckRow[];
  arrivals: ArrivalRow[];
  venue_visits: Tables['venue_visits'][];
  follow_ups: FollowUpRow[];
  self_arrivals: SelfArrivalRow[];
};

/** Writes what records said. */
export async function addSayings(tx: Db, sayings: Sayings): Promise<void> {
  await insertMany(tx, 'declarations', sayings.declarations);
  await insertMany(tx, 'checks', sayings.checks);
  await insertMany(tx, 'arrivals', sayings.arrivals);
  await insertMany(tx, 'venue_visits', sayings.venue_visits);
  await insertMany(tx, 'follow_ups', sayings.follow_ups);
  await insertMany(tx, 'self_arrivals', sayings.self_arrivals);
}

/** A declaration by its record id, or null. */
export async function readDeclaration(db: Db, id: string): Promise<DeclarationRow | null> {
  return (await db.selectFrom('declarations').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Everything a person declared, by when it was declared. */
export const declarationsOf = (db: Db, person: string): Promise<DeclarationRow[]> =>
  db.selectFrom('declarations').selectAll().where('person', '=', person).orderBy('corrected_at').execute();

/** The person's checks, newest first. */
export const checksOf = (db: Db, person: string): Promise<CheckRow[]> =>
  db.selectFrom('checks').selectAll().where('person', '=', person).orderBy('corrected_at', 'desc').execute();

/** The newest check of a person that names a declaration or a pass of an install, or null. */
export async function lastCheckBy(db: Db, person: string, install: string): Promise<CheckRow | null> {
  const row = await db
    .selectFrom('checks')
    .selectAll()
    .where('person', '=', person)
    .where((is) =>
      is.or([
        is(
          'declaration',
          'in',
          is.selectFrom('declarations').select('declarations.id').where('install', '=', install),
        ),
        is('pass', 'in', is.selectFrom('passes').select('passes.number').where('install', '=', install)),
      ]),
    )
    .orderBy('corrected_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The person's arrivals, newest first. */
export const arrivalsOf = (db: Db, person: string): Promise<ArrivalRow[]> =>
  db
    .selectFrom('arrivals')
    .selectAll()
    .where('person', '=', person)
    .orderBy('corrected_at', 'desc')
    .execute();

/** Visits of venues that named one of a person's passes. */
export const visitsOf = (db: Db, person: string): Promise<Tables['venue_visits'][]> =>
  db
    .selectFrom('venue_visits')
    .selectAll('venue_visits')
    .innerJoin('passes', 'passes.number', 'venue_visits.pass')
    .where('passes.person', '=', person)
    .orderBy('venue_visits.corrected_at', 'desc')
    .execute();
