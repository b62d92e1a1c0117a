import { sql } from 'kysely';
import { arrivalInScope, checkInScope, lies } from './scope';
import type { Db } from './store';

/** What of the board is asked for: times in ms UTC, `scope` the account's area, `area` a place chosen below it. */
export type BoardFilter = {
  scope: string;
  from: number;
  colour?: string | undefined;
  post?: string | undefined;
  area?: string | undefined;
  decision?: string | undefined;
};

/** One check or arrival with the names that go with it. */
export type BoardSource = {
  record: string;
  kind: 'check' | 'arrival';
  person: string;
  name: string | null;
  at: number;
  received_at: number;
  post: string;
  post_name: string | null;
  post_area: string;
  worker: string | null;
  plate: string | null;
  origin: string | null;
  destination: string | null;
  colour: string;
  measure: string;
  shown: string | null;
  decision: string | null;
  overridden: number;
  rows: string;
};

/** The newest checks and arrivals of a filter, newest first, at most `limit`. */
export async function boardSources(db: Db, filter: BoardFilter, limit: number): Promise<BoardSource[]> {
  const checks = await checksQuery(db, filter).limit(limit).execute();
  const arrivals =
    filter.decision === undefined ? await arrivalsQuery(db, filter).limit(limit).execute() : [];
  return [...checks, ...arrivals]
    .sort((a, b) => b.at - a.at || (a.record < b.record ? 1 : -1))
    .slice(0, limit);
}

function checksQuery(db: Db, filter: BoardFilter) {
  let query = chosenChecks(db, filter)
    .leftJoin('posts', 'posts.id', 'checks.post')
    .leftJoin('workers', 'workers.id', 'checks.worker')
    .select([
      'checks.id as record',
      sql<'check' | 'arrival'>`'check'`.as('kind'),
      'checks.person as person',
      'persons.name as name',
      'checks.corrected_at as at',
      'checks.received_at as received_at',
      'checks.post as post',
      'posts.name as post_name',
      'checks.area as post_area',
      'workers.name as worker',
      'checks.plate as plate',
      'checks.origin as origin',
      'checks.destination as destination',
      'persons.colour as colour',
      'persons.measure as measure',
      'checks.shown as shown',
      'checks.decision as decision',
      'checks.overridden as overridden',
      'checks.rows as rows',
    ]);
  if (filter.colour !== undefined) query = query.where('persons.colour', '=', filter.colour);
  return query.orderBy('checks.corrected_at', 'desc').orderBy('checks.id', 'desc');
}

function arrivalsQuery(db: Db, filter: BoardFilter) {
  let query = chosenArrivals(db, filter)
    .leftJoin('posts', 'posts.id', 'arrivals.post')
    .leftJoin('workers', 'workers.id', 'arrivals.worker')
    .select([
      'arrivals.id as record',
      sql<'check' | 'arrival'>`'arrival'`.as('kind'),
      'arrivals.person as person',
      'persons.name as name',
      'arrivals.corrected_at as at',
      'arrivals.received_at as received_at',
      'arrivals.post as post',
      'posts.name as post_name',
      'arrivals.area as post_area',
      'workers.name as worker',
      'arrivals.plate as plate',
      'arrivals.origin as origin',
      'arrivals.area as destination',
      'persons.colour as colour',
      'persons.measure as measure',
      sql<string | null>`null`.as('shown'),
      sql<string | null>`null`.as('decision'),
      sql<number>`0`.as('overridden'),
      sql<string>`'[]'`.as('rows'),
    ]);
  if (filter.colour !== undefined) query = query.where('persons.colour', '=', filter.colour);
  return query.orderBy('arrivals.corrected_at', 'desc').orderBy('arrivals.id', 'desc');
}

