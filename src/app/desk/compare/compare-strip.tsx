import './compare.css';
import { comparisonsAnswerSchema } from '#domain/desk/comparisons-desk';
import { useComparisonWords } from '../../words/comparisons';
import { countText } from '../count-text';
import { useAnswer, useDesk } from '../desk-context';
import { useKeptFresh } from '../keep-fresh';
import { sumOf } from './by-town';
import { compareHref } from './compare-address';

/** Today's declared, checked and arrived in one line, and the way to them by town and village. */
export function CompareStrip() {
  const words = useComparisonWords();
  const { account } = useDesk();
  const answer = useAnswer('/v1/comparisons', comparisonsAnswerSchema);
  useKeptFresh(answer);
  if (answer.value === null) return null;
  const sum = sumOf(account.area, answer.value.rows);
  return (
    <p class="compare-strip">
      <span class="quiet">{words.today}</span>
      {(['declared', 'checked', 'arrived', 'undeclared'] as const).map((key) => (
        <span key={key}>
          {words[key]} <strong>{countText(sum[key])}</strong>
        </span>
      ))}
      <a href={compareHref()}>{words.link}</a>
    </p>
  );
}
