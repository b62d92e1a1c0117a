import { verdictSchema } from '#domain/policy/verdict';
import type { News } from '../people/live-events';
import { checksByIds } from '../store/open-ends';
import { readPerson } from '../store/persons';
import type { Db } from '../store/store';
import { type Held, openForHeld } from '../transfer/open-transfers';

/** A check whose test turned out positive, and when that was said, ms UTC. */
type Positive = { check: string; at: number };

/**
 * Whoever waited at a post for a test that is positive is held there: a transfer is opened as for everybody who is held.
 * Who was let go before, or turned back, is found by the instruction instead.
 * @param now from when the desk's clock runs, ms UTC
 * @returns what desks are told after the commit
 */
export async function holdPositive(tx: Db, positive: readonly Positive[], now: number): Promise<News[]> {
  const times = new Map(positive.map(({ check, at }) => [check, at]));
  const held: Held[] = [];
  for (const check of await checksByIds(tx, [...times.keys()])) {
    const person = await readPerson(tx, check.person);
    if (check.decision !== 'test-on-spot' || person === null) continue;
    const { reasons } = verdictSchema.parse(JSON.parse(person.verdict));
    const { id: record, area, post, plate } = check;
    const fever = reasons.some(({ when }) => when === 'unwell');
    held.push({ person: person.id, record, area, post, plate, fever, at: times.get(record) ?? now });
  }
  return await openForHeld(tx, held, now);
}
