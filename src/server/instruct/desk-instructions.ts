import { isWithin } from '#domain/area/place';
import type { DeskStep, NewOrder } from '#domain/desk/instructions-desk';
import type { Instruction } from '#domain/instruction/instruction';
import { fault, ok, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { touchWards } from '../followup/watch-persons';
import { record } from '../store/audit';
import { listPosts } from '../store/county';
import {
  addInstructions,
  endInstructions,
  instructionsIn,
  readInstruction,
  takeStep,
} from '../store/instructions';
import type { Db } from '../store/store';
import type { InstructionRow } from '../store/tables';
import { instructionOf, numbered, tellOf } from './instruct-persons';
import { instructionsOf } from './instruction-of';

const LIMIT = 500;
/** What ended is shown for so long, ms. */
const ENDED_SHOWN = 24 * 3_600_000;

/** The instructions in an account's area: open ones, and those that ended within a day. */
export async function listInstructions(
  context: Context,
  account: SignedIn,
): Promise<{ instructions: Instruction[]; more: boolean }> {
  const asked = { area: account.area, endedAfter: context.now() - ENDED_SHOWN, limit: LIMIT + 1 };
  const rows = await instructionsIn(context.store.db, asked);
  const instructions = await instructionsOf(context.store.db, rows.slice(0, LIMIT), 'desk');
  return { instructions, more: rows.length > LIMIT };
}

/** One instruction whole, to call or to print; that it was looked at goes on record. */
export async function openInstruction(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<Instruction, 'not-found'>> {
  const row = await inScope(context.store.db, account, id);
  if (row === null) return fault('not-found');
  const [instruction] = await instructionsOf(context.store.db, [row], 'village');
  if (instruction === undefined) return fault('not-found');
  await context.store.write((tx) => note(tx, context, { account, row, action: 'instruction-look' }));
  return ok(instruction);
}

/**
 * Gives an order to an area below the account's own: to each of its villages that has somebody on duty one with a
 * receipt and clocks of its own, or to the area itself where none has.
 */
export async function giveOrder(
  context: Context,
  account: SignedIn,
  order: NewOrder,
): Promise<Result<Instruction[], 'not-allowed'>> {
  if (!isWithin(order.area, account.area)) return fault('not-allowed');
  const now = context.now();
  const { rows, news } = await context.store.write(async (tx) => {
    const by = { policy: await context.policies.inForce(tx, now), now };
    const villages = await villagesOnDuty(tx, order.area);
    const areas = villages.length === 0 ? [order.area] : villages;
    const rows = await numbered(
      tx,
      areas.map((area) => instructionOf({ area, text: order.text, issuedBy: account.id }, null, by)),
    );
    await addInstructions(tx, rows);
    for (const row of rows) await note(tx, context, { account, row, action: 'order' });
    return { rows, news: await tellOf(tx, rows) };
  });
  context.live.publish(news);
  return ok(await instructionsOf(context.store.db, rows, 'desk'));
}

/** The villages of an area that have a duty post. */
async function villagesOnDuty(db: Db, area: string): Promise<string[]> {
  const posts = (await listPosts(db)).filter((post) => post.kind === 'village' && post.ended_at === null);
  return [...new Set(posts.map((post) => post.area).filter((village) => isWithin(village, area)))];
}

/** Notes a step that the desk learnt by telephone. */
export async function sayStep(
  context: Context,
  account: SignedIn,
  said: DeskStep & { id: string },
): Promise<Result<null, 'not-found' | 'already-done'>> {
  return await change(context, account, said.id, async (tx, row) => {
    const taken = { at: context.now(), by: account.name, note: said.note ?? null };
    if (!(await takeStep(tx, row.id, said.step, taken))) return 'already-done';
    await note(tx, context, { account, row, action: `instruction-${said.step}` });
    await touchWards(tx, row.person === null ? [] : [row.person]);
    return null;
  });
}

/** Takes an order back. What the policy asks of a person is nobody's to take back. */
export async function withdrawOrder(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<Result<null, 'not-found' | 'not-allowed' | 'already-done'>> {
  return await change(context, account, id, async (tx, row) => {
    if (row.person !== null) return 'not-allowed';
    if (row.ended_at !== null) return 'already-done';
    await endInstructions(tx, [row.id], { at: context.now(), why: 'withdrawn' });
    await note(tx, context, { account, row, action: 'order-withdrawn' });
    return null;
  });
}

async function change<Refused extends string>(
  context: Context,
  account: SignedIn,
  id: string,
  deed: (tx: Db, row: InstructionRow) => Promise<Refused | null>,
): Promise<Result<null, Refused | 'not-found'>> {
  const done = await context.store.write(async (tx) => {
    const row = await inScope(tx, account, id);
    if (row === null) return fault('not-found' as const);
    const why = await deed(tx, row);
    return why === null ? ok(await tellOf(tx, [row])) : fault(why);
  });
  if (!done.ok) return done;
  context.live.publish(done.value);
  return ok(null);
}

async function inScope(db: Db, account: SignedIn, id: string): Promise<InstructionRow | null> {
  const row = await readInstruction(db, id);
  return row !== null && isWithin(row.area, account.area) ? row : null;
}

type Noting = { account: SignedIn; row: InstructionRow; action: string };

async function note(tx: Db, context: Context, { account, row, action }: Noting): Promise<void> {
  const payload = { instruction: row.id, number: row.number };
  const actor = `account:${account.id}`;
  await record(tx, [{ at: context.now(), actor, action, subject: row.person, area: row.area, payload }]);
}
