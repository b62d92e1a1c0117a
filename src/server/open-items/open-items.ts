import { v7 as uuid } from 'uuid';
import type { OpenItemDetail, OpenItemKind, Outcome } from '#domain/open-item/open-item';
import type { News } from '../people/live-events';
import { type AuditEntry, record } from '../store/audit';
import type { OpenItemRow } from '../store/durability-rows';
import { takeRevs } from '../store/meta';
import { addOpenItems, closeOpenItem } from '../store/open-items';
import type { Db } from '../store/store';

/**
 * Something to be opened. `record` is what opened it: of one kind each record opens one item, however often it is found.
 * `area` is where it happened and `boundFor` where they were bound, both of whose desks see it; `owner` is the area whose
 * people see to it first, `post` the post whose phones show it. Times in ms UTC.
 */
export type Opening = {
  kind: OpenItemKind;
  record: string;
  person: string;
  area: string;
  boundFor: string | null;
  owner: string;
  post: string | null;
  since: number;
  due: number;
  detail: OpenItemDetail;
};

/** Opens items, in the transaction that found them, and puts that on record. @returns what desks are told after the commit */
export async function openItems(tx: Db, openings: readonly Opening[], now: number): Promise<News[]> {
  if (openings.length === 0) return [];
  const added = await addOpenItems(
    tx,
    openings.map((one) => rowOf(one, now)),
  );
  await record(
    tx,
    added.map((item): AuditEntry => {
      const { id, kind, person, area, due } = item;
      const payload = { item: id, record: item.record, due };
      return { at: now, actor: 'server', action: `open-${kind}`, subject: person, area, payload };
    }),
  );
  return await tellOf(tx, added);
}

/** Who closes an item: `by` is the account or worker, `actor` whoever stands for them in the audit log. */
export type Closing = { outcome: Outcome; word: string; at: number; by: string; actor: string };

/** Closes an open item, in the caller's transaction. @returns what desks are told after the commit */
export async function close(tx: Db, item: OpenItemRow, closing: Closing): Promise<News[]> {
  const { outcome, word, at, by, actor } = closing;
  await closeOpenItem(tx, item.id, { at, by, outcome, word });
  const { id, kind, person, area, due } = item;
  const payload = { item: id, outcome, word, inTime: at <= due };
  await record(tx, [{ at, actor, action: `closed-${kind}`, subject: person, area, payload }]);
  return await tellOf(tx, [item]);
}

/** Tells desks that items changed. */
export async function tellOf(tx: Db, items: readonly OpenItemRow[]): Promise<News[]> {
  if (items.length === 0) return [];
  const rev = await takeRevs(tx, items.length);
  return items.map(({ area, bound_for }, at) => ({
    rev: rev + at,
    areas: [area, bound_for],
    event: { type: 'open-items' },
  }));
}

const rowOf = (opening: Opening, now: number): OpenItemRow => ({
  id: uuid(),
  area: opening.area,
  kind: opening.kind,
  person: opening.person,
  record: opening.record,
  bound_for: opening.boundFor,
  since: opening.since,
  found_at: now,
  due: opening.due,
  state: 'open',
  closed_at: null,
  closed_by: null,
  word: null,
  owner: opening.owner,
  post: opening.post,
  detail: JSON.stringify(opening.detail),
  taken_at: null,
  taken_by: null,
  outcome: null,
});
