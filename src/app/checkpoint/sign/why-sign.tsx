import type { Verdict } from '#domain/policy/verdict';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { explain, explainEnds, useReasonWords } from '../../words/reasons';
import type { PlaceNaming } from '../questions/place-naming';
import type { OpenSeat } from '../work/vehicle';

type WhySignProps = {
  verdict: Verdict;
  open: OpenSeat;
  name: string;
  places: PlaceNaming;
  zoneMinutes: number;
  now: number;
};

/** Who stands there, what was measured, and every reason with its rule. */
export function WhySign({ verdict, open, name, places, zoneMinutes, now }: WhySignProps) {
  const { terms } = useWords();
  const { checkpoint } = usePostWords();
  const words = useReasonWords();
  const format = useFormat(zoneMinutes);
  const speech = { words, terms, format, place: places.short };
  const { temperature, naat } = open.answers;
  const measured = [
    name,
    temperature?.answer === 'taken' ? checkpoint.sign.degrees(temperature.tenths) : checkpoint.sign.noDegrees,
    naat !== undefined && naat.answer !== 'refused' && naat.sampledAt !== undefined
      ? checkpoint.sign.naatHours(Math.floor((now - naat.sampledAt) / 3_600_000))
      : null,
  ];
  const rows = [...new Set(verdict.reasons.map((reason) => reason.row))].join(checkpoint.comma);
  return (
    <>
      <p class="sign-who">
        <bdi>{measured.filter(Boolean).join(' · ')}</bdi>
      </p>
      <ul class="reasons">
        {verdict.reasons.map((reason) => {
          const { fact } = explain(reason, speech);
          return <li key={reason.row + fact}>{fact}</li>;
        })}
      </ul>
      {verdict.measure === 'none' ? null : (
        <p>
          {terms.measure[verdict.measure]} · {explainEnds(verdict.ends, speech)}
        </p>
      )}
      <p class="quiet small">{checkpoint.sign.rules(rows, verdict.policy)}</p>
    </>
  );
}
