import { type NewPolicy, newPolicySchema, type PolicyAnswer } from '#domain/desk/policy-desk';
import { type Policy, policySchema } from '#domain/policy/policy';
import { policyFaults } from '#domain/policy/policy-faults';
import { numberInForce, readPolicy } from '../store/policies';
import type { Db } from '../store/store';

/** The policy in force, or null before set-up. */
export async function policyInForce(db: Db, now: number): Promise<Policy | null> {
  const number = await numberInForce(db, now);
  return number === null ? null : await policyByNumber(db, number);
}

/** A version by its number, or null. */
export async function policyByNumber(db: Db, number: number): Promise<Policy | null> {
  const row = await readPolicy(db, number);
  return row === null ? null : policySchema.parse(JSON.parse(row.body));
}

/** A policy as the desk reads it. */
export const policyAnswer = ({
  number,
  effectiveFrom,
  riskAreas,
  parameters,
  table,
}: Policy): PolicyAnswer => ({ number, effectiveFrom, riskAreas, parameters, table });

/** The next policy: the one before, with what is wanted in its place, in force from `now` on. */
export const nextPolicy = (before: Policy, wanted: NewPolicy, now: number): Policy => ({
  number: before.number + 1,
  effectiveFrom: now,
  riskAreas: wanted.riskAreas ?? before.riskAreas,
  parameters: wanted.parameters ?? before.parameters,
  table: wanted.table ?? before.table,
});

/**
 * Whether it is a policy that phones will take, and that does not contradict itself. Each part of what is wanted was
 * parsed already; here they meet, for example a row of 21 days and a look-back of 14.
 */
export const isSound = (policy: Policy): boolean =>
  policySchema.safeParse(policy).success && policyFaults(policy).length === 0;

/** What was wanted, as it was kept. */
export const wantedOf = (body: string): NewPolicy => newPolicySchema.parse(JSON.parse(body));
