import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import { comparisonHours } from '#domain/reconcile/hours';
import { HOUR, SETTLING } from '#domain/reconcile/said';
import type { Context } from '../context';
import type { News } from '../people/live-events';
import { personsArrivedIn, personsCheckedIn, personsDeclaredFor } from '../store/compare';
import { readCounty } from '../store/county';
import { keepMeta, readMeta } from '../store/meta';
import type { Db } from '../store/store';
import { comparePersons } from './compare-persons';

/** Up to which times everything was compared: declared arrivals, checks on the way to a village, cars and arrivals. */
const comparedSchema = z.object({ declared: z.int(), checked: z.int(), settled: z.int() });
type Compared = z.infer<typeof comparedSchema>;

/** A server that never compared looks back so far. */
const FIRST_LOOK = 48 * HOUR;
/** So many persons in one transaction: posts go on sending in between. */
const STEP = 200;

/**
 * Finds what became due by time alone: who should have come, arrived or been checked by now. Only what lies between the
 * last look and this one is read, by its index.
 */
export async function compareDue(context: Context, signal?: AbortSignal): Promise<void> {
  const now = context.now();
  const { db } = context.store;
  // Before the county is set up there is nothing to compare, nor anything to compare by.
  if ((await readCounty(db)) === null) return;
  const policy = await context.policies.inForce(db, now);
  const { neverCameHours, neverArrivedHours } = comparisonHours(policy.policy.parameters);
  const before = (await readCompared(db)) ?? {
    declared: now - FIRST_LOOK,
    checked: now - FIRST_LOOK,
    settled: now - FIRST_LOOK,
  };
  // A clock that went back, or longer hours, leave nothing to look at again.
  const upTo: Compared = {
    declared: Math.max(before.declared, now - neverCameHours * HOUR),
    checked: Math.max(before.checked, now - neverArrivedHours * HOUR),
    settled: Math.max(before.settled, now - SETTLING),
  };
  const settled = { after: before.settled, upTo: upTo.settled };
  const due = new Set([
    ...(await personsDeclaredFor(db, { after: before.declared, upTo: upTo.declared })),
    ...(await personsCheckedIn(db, { after: before.checked, upTo: upTo.checked })),
    ...(await personsCheckedIn(db, settled)),
    ...(await personsArrivedIn(db, settled)),
  ]);
  const news: News[] = [];
  const persons = [...due];
  for (let from = 0; from < persons.length; from += STEP) {
    // What was not compared is compared at the next start: how far it came is kept at the end.
    if (signal?.aborted === true) return context.live.publish(news);
    const some = persons.slice(from, from + STEP);
    news.push(...(await context.store.write((tx) => comparePersons(tx, some, { policy, now }))));
    // Whoever asks the server meanwhile is answered in between.
    await setImmediate();
  }
  await context.store.write((tx) => keepMeta(tx, 'compared', JSON.stringify(upTo)));
  context.live.publish(news);
}

/** Up to when was compared, or null before the first time. */
export async function readCompared(db: Db): Promise<Compared | null> {
  const text = await readMeta(db, 'compared');
  return text === null ? null : comparedSchema.parse(JSON.parse(text));
}
