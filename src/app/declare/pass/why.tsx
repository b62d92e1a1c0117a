import type { ComponentChildren } from 'preact';
import type { County } from '#domain/county/county';
import type { Policy } from '#domain/policy/policy';
import type { Verdict } from '#domain/policy/verdict';
import { Missing, useLater } from '../../later';
import { ColourTag } from '../../ui/colour-tag';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { usePassWords } from '../../words/pass';
import { explainEnds, useReasonWords } from '../../words/reasons';

type WhyProps = {
  verdict: Verdict;
  county: County | null;
  zoneMinutes: number;
  /** The policy that this phone knows: where it is the one that judged, its table says what its rows give. */
  policy: Policy | null;
  /** Nobody has looked yet. */
  expected: boolean;
  /** The way to disagree; without it that is said in words. */
  disagree?: ComponentChildren;
};

/** The colour with its measure, and when it ends. */
export function VerdictHead({ verdict, zoneMinutes, expected }: Omit<WhyProps, 'county' | 'policy'>) {
  const { terms } = useWords();
  const { pass } = usePassWords();
  const format = useFormat(zoneMinutes);
  const words = useReasonWords();
  const colour = terms.colour[verdict.colour];
  return (
    <div class="verdict-head">
      {expected ? <p class="quiet small">{pass.expected}</p> : null}
      <p>
        <ColourTag colour={verdict.colour} size="large">
          {verdict.measure === 'none' ? colour : pass.colour(colour, terms.measure[verdict.measure])}
        </ColourTag>
      </p>
      {verdict.ends.kind === 'day' || verdict.ends.kind === 'open' ? (
        <p>{explainEnds(verdict.ends, { words, format })}</p>
      ) : null}
    </div>
  );
}

/** Every reason behind a tap (fact, source, rule), the way to disagree, and what will happen. */
export function Why({ verdict, county, zoneMinutes, policy, expected, disagree }: WhyProps) {
  const { pass } = usePassWords();
  const reasons = useLater(() => import('./reason-list'));
  return (
    <section class="why">
      <details>
        <summary>{pass.why}</summary>
        {typeof reasons === 'string' ? (
          <Missing why={reasons} />
        ) : (
          <reasons.ReasonList {...{ verdict, county, zoneMinutes, policy }} />
        )}
        {expected ? <p class="hint">{pass.expectedHint}</p> : null}
        <p>{county?.helpline ? pass.disagreeCall(county.helpline) : pass.disagree}</p>
        {disagree}
      </details>
      <h2 class="label">{pass.whatNext}</h2>
      <p>{pass.next[verdict.decision]}</p>
    </section>
  );
}
