import { v7 as uuid } from 'uuid';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { type Added, addFacts } from '../people/add-facts';
import type { News } from '../people/live-events';
import { record } from '../store/audit';
import type { OpenItemRow } from '../store/durability-rows';
import { addTestResults } from '../store/open-ends';
import type { Db } from '../store/store';
import { closeAnswered } from './find-ends';
import { holdPositive } from './hold-positive';

/** A fact that a desk learnt when it closed an item: `by` is the account that answers for it, `now` ms UTC. */
type DeskFact = { item: OpenItemRow; by: string; now: number };

/**
 * A clinic has cleared somebody. The fact is known by the item: who closed it, and with which word, is on record there.
 * @returns what desks are told after the commit
 */
export async function clear(tx: Db, { item, now }: DeskFact, policy: PreparedPolicy): Promise<News[]> {
  const facts = { clearances: [{ at: now }] };
  const added = await addFacts(
    tx,
    [{ person: item.person, thing: item.record, at: now, record: item.id, facts }],
    {
      policy,
      now,
    },
  );
  return await settled(tx, added, now);
}

/** The result of a test as a desk heard of it: how it was taken, and when the sample was, ms UTC. */
type DeskResult = DeskFact & {
  method: 'antigen' | 'naat';
  result: 'negative' | 'positive';
  sampledAt: number;
};

/**
 * A test that an item waited for has a result. It counts as seen: the desk answers for it with its account.
 * @returns what desks are told after the commit
 */
export async function sayResult(tx: Db, said: DeskResult, policy: PreparedPolicy): Promise<News[]> {
  const { item, by, now, method, result } = said;
  const id = uuid();
  const sampledAt = Math.min(said.sampledAt, now);
  await addTestResults(tx, [
    {
      id,
      area: item.area,
      names: `person:${item.person}`,
      person: item.person,
      method,
      result,
      sampled_at: sampledAt,
      result_at: null,
      source: 'desk',
      said_by: `account:${by}`,
      post: null,
      corrected_at: now,
      received_at: now,
    },
  ]);
  const onSpot = item.kind === 'spot-test';
  const tests = [{ method, result, sampledAt, known: 'seen' as const, onSpot }];
  const told = { person: item.person, thing: item.record, at: now, record: id, facts: { tests } };
  const added = await settled(tx, await addFacts(tx, [told], { policy, now }), now);
  if (result === 'negative') return added;
  return [...added, ...(await holdPositive(tx, [{ check: item.record, at: now }], now))];
}

/** Closes what else is answered by it, and puts colours that changed on record. */
async function settled(tx: Db, { news, audit, persons }: Added, now: number): Promise<News[]> {
  const closed = await closeAnswered(tx, persons, now);
  await record(tx, audit);
  return [...news, ...closed];
}
