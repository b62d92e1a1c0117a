import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { type ResultList, resultListsAnswerSchema } from '#domain/test-result/result-list';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { useOpenItemWords } from '../../words/open-items';
import { faultText } from '../ask';
import { countText } from '../count-text';
import { useAnswer, useDesk, useNow } from '../desk-context';
import { useMoment } from '../when';
import { useDeskWords } from '../words';
import { BringList } from './bring-list';

type ResultListsProps = { onSaid: (what: string) => void };

/** Lists of results that wait for a second person, and the way to bring one in. */
export function ResultLists({ onSaid }: ResultListsProps) {
  const words = useOpenItemWords().lists;
  const answer = useAnswer('/v1/result-lists', resultListsAnswerSchema);
  const [bringing, setBringing] = useState(false);
  return (
    <>
      {(answer.value?.lists ?? []).map((list) => (
        <Waiting
          key={list.id}
          list={list}
          onDone={(what) => {
            onSaid(what);
            void answer.again();
          }}
        />
      ))}
      <div class="row">
        <Button kind="quiet" onPress={() => setBringing(true)}>
          {words.bring}
        </Button>
      </div>
      {bringing ? (
        <BringList
          onClose={() => {
            setBringing(false);
            void answer.again();
          }}
        />
      ) : null}
    </>
  );
}

type WaitingProps = { list: ResultList; onDone: (what: string) => void };

/** One list: whose it is, how many it holds, who would turn red; whoever did not make it may confirm it. */
function Waiting({ list, onDone }: WaitingProps) {
  const words = useOpenItemWords().lists;
  const desk = useDeskWords();
  const { ask } = useDesk();
  const said = useMoment();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const run = async (method: 'POST' | 'DELETE', path: string, what: string) => {
    setBusy(true);
    const answer = await ask(method, path, z.unknown());
    setBusy(false);
    if (answer.ok) onDone(what);
    else setWrong(faultText(answer.fault.code, desk));
  };
  return (
    <section class="result-list">
      <p class="strong">{words.waiting(list.author, said(list.madeAt, now))}</p>
      <p>{words.counts(countText(list.results), countText(list.positive.length), countText(list.left))}</p>
      {list.positive.length === 0 ? null : (
        <p class="strong">
          <bdi>{words.positive(list.positive.join(' '))}</bdi>
        </p>
      )}
      <p class="quiet">{list.mine ? words.second : words.confirmText}</p>
      <div class="row">
        {list.mine ? null : (
          <Button
            busy={busy}
            onPress={() => void run('POST', `/v1/result-lists/${list.id}/confirm`, words.confirmed)}
          >
            {words.confirm}
          </Button>
        )}
        <Button kind="quiet" onPress={() => void run('DELETE', `/v1/result-lists/${list.id}`, words.dropped)}>
          {words.drop}
        </Button>
      </div>
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
    </section>
  );
}
