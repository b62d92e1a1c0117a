import { defaultPolicy } from '#domain/policy/default-policy';
import type { Policy } from '#domain/policy/policy';
import type { ReasonSpeech } from './reasons';

/**
 * What the rows of a policy give, in words, where they give another measure or decision than the default policy does; null
 * where the usual sentence holds.
 * @param policy the policy that judged
 */
export function ruleOfRowIn(
  { table }: Pick<Policy, 'table'>,
  { words, terms }: Pick<ReasonSpeech, 'words' | 'terms'>,
): (row: string) => string | null {
  const usual = defaultPolicy().table;
  return (id) => {
    const row = table.find((one) => one.id === id);
    if (row === undefined) return null;
    const { when, measure, decision } = row;
    return usual.some((one) => one.when === when && one.measure === measure && one.decision === decision)
      ? null
      : words.byRow(terms.measure[measure], terms.decision[decision]);
  };
}
