import { isWithin } from '#domain/area/place';
import type { CallsAnswer } from '#domain/desk/duty-desk';
import { CALL_AGAIN } from '#domain/instruction/call';
import { CALL_AFTER } from '#domain/instruction/standing';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { instructionsOf } from '../instruct/instruction-of';
import { record } from '../store/audit';
import { countCalls, instructionsToCall, noteCall } from '../store/duty';
import { readInstruction } from '../store/instructions';
import { takeRevs } from '../store/meta';

/** So many at once: the caller takes the first, and asks anew after each. */
const MOST = 100;

/** The call tasks of an account's area: whose instruction nobody has received, and whom nobody answered a while ago. */
export async function callsAnswer(
  context: Context,
  account: SignedIn,
  only: 'counts' | undefined,
): Promise<CallsAnswer> {
  const { db } = context.store;
  const now = context.now();
  const asked = { area: account.area, knownBefore: now - CALL_AFTER, calledBefore: now - CALL_AGAIN };
  const rows = only === 'counts' ? [] : await instructionsToCall(db, { ...asked, limit: MOST });
  return { calls: await instructionsOf(db, rows, 'desk'), ...(await countCalls(db, asked)) };
}

/** Notes that a village was called and nobody answered; it is to be called again ten minutes later. */
export async function noAnswer(
  context: Context,
  account: SignedIn,
  id: string,
): Promise<'noted' | 'not-found' | 'already-done'> {
  const done = await context.store.write(async (tx) => {
    const row = await readInstruction(tx, id);
    if (row === null || !isWithin(row.area, account.area)) return 'not-found';
    // Somebody has received it meanwhile: nobody is to call again.
    if (row.ended_at !== null || row.received_at !== null) return 'already-done';
    await noteCall(tx, id, { at: context.now(), by: account.name });
    const payload = { instruction: row.id, number: row.number };
    const on = { at: context.now(), actor: `account:${account.id}`, area: row.area };
    await record(tx, [{ ...on, action: 'instruction-no-answer', subject: row.person, payload }]);
    return { area: row.area, rev: await takeRevs(tx, 1) };
  });
  if (typeof done === 'string') return done;
  context.live.publish([{ rev: done.rev, areas: [done.area], event: { type: 'instructions' } }]);
  return 'noted';
}
