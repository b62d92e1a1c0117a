import { factsOfDeclaration } from '#domain/declaration/facts-of-declaration';
import { classify } from '#domain/policy/classify';
import type { Policy } from '#domain/policy/policy';
import { prepare } from '#domain/policy/prepared';
import type { Verdict } from '#domain/policy/verdict';
import type { Sent } from '../sent';

/** What the policy on this phone says of a declaration before anybody has looked: the same rules as at the post. */
export function expectedVerdict(sent: Sent, policy: Policy | null, now: number): Verdict | null {
  if (policy === null || sent.told === null) return null;
  return classify(
    factsOfDeclaration(sent.told, sent.at, policy.parameters.zoneMinutes),
    prepare(policy),
    now,
  );
}
