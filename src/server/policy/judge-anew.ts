import { setImmediate } from 'node:timers/promises';
import type { Context } from '../context';
import { judgeSome, nobodyJudged } from '../people/judge-everybody';
import { record } from '../store/audit';
import { dropMeta, keepMeta, readMeta } from '../store/meta';
import { personsAfter } from '../store/persons';
import type { Db } from '../store/store';

/** So many at a time: what a phone sends meanwhile waits no longer than for these. */
const STEP = 500;

/** Says in the transaction that publishes: everybody is to be judged by the policy now in force, from the first on. */
export const beginJudging = (tx: Db): Promise<void> => keepMeta(tx, 'judging', '');

/**
 * Judges everybody by the policy in force (PRODUCT.md rule 6), step by step, each step in a transaction of its own, so
 * that the posts' records come in between. Where a step ended is kept with it: what a power cut interrupts goes on at
 * the next start. Does nothing when everybody is judged.
 * @returns how many turned red and orange
 */
export async function judgeAnew(
  context: Context,
  signal?: AbortSignal,
): Promise<{ red: number; orange: number }> {
  const sum = { red: 0, orange: 0 };
  for (;;) {
    const judged = await context.store.write((tx) => judgeStep(tx, context));
    if (judged === null) return sum;
    sum.red += judged.red;
    sum.orange += judged.orange;
    context.live.publish(judged.news);
    if (signal?.aborted === true) return sum;
    await setImmediate();
  }
}

async function judgeStep(tx: Db, context: Context) {
  const after = await readMeta(tx, 'judging');
  if (after === null) return null;
  const persons = await personsAfter(tx, after, STEP);
  const last = persons.at(-1);
  const whole = nobodyJudged();
  if (last === undefined) {
    await dropMeta(tx, 'judging');
    return null;
  }
  const now = context.now();
  await judgeSome(tx, { policy: await context.policies.inForce(tx, now), now }, { persons, whole });
  await record(tx, whole.audit);
  await keepMeta(tx, 'judging', last.id);
  return whole;
}
