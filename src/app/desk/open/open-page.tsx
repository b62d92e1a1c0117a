import './open.css';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { openItemsAnswerSchema } from '#domain/open-item/open-item';
import { Banner } from '../../ui/banner';
import { State } from '../../ui/state';
import { useOpenItemWords } from '../../words/open-items';
import { CompareStrip } from '../compare/compare-strip';
import { useAnswer, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { useKeptFresh } from '../keep-fresh';
import { Read } from '../read';
import { KindTabs } from './kind-tabs';
import { readKind } from './open-address';
import { OpenItemRow } from './open-item-row';
import { ResultLists } from './result-lists';

/** What waits for a desk until somebody has seen to it, by kind, the nearest limit first. */
export function OpenPage() {
  const words = useOpenItemWords();
  const { query } = useLocation();
  const kind = readKind(query);
  const answer = useAnswer(
    kind === null ? '/v1/open-items' : `/v1/open-items?kind=${kind}`,
    openItemsAnswerSchema,
  );
  const now = useNow();
  const [said, setSaid] = useState<string | null>(null);
  useKeptFresh(answer, 'open-items');
  return (
    <DeskPage title={words.title}>
      {said === null ? null : (
        <div role="status">
          <Banner>{said}</Banner>
        </div>
      )}
      <CompareStrip />
      <Read answer={answer}>
        {({ items, counts, more, serverTime }) => (
          <>
            <KindTabs counts={counts} kind={kind} />
            <ResultLists
              onSaid={(what) => {
                setSaid(what);
                void answer.again();
              }}
            />
            {items.length === 0 ? (
              <State kind="empty" title={words.none}>
                <p>{words.noneText}</p>
              </State>
            ) : (
              <ul class="open-items">
                {items.map((item) => (
                  <OpenItemRow
                    key={item.id}
                    item={item}
                    // The page's clock ticks every half minute: what came since is not older than it.
                    now={Math.max(now, serverTime)}
                    onChanged={(what) => {
                      if (what !== null) setSaid(what);
                      void answer.again();
                    }}
                  />
                ))}
              </ul>
            )}
            {more ? <p class="quiet">{words.more}</p> : null}
          </>
        )}
      </Read>
    </DeskPage>
  );
}
