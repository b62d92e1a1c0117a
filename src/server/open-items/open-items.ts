import { v7 as uuid } from 'uuid';
import { closedBy } from '#domain/open-item/closing';
import {
  allOutcomesSchema,
  type OpenItemDetail,
  type OpenItemKind,
  type Outcome,
  openItemKindSchema,
} from '#domain/open-item/open-item';
import type { News } from '../people/live-events';
import { type AuditEntry, record } from '../store/audit';
import { type Touched, touch } from '../store/changes';
import type { OpenItemRow } from '../store/durability-rows';
import { takeRevs } from '../store/meta';
import { dropWaitingClosings, waitingClosings } from '../store/open-ends';
import type { WaitingClosingRow } from '../store/open-ends-rows';
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

/**
 * Opens items, in the transaction that found them, and puts that on record. What a post has said of one already closes it
 * at once.
 * @returns what desks are told after the commit
 */
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
  const told = await tellOf(tx, added);
  return [...told, ...(await settleWaiting(tx, added))];
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

/** Closes those of some open items of which a post has said before what came of them. */
export async function settleWaiting(tx: Db, items: readonly OpenItemRow[]): Promise<News[]> {
  if (items.length === 0) return [];
  const waiting = await waitingClosings(
    tx,
    items.map(({ record }) => record),
  );
  const news: News[] = [];
  const settled = new Set<string>();
  for (const item of items) {
    const said = waiting.find((one) => isOf(one, item));
    if (said === undefined) continue;
    settled.add(said.id);
    const [, by = ''] = said.said_by.split(':');
    const outcome = allOutcomesSchema.parse(said.outcome);
    news.push(...(await close(tx, item, { outcome, word: said.word, at: said.at, by, actor: said.said_by })));
  }
  await dropWaitingClosings(tx, [...settled]);
  return news;
}

/** A post speaks for what happened there, a village for what is its own. */
function isOf(said: WaitingClosingRow, item: OpenItemRow): boolean {
  if (said.record !== item.record || (said.kind !== null && said.kind !== item.kind)) return false;
  const village = said.kind !== null && closedBy(openItemKindSchema.parse(said.kind)) === 'village';
  return village ? item.owner.startsWith(said.area) : item.post === said.post;
}

/** Tells desks that items changed, and the phones of the post or village that can see to them. */
export async function tellOf(tx: Db, items: readonly OpenItemRow[]): Promise<News[]> {
  if (items.length === 0) return [];
  await touch(tx, items.flatMap(toldOf));
  const rev = await takeRevs(tx, items.length);
  return items.map(({ area, bound_for }, at) => ({
    rev: rev + at,
    areas: [area, bound_for],
    event: { type: 'open-items' },
  }));
}

function toldOf({ id, kind, owner, post }: OpenItemRow): Touched[] {
  const by = closedBy(openItemKindSchema.parse(kind));
  if (by === null) return [];
  return [{ topic: 'open-item', key: id, area: owner, post: by === 'post' ? post : null, at: null }];
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
