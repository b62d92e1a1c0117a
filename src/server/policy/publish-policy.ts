import type * as z from 'zod/mini';
import type { newPolicySchema, policyAnswerSchema } from '#domain/desk/desk';
import { type Policy, policySchema } from '#domain/policy/policy';
import { prepare } from '#domain/policy/prepared';
import { fault, ok, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { judgeEverybody } from '../people/judge-everybody';
import type { News } from '../people/live-events';
import { record } from '../store/audit';
import { readCounty } from '../store/county';
import { currentRev } from '../store/meta';
import { numberInForce, readPolicy } from '../store/policies';
import type { Db } from '../store/store';
import { storePolicy } from './store-policy';

type PolicyAnswer = z.infer<typeof policyAnswerSchema>;

/** The policy in force, or null before set-up. */
export async function policyInForce(db: Db, now: number): Promise<Policy | null> {
  const number = await numberInForce(db, now);
  const row = number === null ? null : await readPolicy(db, number);
  return row === null ? null : policySchema.parse(JSON.parse(row.body));
}

export const policyAnswer = (policy: Policy): PolicyAnswer => ({
  number: policy.number,
  effectiveFrom: policy.effectiveFrom,
  riskAreas: policy.riskAreas,
});

type Refused = 'conflict' | 'not-set-up';
type Published = { policy: Policy; changed: { red: number; orange: number }; news: News[]; rev: number };

/**
 * Publishes the next number with other risk areas, in force at once; in the same act everybody is judged anew.
 * @returns how many turned red and orange; `conflict` when somebody published since the one it is based on
 */
export async function publishPolicy(
  context: Context,
  account: SignedIn,
  wanted: z.infer<typeof newPolicySchema>,
): Promise<Result<PolicyAnswer, Refused>> {
  const published = await context.store.write<Result<Published, Refused>>(async (tx) => {
    const now = context.now();
    const county = await readCounty(tx);
    const before = await policyInForce(tx, now);
    if (county === null || before === null) return fault('not-set-up');
    if (before.number !== wanted.basedOn) return fault('conflict');
    const policy: Policy = {
      ...before,
      number: before.number + 1,
      effectiveFrom: now,
      riskAreas: wanted.riskAreas,
    };
    await storePolicy(tx, context.keys, { policy, area: county.area, now, by: account.id });
    const judged = await judgeEverybody(tx, { policy: prepare(policy), now });
    const changed = { red: judged.red, orange: judged.orange };
    const actor = `account:${account.id}`;
    const payload = {
      number: policy.number,
      basedOn: before.number,
      areas: policy.riskAreas.length,
      changed,
    };
    await record(tx, [
      { at: now, actor, action: 'policy', subject: null, area: county.area, payload },
      ...judged.audit,
    ]);
    return ok({ policy, changed, news: judged.news, rev: await currentRev(tx) });
  });
  if (!published.ok) return published;
  const { policy, changed, news, rev } = published.value;
  const told = { rev, areas: null, event: { type: 'policy' as const, number: policy.number } };
  context.live.publish([...news, told]);
  return ok({ ...policyAnswer(policy), changed });
}
