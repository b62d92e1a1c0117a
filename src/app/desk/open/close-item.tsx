import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { isResult, type OpenItem, OUTCOMES, type Outcome } from '#domain/open-item/open-item';
import { readSampledAt } from '#domain/test-result/sampled-at';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { Field } from '../../ui/field';
import { useWatched } from '../../ui/use-watched';
import { type OpenItemWords, useOpenItemWords } from '../../words/open-items';
import { faultText } from '../ask';
import { useDesk } from '../desk-context';
import { Dialog } from '../dialog';
import { useDeskWords } from '../words';

type CloseItemProps = { item: OpenItem; onClosed: () => void; onCancel: () => void };
type Method = 'antigen' | 'naat';
type Said = { outcome: Outcome | null; method: Method | null; sampled: string; word: string };
type Wrong = Partial<Record<keyof Said, string>>;

/** What came of it, and what was done in a word; a result says how and when it was tested. */
export function CloseItem({ item, onClosed, onCancel }: CloseItemProps) {
  const words = useOpenItemWords();
  const desk = useDeskWords();
  const { ask, device } = useDesk();
  const zoneMinutes = useWatched(device.known).policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const [said, setSaid] = useState<Said>({ outcome: null, method: null, sampled: '', word: '' });
  const [wrong, setWrong] = useState<Wrong>({});
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Said>) => setSaid({ ...said, ...part });
  const close = async () => {
    const sampledAt = readSampledAt(said.sampled, device.now(), zoneMinutes);
    const missing = missingOf(said, sampledAt, words);
    setWrong(missing);
    if (Object.keys(missing).length > 0) return;
    const { outcome, method, word } = said;
    const tested = outcome !== null && isResult(outcome);
    const body = { outcome, word: word.trim(), ...(tested ? { test: { method, sampledAt } } : {}) };
    setBusy(true);
    const answer = await ask('POST', `/v1/open-items/${item.id}/close`, z.unknown(), body);
    setBusy(false);
    if (answer.ok) onClosed();
    else setFault(faultText(answer.fault.code, desk));
  };
  return (
    <Dialog
      title={words.closeTitle(item.name, words.kind[item.kind])}
      onClose={onCancel}
      footer={
        <>
          <Button kind="quiet" onPress={onCancel}>
            {words.cancel}
          </Button>
          <Button busy={busy} onPress={() => void close()}>
            {words.go}
          </Button>
        </>
      }
    >
      <Choice<Outcome>
        id="open-outcome"
        legend={words.outcomeLabel}
        options={OUTCOMES[item.kind].map((outcome) => ({ value: outcome, label: words.outcome[outcome] }))}
        value={said.outcome}
        error={wrong.outcome}
        onChoose={(outcome) => change({ outcome })}
      />
      {said.outcome === 'cleared' ? <p class="quiet">{words.clearedText}</p> : null}
      {said.outcome !== null && isResult(said.outcome) ? <TestFields {...{ said, wrong, change }} /> : null}
      <Field
        id="open-word"
        label={words.word}
        hint={words.wordHint}
        error={wrong.word}
        value={said.word}
        onInput={(word) => change({ word })}
      />
      {fault === null ? null : <Banner kind="look">{fault}</Banner>}
    </Dialog>
  );
}

function missingOf(said: Said, sampledAt: number | null, words: OpenItemWords): Wrong {
  const tested = said.outcome !== null && isResult(said.outcome);
  return {
    ...(said.outcome === null ? { outcome: words.outcomeMissing } : {}),
    ...(tested && said.method === null ? { method: words.methodMissing } : {}),
    ...(tested && sampledAt === null ? { sampled: words.sampledMissing } : {}),
    ...(said.word.trim() === '' ? { word: words.wordMissing } : {}),
  };
}

type TestFieldsProps = { said: Said; wrong: Wrong; change: (part: Partial<Said>) => void };

/** How and when it was tested: with the result that is a fact of the person. */
function TestFields({ said, wrong, change }: TestFieldsProps) {
  const words = useOpenItemWords();
  return (
    <>
      <p class="quiet">{words.resultText}</p>
      <Choice<Method>
        id="open-method"
        legend={words.method}
        columns={2}
        options={[
          { value: 'antigen', label: words.methods.antigen },
          { value: 'naat', label: words.methods.naat },
        ]}
        value={said.method}
        error={wrong.method}
        onChoose={(method) => change({ method })}
      />
      <Field
        id="open-sampled"
        label={words.sampledAt}
        hint={words.sampledHint}
        width="half"
        error={wrong.sampled}
        value={said.sampled}
        onInput={(sampled) => change({ sampled })}
      />
    </>
  );
}
