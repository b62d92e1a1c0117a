import type { Reason } from '#domain/policy/verdict';
import { useWatched } from '../ui/use-watched';
import { useWords } from '../words/base';
import { useFormat } from '../words/format';
import { explain, type ReasonText, useReasonWords } from '../words/reasons';
import { ruleOfRowIn } from '../words/rule-of-row';
import { useDesk } from './desk-context';
import { usePlaceNames } from './place-names';

/**
 * Reasons in words, with places named as the desk names them.
 * @param judgedBy the number of the policy that judged, so that the sentences say what its table says
 */
export function useReasonText(judgedBy?: number): (reason: Reason) => ReasonText {
  const words = useReasonWords();
  const { terms } = useWords();
  const format = useFormat();
  const { full } = usePlaceNames();
  const { policy } = useWatched(useDesk().device.known);
  const ruleOfRow =
    policy !== null && policy.number === judgedBy ? ruleOfRowIn(policy, { words, terms }) : undefined;
  return (reason) => explain(reason, { words, terms, format, place: full, ruleOfRow });
}
