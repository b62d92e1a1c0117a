import { useEffect } from 'preact/hooks';
import { openItemsAnswerSchema } from '#domain/open-item/open-item';
import { useOpenItemWords } from '../../words/open-items';
import { countText } from '../count-text';
import { useAnswer, useDesk } from '../desk-context';

const READ_EVERY = 60_000;

/** How many of what waits are late, beside the name of the page; nothing while none is. */
export function LateCount() {
  const words = useOpenItemWords();
  const { live } = useDesk();
  const answer = useAnswer('/v1/open-items?only=counts', openItemsAnswerSchema);
  useEffect(() => {
    const timer = setInterval(() => void answer.again(), READ_EVERY);
    const stop = live.listen(({ type }) => {
      if (type === 'open-items' || type === 'again') void answer.again();
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [live]);
  const late = (answer.value?.counts ?? []).reduce((sum, one) => sum + one.late, 0);
  if (late === 0) return null;
  return (
    <span class="nav-late" title={words.badge(countText(late))}>
      {countText(late)}
      <span class="unseen">{words.badge(countText(late))}</span>
    </span>
  );
}
