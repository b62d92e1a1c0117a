import type { Check } from '#domain/check/check';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { closeItem } from '../open-items/desk-open-items';
import { openItemsIn } from '../store/open-items';
import type { DemoPhone } from './demo-phone';
import type { Chance } from './seeded';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** More than a day of the demonstration leaves open. */
const MOST = 2000;

type Post = { row: { id: string }; phone: DemoPhone; workers: string[] };
type Day = { account: SignedIn; posts: readonly Post[]; chance: Chance; receivedAt: number; now: number };

/** Now and then a worker lets somebody go who was to be tested, and answers for it with reason and name. */
export function overruled(check: Check, chance: Chance): Check {
  if (check.shown.decision !== 'test-on-spot' || !chance.percent(2)) return check;
  const override = {
    decision: 'release',
    reason: 'duty-order',
    text: '演示：急诊产妇',
    by: '演示值班',
  } as const;
  return { ...check, decision: 'release', override };
}

/**
 * Most of what checks leave open is settled within hours, by the post that made them or by the desk; of the last day some
 * is not.
 */
export async function demoEnds(context: Context, day: Day): Promise<void> {
  const { account, posts, chance, receivedAt, now } = day;
  const { area } = account;
  const asked = { area, kind: null, limit: MOST };
  for (const item of await openItemsIn(context.store.db, asked)) {
    const settledAt = item.since + (20 + chance.int(90)) * MINUTE;
    const stays = now - item.since < 20 * HOUR && chance.percent(30);
    if (stays || settledAt > receivedAt) continue;
    const post = posts.find(({ row }) => row.id === item.post);
    const by = {
      takenAt: settledAt,
      worker: post?.workers[chance.int(3)] ?? null,
      post: post?.row.id ?? null,
    };
    if (item.kind === 'spot-test') {
      const result = chance.percent(0.4) ? ('positive' as const) : ('negative' as const);
      const test = { method: 'antigen' as const, result, sampledAt: item.since + 5 * MINUTE };
      const body = { ...test, whom: { check: item.record }, from: 'worker' as const };
      post?.phone.say({ kind: 'test-result', body }, by);
    }
    if (item.kind === 'turn-back') {
      const body = { kind: item.kind, record: item.record, outcome: 'left' } as const;
      post?.phone.say({ kind: 'closing', body }, by);
    }
    if (item.kind === 'fever' && settledAt + 3 * HOUR < receivedAt)
      await closeItem({ ...context, now: () => settledAt + 3 * HOUR }, account, {
        id: item.id,
        outcome: 'cleared',
        word: '演示：县医院检测阴性，开了排除证明',
      });
    if (item.kind === 'refusal' && settledAt + HOUR < receivedAt)
      await closeItem({ ...context, now: () => settledAt + HOUR }, account, {
        id: item.id,
        outcome: 'police',
        word: '演示：民警到场，人已离开',
      });
    if (item.kind === 'override' && now - item.since > 20 * HOUR)
      await closeItem({ ...context, now: () => settledAt }, account, {
        id: item.id,
        outcome: 'right',
        word: '演示：已问过值班员',
      });
  }
}
