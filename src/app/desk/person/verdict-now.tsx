import type { Reason, Verdict } from '#domain/policy/verdict';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { explainEnds, rowText, useReasonWords } from '../../words/reasons';
import { DecisionMark } from '../decision-mark';
import { useReasonText } from '../reason-text';
import { useDeskWords } from '../words';

/** The colour that the person has now, what it means, until when, and why. */
export function VerdictNow({ verdict }: { verdict: Verdict }) {
  const words = useDeskWords().person;
  const { terms } = useWords();
  const reasonWords = useReasonWords();
  const format = useFormat();
  return (
    <section class={`verdict-now ${verdict.colour}`}>
      <div class="verdict-head">
        <ColourTag colour={verdict.colour} size="large">
          {terms.colour[verdict.colour]}
        </ColourTag>
        <strong class="verdict-measure">{terms.measure[verdict.measure]}</strong>
      </div>
      <p class="strong">{explainEnds(verdict.ends, { words: reasonWords, format })}</p>
      <dl class="verdict-facts">
        <div>
          <dt>{words.decision}</dt>
          <dd>
            <DecisionMark decision={verdict.decision} />
          </dd>
        </div>
        {verdict.blocked === null ? null : <dd>{words.compare}</dd>}
        {verdict.incident ? <dd class="strong">{words.incident}</dd> : null}
      </dl>
      <h2>{words.why}</h2>
      <Reasons verdict={verdict} />
    </section>
  );
}

/** How the fact is known, where that is not plain from it. */
function useKnown(): (reason: Reason) => string[] {
  const { source } = useDeskWords().person;
  return (reason) =>
    'source' in reason ? [source[reason.source]] : 'known' in reason ? [source[reason.known]] : [];
}

function Reasons({ verdict }: { verdict: Verdict }) {
  const explain = useReasonText();
  const known = useKnown();
  const reasonWords = useReasonWords();
  return (
    <ol class="reasons">
      {verdict.reasons.map((reason, index) => {
        return (
          <li key={`${reason.row}-${index}`}>
            <p class="strong">{explain(reason).fact}</p>
            <p class="quiet small">{[...known(reason), rowText(verdict, reason, reasonWords)].join(' · ')}</p>
          </li>
        );
      })}
    </ol>
  );
}
