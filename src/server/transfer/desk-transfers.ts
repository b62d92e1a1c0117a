import type { NewTransfer, TransfersAnswer, WantedOrder } from '#domain/desk/transfers-desk';
import { verdictSchema } from '#domain/policy/verdict';
import { fault, ok, type Result } from '#domain/result';
import { type Course, cancelTransfer, orderTransfer } from '#domain/transfer/take-step';
import type { Transfer, TransferStep } from '#domain/transfer/transfer';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import type { News } from '../people/live-events';
import { record } from '../store/audit';
import { readPost } from '../store/county';
import { readPersonInScope } from '../store/persons';
import { isInScope } from '../store/scope';
import type { Db } from '../store/store';
import type { TransferRow } from '../store/transfer-rows';
import { changeTransfer, readTransfer, transfersIn } from '../store/transfers';
import { columnsOf, courseOf } from './course-of';
import { hasTransfer, keepTransfers, newTransfer } from './open-transfers';
import { freeRooms, sitesAndTeams } from './sites-and-teams';
import { sayTransferStep } from './take-transfer-steps';
import { tellTransfers } from './tell-transfers';
import { transfersFor } from './transfer-of';

const LIMIT = 500;
/** What is over is shown for so long, ms. */
const OVER_SHOWN = 24 * 3_600_000;

/** The transfers in an account's area, with the sites and teams of the county. */
export async function listTransfers(context: Context, account: SignedIn): Promise<TransfersAnswer> {
  const { db } = context.store;
  const asked = { area: account.area, endedAfter: context.now() - OVER_SHOWN, limit: LIMIT + 1 };
  const rows = await transfersIn(db, asked);
  const transfers = await transfersFor(db, rows.slice(0, LIMIT), () => 'desk');
  return { transfers, more: rows.length > LIMIT, ...(await sitesAndTeams(db)) };
}

