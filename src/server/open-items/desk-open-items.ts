import { isWithin } from '#domain/area/place';
import { maskName } from '#domain/document/name';
import {
  type CloseOpenItem,
  closes,
  isOwnersToClose,
  isResult,
  type OpenItem,
  type OpenItemKind,
  type OpenItemsAnswer,
  openItemDetailSchema,
  openItemKindSchema,
  ownerNow,
} from '#domain/open-item/open-item';
import { verdictSchema } from '#domain/policy/verdict';
import { fault, ok, type Result } from '#domain/result';
import type { Refusal } from '#domain/wire';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { colourOf } from '../people/judge';
import type { News } from '../people/live-events';
import { record } from '../store/audit';
import type { OpenItemRow } from '../store/durability-rows';
import {
  countOpenItems,
  type OpenItemSource,
  openItemsIn,
  readOpenItem,
  takeOpenItem,
} from '../store/open-items';
import type { Db } from '../store/store';
import { close, tellOf } from './open-items';
import { clear, sayResult } from './say-fact';

/** More than anybody can see to: the nearest limits are told, and that there are more. */
const MOST = 200;

/** What waits for somebody of the account's area to see to it, the nearest limit first; of one kind, or of all; or the counts alone. */
export async function openItemsAnswer(
  context: Context,
  account: SignedIn,
  asked: { kind?: OpenItemKind | undefined; only?: 'counts' | undefined },
): Promise<OpenItemsAnswer> {
  const now = context.now();
  const { db } = context.store;
  const { kind = null, only } = asked;
  const sources =
    only === 'counts' ? [] : await openItemsIn(db, { area: account.area, kind, limit: MOST + 1 });
  const counts = await countOpenItems(db, account.area, now);
  return {
    items: sources.slice(0, MOST).map((source) => itemOf(source, now)),
    counts: counts.map((one) => ({ ...one, kind: openItemKindSchema.parse(one.kind) })),
    more: sources.length > MOST,
    serverTime: now,
  };
}

function itemOf(source: OpenItemSource, now: number): OpenItem {
  const { reasons, measure } = verdictSchema.parse(JSON.parse(source.verdict));
  return {
    id: source.id,
    kind: openItemKindSchema.parse(source.kind),
    person: source.person,
    name: source.name === null ? '' : maskName(source.name),
    colour: colourOf(source.colour),
    shown: source.shown === null ? null : colourOf(source.shown),
    measure,
    rows: [...new Set(reasons.map((reason) => reason.row))],
    postName: source.post_name ?? '',
    plate: source.check_plate ?? source.person_plate,
    origin: source.origin,
    destination: source.bound_for,
    at: source.since,
    foundAt: source.found_at,
    due: source.due,
    owner: source.owner,
    now: ownerNow(source, now),
    detail: openItemDetailSchema.parse(JSON.parse(source.detail)),
    taken: source.taken_at === null ? null : { at: source.taken_at, by: source.taker ?? '' },
  };
}

type Refused = Extract<Refusal['error'], 'not-found' | 'already-done' | 'bad-request' | 'not-allowed'>;

/**
 * Closes an item with what came of it and a word on what was done; that stays on record with who said it. What came of it
 * may be a fact of the person: the result of a test, or that a clinic has cleared them. Then they are judged anew.
 * @returns `not-found` when there is none in the account's area, `already-done` when it is closed, `bad-request` when an
 * item of its kind does not end so, `not-allowed` when it is another tier's to close
 */
export const closeItem = (
  context: Context,
  account: SignedIn,
  { id, outcome, word, test }: CloseOpenItem & { id: string },
): Promise<Result<null, Refused>> =>
  change(context, account, id, async (tx, item) => {
    const kind = openItemKindSchema.parse(item.kind);
    if (!closes(kind, outcome)) return fault('bad-request');
    if (isOwnersToClose(kind) && !isWithin(item.owner, account.area)) return fault('not-allowed');
    const now = context.now();
    const actor = `account:${account.id}`;
    const closed = await close(tx, item, { outcome, word, at: now, by: account.id, actor });
    const said = { item, by: account.id, now };
    const policy = await context.policies.inForce(tx, now);
    if (kind === 'fever' && outcome === 'cleared') return ok([...closed, ...(await clear(tx, said, policy))]);
    if (test === undefined || !isResult(outcome)) return ok(closed);
    return ok([...closed, ...(await sayResult(tx, { ...said, ...test, result: outcome }, policy))]);
  });

/** Says that whoever is signed in works on an item, or leaves it again. */
export const takeItem = (
  context: Context,
  account: SignedIn,
  { id, does }: { id: string; does: 'take' | 'leave' },
): Promise<Result<null, Refused>> =>
  change(context, account, id, async (tx, item) => {
    const at = context.now();
    await takeOpenItem(tx, id, does === 'take' ? { at, by: account.id } : null);
    const { person, area, kind } = item;
    const actor = `account:${account.id}`;
    await record(tx, [
      { at, actor, action: `${does}-${kind}`, subject: person, area, payload: { item: id } },
    ]);
    return ok(await tellOf(tx, [item]));
  });

async function change(
  context: Context,
  account: SignedIn,
  id: string,
  deed: (tx: Db, item: OpenItemRow) => Promise<Result<News[], Refused>>,
): Promise<Result<null, Refused>> {
  const done = await context.store.write<Result<News[], Refused>>(async (tx) => {
    const item = await readOpenItem(tx, id, account.area);
    if (item === null) return fault('not-found');
    if (item.state !== 'open') return fault('already-done');
    return await deed(tx, item);
  });
  if (!done.ok) return done;
  context.live.publish(done.value);
  return ok(null);
}
