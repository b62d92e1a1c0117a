import { defaultPolicy } from '#domain/policy/default-policy';
import type { Condition, Policy } from '#domain/policy/policy';

/**
 * What a rule's code stands for, in the policy that this browser knows, or else in the one that counties start from.
 * `Z` is what remains when no rule matches.
 */
export function conditionOf(code: string, policy: Policy | null): Condition | 'none' | 'unknown' {
  if (code === 'Z') return 'none';
  return (policy ?? defaultPolicy()).table.find((row) => row.id === code)?.when ?? 'unknown';
}