/** One transfer whole, to call; that it was looked at goes on record. */
export async function lookAtTransfer(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<Transfer, 'not-found'>> {
  const row = await inScope(context.store.db, account, id);
  if (row === null) return fault('not-found');
  const [whole] = await transfersFor(context.store.db, [row], () => 'look');
  if (whole === undefined) return fault('not-found');
  await context.store.write((tx) => note(tx, context, { account, row, action: 'transfer-look' }));
  return ok(whole);
}

/**
 * Opens a transfer by hand, for somebody in the account's area.
 * @returns its id; `already-done` when one is under way
 */
export async function openByHand(
  context: Context,
  account: SignedIn,
  { person: id, word }: NewTransfer,
): Promise<Result<string, 'not-found' | 'already-done'>> {
  const now = context.now();
  const made = await context.store.write(async (tx) => {
    const person = await readPersonInScope(tx, id, account.area);
    if (person === null) return fault('not-found' as const);
    if (await hasTransfer(tx, person.id)) return fault('already-done' as const);
    const { reasons } = verdictSchema.parse(JSON.parse(person.verdict));
    const row = newTransfer({
      area: person.area,
      person: person.id,
      record: null,
      from_post: null,
      plate: person.plate,
      word,
      fever: reasons.some(({ when }) => when === 'unwell') ? 1 : 0,
      held_at: now,
      known_at: now,
      opened_by: account.id,
    });
    await note(tx, context, { account, row, action: 'transfer-opened' });
    return ok({ id: row.id, news: await keepTransfers(tx, [row]) });
  });
  if (!made.ok) return made;
  context.live.publish(made.value.news);
  return ok(made.value.id);
}

/**
 * Sends a team and names a site, or changes either. The room is kept in the same transaction: of two desks that give away
 * the last one, the second is told.
 * @returns `conflict`: the site has no free room; `already-done`: too late, or it stands so already
 */
export async function order(
  context: Context,
  account: SignedIn,
  { id, driver, site }: WantedOrder & { id: string },
): Promise<Result<null, 'not-found' | 'gone' | 'conflict' | 'already-done'>> {
  return await change(context, account, id, async (tx, row) => {
    const posts = [
      { post: await readPost(tx, driver), kind: 'drivers' },
      { post: await readPost(tx, site), kind: 'site' },
    ];
    if (posts.some(({ post, kind }) => post?.kind !== kind)) return fault('not-found');
    if (posts.some(({ post }) => post?.ended_at !== null)) return fault('gone');
    const at = context.now();
    const { driverMinutes } = (await context.policies.inForce(tx, at)).policy.parameters;
    const course = orderTransfer(courseOf(row), { driver, site, at, due: at + driverMinutes * 60_000 });
    if (!course.ok) return fault('already-done');
    if (row.site !== site && (await freeRooms(tx, site)) < 1) return fault('conflict');
    await keep(tx, row, course.value);
    await note(tx, context, { account, row, action: 'transfer-ordered', more: { driver, site } });
    return ok([]);
  });
}

/** Takes a transfer back, with a reason. */
export async function cancel(
  context: Context,
  account: SignedIn,
  { id, word }: { id: string; word: string },
): Promise<Result<null, 'not-found' | 'already-done'>> {
  return await change(context, account, id, async (tx, row) => {
    const taken = { at: context.now(), by: account.name, word };
    const course = cancelTransfer(courseOf(row), taken);
    if (!course.ok) return fault('already-done');
    await keep(tx, row, course.value);
    await note(tx, context, { account, row, action: 'transfer-cancelled', more: { word } });
    return ok([]);
  });
}

/**
 * Notes a step that the desk learnt by telephone, as the team or site that the order names would say it.
 * @returns `conflict` when a reason is missing
 */
export async function sayByTelephone(
  context: Context,
  account: SignedIn,
  said: TransferStep,
): Promise<Result<null, 'not-found' | 'already-done' | 'conflict'>> {
  return await change(context, account, said.transfer, async (tx, row) => {
    const atSite = said.step === 'received' || said.step === 'discharged';
    const post = (atSite ? row.site : row.driver) ?? '';
    const at = context.now();
    const policy = await context.policies.inForce(tx, at);
    const step = { step: said, post, by: account.name, at };
    const taken = await sayTransferStep(tx, row, { said: step, policy });
    if (!taken.ok) return fault(taken.fault === 'no-reason' ? 'conflict' : 'already-done');
    await note(tx, context, { account, row, action: `transfer-${said.step}` });
    return ok(taken.value);
  });
}

const keep = (tx: Db, row: TransferRow, course: Course): Promise<void> =>
  changeTransfer(tx, row.id, columnsOf(course));

async function change<Refused extends string>(
  context: Context,
  account: SignedIn,
  id: string,
  deed: (tx: Db, row: TransferRow) => Promise<Result<News[], Refused>>,
): Promise<Result<null, Refused | 'not-found'>> {
  const done = await context.store.write(async (tx): Promise<Result<News[], Refused | 'not-found'>> => {
    const row = await inScope(tx, account, id);
    if (row === null) return fault('not-found');
    const did = await deed(tx, row);
    if (!did.ok) return did;
    return ok([...did.value, ...(await tellTransfers(tx, [(await readTransfer(tx, id)) ?? row]))]);
  });
  if (!done.ok) return done;
  context.live.publish(done.value);
  return ok(null);
}

async function inScope(db: Db, account: SignedIn, id: string): Promise<TransferRow | null> {
  const row = await readTransfer(db, id);
  return row !== null && isInScope(row.area, account.area) ? row : null;
}

type Noting = { account: SignedIn; row: TransferRow; action: string; more?: Record<string, string> };

async function note(tx: Db, context: Context, { account, row, action, more }: Noting): Promise<void> {
  const payload = { transfer: row.id, ...more };
  const actor = `account:${account.id}`;
  await record(tx, [{ at: context.now(), actor, action, subject: row.person, area: row.area, payload }]);
}
