import { sql } from 'kysely';
import type { OpenItemRow } from './durability-rows';
import { insertNew, selectMany } from './many';
import { lies } from './scope';
import type { Db } from './store';

/** A check after which somebody was let go. */
export type Release = {
  record: string;
  person: string;
  area: string;
  destination: string | null;
  post: string;
  shown: string;
  at: number;
};

/** The newest check of each person, of those after which they were let go; whoever was held since is not among them. */
export async function lastReleases(db: Db, persons: readonly string[]): Promise<Release[]> {
  const rows = await selectMany<Release & { decision: string }>(
    db,
    'select "id" as "record", "person", "area", "destination", "post", "shown", "decision", "corrected_at" as "at" ' +
      'from "checks" where "person" in (?) order by "corrected_at", "id"',
    persons,
  );
  const last = new Map(rows.map((row) => [row.person, row]));
  return [...last.values()].filter((row) => row.decision === 'release');
}

/** Keeps items that were found, each once however often it is found. @returns those that were not there */
export async function addOpenItems(tx: Db, rows: readonly OpenItemRow[]): Promise<OpenItemRow[]> {
  const added = await insertNew(tx, 'open_items', rows, ['id']);
  return rows.filter((_, at) => added[at] === true);
}

/** An item with what a desk is shown of it. */
export type OpenItemSource = OpenItemRow & {
  name: string | null;
  colour: string;
  measure: string;
  verdict: string;
  shown: string | null;
  check_plate: string | null;
  person_plate: string | null;
  origin: string | null;
  post_name: string | null;
  taker: string | null;
};

type Asked = { area: string; kind: string | null; limit: number };

/** The open items of an area, or of people bound for it, the nearest limit first. */
export async function openItemsIn(db: Db, { area, kind, limit }: Asked): Promise<OpenItemSource[]> {
  const query = db
    .selectFrom('open_items')
    .innerJoin('persons', 'persons.id', 'open_items.person')
    .leftJoin('checks', 'checks.id', 'open_items.record')
    .leftJoin('posts', 'posts.id', 'open_items.post')
    .leftJoin('accounts', 'accounts.id', 'open_items.taken_by')
    .selectAll('open_items')
    .select([
      'persons.name as name',
      'persons.colour as colour',
      'persons.measure as measure',
      'persons.verdict as verdict',
      'persons.plate as person_plate',
      'checks.shown as shown',
      'checks.plate as check_plate',
      'checks.origin as origin',
      'posts.name as post_name',
      'accounts.name as taker',
    ])
    .where('open_items.state', '=', 'open')
    .where((is) => is.or([lies('open_items.area', area), lies('open_items.bound_for', area)]));
  return await (kind === null ? query : query.where('open_items.kind', '=', kind))
    .orderBy('open_items.due')
    .orderBy('open_items.id')
    .limit(limit)
    .execute();
}

/** How many are open of each kind in an area, and how many of them late. */
export async function countOpenItems(
  db: Db,
  area: string,
  now: number,
): Promise<{ kind: string; open: number; late: number }[]> {
  const rows = await db
    .selectFrom('open_items')
    .select([
      'kind',
      sql<number>`count(*)`.as('open'),
      sql<number>`sum(case when due < ${now} then 1 else 0 end)`.as('late'),
    ])
    .where('state', '=', 'open')
    .where((is) => is.or([lies('area', area), lies('bound_for', area)]))
    .groupBy('kind')
    .execute();
  return rows.map(({ kind, open, late }) => ({ kind, open: Number(open), late: Number(late) }));
}

/** An item as far as somebody with this area may see, or null. */
export async function readOpenItem(db: Db, id: string, area: string): Promise<OpenItemRow | null> {
  const row = await db
    .selectFrom('open_items')
    .selectAll()
    .where('id', '=', id)
    .where((is) => is.or([lies('area', area), lies('bound_for', area)]))
    .executeTakeFirst();
  return row ?? null;
}

/** The items of one kind that these records opened, open or closed. */
export const openItemsOf = (db: Db, kind: string, records: readonly string[]): Promise<OpenItemRow[]> =>
  selectMany<OpenItemRow>(
    db,
    'select * from "open_items" where "record" in (?) and "kind" = $more order by "id"',
    records,
    [kind],
  );

/** Closes an item: when, by whom, what came of it, and what was done, in a word. */
export async function closeOpenItem(
  tx: Db,
  id: string,
  closed: { at: number; by: string; outcome: string; word: string },
): Promise<void> {
  const { at, by, outcome, word } = closed;
  await tx
    .updateTable('open_items')
    .set({ state: 'closed', closed_at: at, closed_by: by, outcome, word })
    .where('id', '=', id)
    .execute();
}

/** That somebody works on an item, or no longer does. */
export async function takeOpenItem(
  tx: Db,
  id: string,
  taken: { at: number; by: string } | null,
): Promise<void> {
  await tx
    .updateTable('open_items')
    .set({ taken_at: taken?.at ?? null, taken_by: taken?.by ?? null })
    .where('id', '=', id)
    .execute();
}
