import { useState } from 'preact/hooks';
import { decodeText } from '#domain/exchange/decode-text';
import { type MadeResultList, madeResultListSchema } from '#domain/test-result/result-list';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { useOpenItemWords } from '../../words/open-items';
import { faultText } from '../ask';
import { countText } from '../count-text';
import { useDesk } from '../desk-context';
import { Dialog } from '../dialog';
import { useDeskWords } from '../words';

/** Lines as they are pasted or stand in a file, and what is right and wrong of each. Nothing is changed by it. */
export function BringList({ onClose }: { onClose: () => void }) {
  const words = useOpenItemWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [text, setText] = useState('');
  const [made, setMade] = useState<MadeResultList | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const look = async () => {
    if (text.trim() === '') return setWrong(words.lists.empty);
    setBusy(true);
    const answer = await ask('POST', '/v1/result-lists', madeResultListSchema, { text });
    setBusy(false);
    setWrong(answer.ok ? null : faultText(answer.fault.code, desk));
    if (answer.ok) setMade(answer.value);
  };
  return (
    <Dialog
      title={words.lists.title}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {made === null ? words.cancel : words.back}
          </Button>
          {made === null ? (
            <Button busy={busy} onPress={() => void look()}>
              {words.lists.look}
            </Button>
          ) : null}
        </>
      }
    >
      {made === null ? <Lines {...{ text, setText, setWrong }} /> : <Made made={made} />}
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
    </Dialog>
  );
}

type LinesProps = { text: string; setText: (text: string) => void; setWrong: (why: string | null) => void };

function Lines({ text, setText, setWrong }: LinesProps) {
  const words = useOpenItemWords().lists;
  const read = async (file: File) => {
    const read = decodeText(new Uint8Array(await file.arrayBuffer()));
    setWrong(read === null ? words.unreadable : null);
    if (read !== null) setText(read);
  };
  return (
    <>
      <p>{words.text}</p>
      <p class="hint">{words.example}</p>
      <label class="label" for="result-lines">
        {words.paste}
      </label>
      <textarea
        id="result-lines"
        class="input result-lines"
        rows={10}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <label class="button quiet">
        {words.file}
        <input
          class="unseen"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file !== undefined) void read(file);
          }}
        />
      </label>
    </>
  );
}

/** So many lines are named one by one. */
const NAMED = 50;

function Made({ made }: { made: MadeResultList }) {
  const words = useOpenItemWords().lists;
  const { list, faults } = made;
  return (
    <>
      <p class="strong" role="status">
        {list === null ? words.none : words.good(countText(list.results))}
      </p>
      {list === null || list.positive.length === 0 ? null : (
        <p>
          <bdi>{words.positive(list.positive.join(' '))}</bdi>
        </p>
      )}
      {faults.length === 0 ? null : (
        <>
          <p>{words.left(countText(faults.length))}</p>
          <ul class="result-faults">
            {faults.slice(0, NAMED).map(({ line, fault }) => (
              <li key={line}>{words.line(line, words.fault[fault])}</li>
            ))}
          </ul>
          {faults.length > NAMED ? <p>{words.more(countText(faults.length - NAMED))}</p> : null}
        </>
      )}
    </>
  );
}
