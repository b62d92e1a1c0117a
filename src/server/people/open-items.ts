import type * as z from 'zod/mini';
import { type closeOpenItemSchema, type OpenItemsAnswer, openItemKindSchema } from '#domain/desk/open-items';
import { maskName } from '#domain/document/name';
import { verdictSchema } from '#domain/policy/verdict';
import { fault, ok, type Result } from '#domain/result';
import type { Refusal } from '#domain/wire';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { record } from '../store/audit';
import { takeRevs } from '../store/meta';
import { closeOpenItem, type OpenItemSource, openItemsIn, readOpenItem } from '../store/open-items';
import { colourOf } from './judge';

/** More than anybody can see to: the nearest limits are told, and that there are more. */
const MOST = 200;

/** What waits for somebody of the account's area to see to it, the nearest limit first. */
export async function openItemsAnswer(context: Context, account: SignedIn): Promise<OpenItemsAnswer> {
  const sources = await openItemsIn(context.store.db, account.area, MOST + 1);
  return {
    items: sources.slice(0, MOST).map(itemOf),
    more: sources.length > MOST,
    serverTime: context.now(),
  };
}

function itemOf(source: OpenItemSource): OpenItemsAnswer['items'][number] {
  const { reasons, measure } = verdictSchema.parse(JSON.parse(source.verdict));
  return {
    id: source.id,
    kind: openItemKindSchema.parse(source.kind),
    person: source.person,
    name: source.name === null ? '' : maskName(source.name),
    colour: colourOf(source.colour),
    shown: colourOf(source.shown),
    measure,
    rows: [...new Set(reasons.map((reason) => reason.row))],
    postName: source.post_name ?? '',
    plate: source.plate,
    origin: source.origin,
    destination: source.bound_for,
    at: source.since,
    foundAt: source.found_at,
    due: source.due,
  };
}

/**
 * Closes an item with a word on what was done; that stays on record with who said it.
 * @returns `not-found` when there is none in the account's area, `already-done` when it is closed
 */
export async function closeItem(
  context: Context,
  account: SignedIn,
  closing: { id: string } & z.infer<typeof closeOpenItemSchema>,
): Promise<Result<null, Refusal['error']>> {
  const { id, word } = closing;
  const at = context.now();
  const closed = await context.store.write<
    Result<{ rev: number; areas: (string | null)[] }, Refusal['error']>
  >(async (tx) => {
    const item = await readOpenItem(tx, id, account.area);
    if (item === null) return fault('not-found');
    if (item.state !== 'open') return fault('already-done');
    await closeOpenItem(tx, id, { at, by: account.id, word });
    const { person, area, bound_for, due } = item;
    const actor = `account:${account.id}`;
    const payload = { item: id, word, inTime: at <= due };
    await record(tx, [{ at, actor, action: 'released-closed', subject: person, area, payload }]);
    return ok({ rev: await takeRevs(tx, 1), areas: [area, bound_for] });
  });
  if (!closed.ok) return closed;
  context.live.publish([{ ...closed.value, event: { type: 'open-items' } }]);
  return ok(null);
}
