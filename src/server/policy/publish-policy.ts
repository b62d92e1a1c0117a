import type { NewPolicy, Published } from '#domain/desk/policy-desk';
import type { Policy } from '#domain/policy/policy';
import { fault, ok, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { record } from '../store/audit';
import { readCounty } from '../store/county';
import { currentRev } from '../store/meta';
import { dropOldPreviews } from '../store/policy-previews';
import type { Db } from '../store/store';
import { beginJudging, judgeAnew } from './judge-anew';
import { isSound, nextPolicy, policyAnswer, policyInForce } from './policy-content';
import { storePolicy } from './store-policy';

type Refused = 'conflict' | 'not-set-up' | 'bad-request';
type Publishing = {
  wanted: NewPolicy;
  /** Who wrote it, and who was the second person where one was needed. */
  author: string;
  second: string | null;
};

/**
 * Publishes the next number, in force at once, and judges everybody anew.
 * @returns how many turned red and orange; `conflict` when somebody published since the one it is based on
 */
export async function publishPolicy(
  context: Context,
  account: SignedIn,
  wanted: NewPolicy,
): Promise<Result<Published, Refused>> {
  return await publish(context, { wanted, author: account.id, second: null });
}

/** The same, told who wrote it and who was the second person. */
export async function publish(context: Context, by: Publishing): Promise<Result<Published, Refused>> {
  const published = await context.store.write((tx) => store(tx, context, by));
  if (!published.ok) return published;
  const { policy, rev } = published.value;
  context.live.publish([{ rev, areas: null, event: { type: 'policy', number: policy.number } }]);
  const changed = await judgeAnew(context);
  return ok({ ...policyAnswer(policy), changed });
}

async function store(
  tx: Db,
  context: Context,
  { wanted, author, second }: Publishing,
): Promise<Result<{ policy: Policy; rev: number }, Refused>> {
  const now = context.now();
  const county = await readCounty(tx);
  const before = await policyInForce(tx, now);
  if (county === null || before === null) return fault('not-set-up');
  if (before.number !== wanted.basedOn) return fault('conflict');
  const policy = nextPolicy(before, wanted, now);
  if (!isSound(policy)) return fault('bad-request');
  await storePolicy(tx, context.keys, { policy, area: county.area, now, by: author, second });
  await beginJudging(tx);
  await dropOldPreviews(tx, { before: 0, inForce: policy.number });
  const payload = {
    number: policy.number,
    basedOn: before.number,
    areas: policy.riskAreas.length,
    author,
    second,
  };
  const actor = `account:${second ?? author}`;
  await record(tx, [{ at: now, actor, action: 'policy', subject: null, area: county.area, payload }]);
  return ok({ policy, rev: await currentRev(tx) });
}
