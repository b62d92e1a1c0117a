import { newPolicySchema } from '#domain/desk/desk';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { policyAnswer, policyInForce, publishPolicy } from '../policy/publish-policy';
import type { Doors } from './doors';

/** The policy in force, and publishing the next. */
export function policyRoutes(doors: Doors, context: Context): void {
  doors.desk('GET /v1/policy', async () => {
    const policy = await policyInForce(context.store.db, context.now());
    return policy === null ? refuse('not-set-up') : answer(policyAnswer(policy));
  });
  doors.desk('POST /v1/policy', async (request, account) => {
    const wanted = parsedBody(request, newPolicySchema);
    if (!wanted.ok) return wanted.fault;
    const published = await publishPolicy(context, account, wanted.value);
    return published.ok ? answer(published.value) : refuse(published.fault);
  });
}
