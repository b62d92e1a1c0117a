import type { Decision } from '#domain/policy/verdict';
import { SignShape } from '../ui/sign-shape';
import { useWords } from '../words/base';
import { useDeskWords } from './words';

/** A decision as a small sign: its shape in its colour, its word, and whether somebody decided otherwise than the policy. */
export function DecisionMark({ decision, overridden = false }: { decision: Decision; overridden?: boolean }) {
  const { terms } = useWords();
  const { board } = useDeskWords();
  return (
    <span class="decision">
      <span class={`decision-sign ${decision}`}>
        <SignShape kind={decision} />
      </span>
      <span class="decision-word">{terms.decision[decision]}</span>
      {overridden ? <span class="overridden">{board.overridden}</span> : null}
    </span>
  );
}
