import { openItemsAnswerSchema } from '#domain/open-item/open-item';
import { useOpenItemWords } from '../../words/open-items';
import { countText } from '../count-text';
import { useAnswer } from '../desk-context';
import { useKeptFresh } from '../keep-fresh';

/** How many of what waits are late, beside the name of the page; nothing while none is. */
export function LateCount() {
  const words = useOpenItemWords();
  const answer = useAnswer('/v1/open-items?only=counts', openItemsAnswerSchema);
  useKeptFresh(answer, 'open-items');
  const late = (answer.value?.counts ?? []).reduce((sum, one) => sum + one.late, 0);
  if (late === 0) return null;
  return (
    <span class="nav-late" title={words.badge(countText(late))}>
      {countText(late)}
      <span class="unseen">{words.badge(countText(late))}</span>
    </span>
  );
}
