import type { County } from '#domain/county/county';
import type { Policy } from '#domain/policy/policy';
import type { Verdict } from '#domain/policy/verdict';
import { usePlaceNames } from '../../place-names';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { useLanguage } from '../../words/language';
import { placeName } from '../../words/places';
import { explain, rowText, useReasonWords } from '../../words/reasons';
import { ruleOfRowIn } from '../../words/rule-of-row';

type ReasonListProps = {
  verdict: Verdict;
  county: County | null;
  zoneMinutes: number;
  policy: Policy | null;
};

/** Each reason of a colour as the traveller is told it, with its source, and the rule behind it. */
export function ReasonList({ verdict, county, zoneMinutes, policy }: ReasonListProps) {
  const { terms } = useWords();
  const words = useReasonWords();
  const format = useFormat(zoneMinutes);
  const language = useLanguage();
  const places = verdict.reasons.flatMap((reason) =>
    'area' in reason ? [reason.place, reason.area] : 'place' in reason ? [reason.place] : [],
  );
  const { names } = usePlaceNames(county, places);
  const ruleOfRow = policy?.number === verdict.policy ? ruleOfRowIn(policy, { words, terms }) : undefined;
  const place = (code: string) => placeName(code, names, language);
  return (
    <ul class="reasons">
      {verdict.reasons.map((reason, index) => {
        const text = explain(reason, { words, terms, format, place, ruleOfRow });
        return (
          <li key={index}>
            <p>
              <strong>{text.told}</strong>
            </p>
            <p>{text.rule}</p>
            <p class="quiet small">
              {text.source === null ? null : <span>{text.source} · </span>}
              {rowText(verdict, reason, words)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