/** The checks of a filter, whatever colour their persons have. */
function chosenChecks(db: Db, filter: BoardFilter) {
  let query = db
    .selectFrom('checks')
    .innerJoin('persons', 'persons.id', 'checks.person')
    .where('checks.corrected_at', '>=', filter.from)
    .where(checkInScope(filter.scope));
  if (filter.post !== undefined) query = query.where('checks.post', '=', filter.post);
  if (filter.area !== undefined) query = query.where(checkInScope(filter.area));
  if (filter.decision !== undefined) query = query.where('checks.decision', '=', filter.decision);
  return query;
}

function chosenArrivals(db: Db, filter: BoardFilter) {
  let query = db
    .selectFrom('arrivals')
    .innerJoin('persons', 'persons.id', 'arrivals.person')
    .where('arrivals.corrected_at', '>=', filter.from)
    .where(arrivalInScope(filter.scope));
  if (filter.post !== undefined) query = query.where('arrivals.post', '=', filter.post);
  if (filter.area !== undefined) query = query.where(lies('arrivals.area', filter.area));
  return query;
}

/** How many persons of each colour a filter names, less its colour. */
export async function countColours(db: Db, filter: BoardFilter): Promise<Map<string, number>> {
  const seen = chosenChecks(db, filter).select(['checks.person as person', 'persons.colour as colour']);
  const came = chosenArrivals(db, filter).select(['arrivals.person as person', 'persons.colour as colour']);
  const rows = await db
    .selectFrom((filter.decision === undefined ? seen.union(came) : seen).as('seen'))
    .select(['colour', (is) => is.fn.countAll<number>().as('persons')])
    .groupBy('colour')
    .execute();
  return new Map(rows.map((row) => [row.colour, Number(row.persons)]));
}

type PostCount = {
  post: string;
  checks: number;
  cars: number;
  red: number;
  orange: number;
  last_at: number | null;
};

/** What each post did since a time: persons looked at, vehicles, and how many persons of each severe colour. */
export async function countPosts(db: Db, filter: BoardFilter): Promise<PostCount[]> {
  const distinct = (colour: string, table: 'checks' | 'arrivals') =>
    sql<number>`count(distinct case when persons.colour = ${sql.lit(colour)} then ${sql.ref(`${table}.person`)} end)`;
  const checks = await chosenChecks(db, filter)
    .select((is) => [
      'checks.post as post',
      is.fn.countAll<number>().as('checks'),
      is.fn.count<number>('checks.car').distinct().as('cars'),
      distinct('red', 'checks').as('red'),
      distinct('orange', 'checks').as('orange'),
      is.fn.max('checks.corrected_at').as('last_at'),
    ])
    .groupBy('checks.post')
    .execute();
  const arrivals = await chosenArrivals(db, filter)
    .select((is) => [
      'arrivals.post as post',
      is.fn.countAll<number>().as('checks'),
      sql<number>`0`.as('cars'),
      distinct('red', 'arrivals').as('red'),
      distinct('orange', 'arrivals').as('orange'),
      is.fn.max('arrivals.corrected_at').as('last_at'),
    ])
    .groupBy('arrivals.post')
    .execute();
  return [...checks, ...arrivals];
}

/** The vehicles that posts counted since a time, newest first: their persons' checks, of at most `limit` vehicles. */
export async function vehicleChecks(db: Db, filter: BoardFilter, limit: number) {
  const cars = await chosenChecks(db, filter)
    .select((is) => ['checks.car as car', is.fn.max('checks.corrected_at').as('last_at')])
    .groupBy('checks.car')
    .orderBy('last_at', 'desc')
    .limit(limit)
    .execute();
  if (cars.length === 0) return [];
  const ids = cars.map((one) => one.car);
  return await chosenChecks(db, { scope: filter.scope, from: 0 })
    .leftJoin('posts', 'posts.id', 'checks.post')
    .select([
      'checks.car as car',
      'checks.plate as plate',
      'checks.heads as heads',
      'posts.name as post_name',
      'checks.corrected_at as at',
      'checks.person as person',
      'persons.name as name',
      'persons.colour as colour',
      'checks.decision as decision',
    ])
    .where('checks.car', 'in', ids)
    .orderBy('checks.corrected_at', 'desc')
    .execute();
}
