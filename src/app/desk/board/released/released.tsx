import './released.css';
import { useState } from 'preact/hooks';
import { openItemsAnswerSchema } from '#domain/open-item/open-item';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { countText } from '../../count-text';
import { useAnswer, useNow } from '../../desk-context';
import { useKeptFresh } from '../../keep-fresh';
import { useDeskWords } from '../../words';
import { ReleasedItem } from './released-item';

/** So many stand there before the rest is asked for: the board below is to be seen. */
const FEW = 4;

/** Who was let go and should not have been, the nearest limit first. Nothing stands here when there is nobody. */
export function Released() {
  const words = useDeskWords().released;
  const answer = useAnswer('/v1/open-items?kind=released', openItemsAnswerSchema);
  const now = useNow();
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  useKeptFresh(answer, 'open-items');
  const items = answer.value?.items ?? [];
  const closed = async (what: string) => {
    setSaid(what);
    await answer.again();
  };
  return (
    <>
      {said === null ? null : (
        <div role="status">
          <Banner>{said}</Banner>
        </div>
      )}
      {items.length === 0 ? null : (
        <section class="released" aria-labelledby="released">
          <h2 id="released">{words.title(countText(items.length))}</h2>
          <p class="quiet">{words.text}</p>
          <ul>
            {(all ? items : items.slice(0, FEW)).map((item) => (
              <ReleasedItem key={item.id} item={item} now={now} onClosed={(what) => void closed(what)} />
            ))}
          </ul>
          {items.length > FEW ? (
            <Button kind="plain" onPress={() => setAll(!all)}>
              {all ? words.fewer : words.all(countText(items.length))}
            </Button>
          ) : null}
          {answer.value?.more === true ? <p class="quiet">{words.more}</p> : null}
        </section>
      )}
    </>
  );
}
