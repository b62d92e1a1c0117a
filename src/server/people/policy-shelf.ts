import { type Policy, policySchema } from '#domain/policy/policy';
import { type PreparedPolicy, prepare } from '#domain/policy/prepared';
import { numberInForce, readPolicy } from '../store/policies';
import type { Db } from '../store/store';

/** Policies ready to judge: a number never changes its content, so each is prepared once. */
export type PolicyShelf = {
  /** The policy in force at a time, ms UTC. Throws before set-up. */
  inForce(db: Db, now: number): Promise<PreparedPolicy>;
};

/** A shelf that keeps the newest policy prepared. */
export function policyShelf(): PolicyShelf {
  let held: PreparedPolicy | null = null;
  return {
    async inForce(db, now) {
      const number = await numberInForce(db, now);
      if (number === null) throw new Error('no policy is in force');
      if (held?.policy.number !== number) held = prepare(await policyOf(db, number));
      return held;
    },
  };
}

async function policyOf(db: Db, number: number): Promise<Policy> {
  const row = await readPolicy(db, number);
  return policySchema.parse(JSON.parse(row?.body ?? 'null'));
}
