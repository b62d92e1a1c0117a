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
  shown: string;
  at: number;
};

/** The newest check of each person, of those after which they were let go; whoever was held since is not among them. */
export async function lastReleases(db: Db, persons: readonly string[]): Promise<Release[]> {
  const rows = await selectMany<Release & { decision: string }>(
    db,
    'select "id" as "record", "person", "area", "destination", "shown", "decision", "corrected_at" as "at" ' +
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
  shown: string;
  plate: string | null;
  origin: string | null;
  post_name: string | null;
};

/** The open items of an area, or of people bound for it, the nearest limit first. */
export const openItemsIn = (db: Db, area: string, limit: number): Promise<OpenItemSource[]> =>
  db
    .selectFrom('open_items')
    .innerJoin('persons', 'persons.id', 'open_items.person')
    .innerJoin('checks', 'checks.id', 'open_items.record')
    .leftJoin('posts', 'posts.id', 'checks.post')
    .selectAll('open_items')
    .select([
      'persons.name as name',
      'persons.colour as colour',
      'persons.measure as measure',
      'persons.verdict as verdict',
      'checks.shown as shown',
      'checks.plate as plate',
      'checks.origin as origin',
      'posts.name as post_name',
    ])
    .where('open_items.state', '=', 'open')
    .where((is) => is.or([lies('open_items.area', area), lies('open_items.bound_for', area)]))
    .orderBy('open_items.due')
    .orderBy('open_items.id')
    .limit(limit)
    .execute();

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

/** Closes an item: when, by whom, and what was done, in a word. */
export async function closeOpenItem(
  tx: Db,
  id: string,
  closed: { at: number; by: string; word: string },
): Promise<void> {
  await tx
    .updateTable('open_items')
    .set({ state: 'closed', closed_at: closed.at, closed_by: closed.by, word: closed.word })
    .where('id', '=', id)
    .execute();
}
