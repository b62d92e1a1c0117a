import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { OpenItem } from '#domain/open-item/open-item';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { faultText } from '../../ask';
import { useDesk } from '../../desk-context';
import { Dialog } from '../../dialog';
import { useDeskWords } from '../../words';

type CloseProps = { item: OpenItem; onClosed: (what: string) => void; onCancel: () => void };

/** What was done, in a word, without which nothing is closed. */
export function CloseReleased({ item, onClosed, onCancel }: CloseProps) {
  const words = useDeskWords();
  const { ask } = useDesk();
  const [word, setWord] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const close = async () => {
    setMissing(word.trim() === '');
    if (word.trim() === '') return;
    setBusy(true);
    const body = { outcome: 'seen-to', word: word.trim() };
    const answer = await ask('POST', `/v1/open-items/${item.id}/close`, z.unknown(), body);
    setBusy(false);
    if (answer.ok) onClosed(words.released.closed(item.name));
    else setWrong(faultText(answer.fault.code, words));
  };
  return (
    <Dialog
      title={words.released.closeTitle(item.name)}
      onClose={onCancel}
      footer={
        <>
          <Button kind="quiet" onPress={onCancel}>
            {words.released.cancel}
          </Button>
          <Button busy={busy} onPress={() => void close()}>
            {words.released.go}
          </Button>
        </>
      }
    >
      <Field
        id="released-word"
        label={words.released.word}
        hint={words.released.wordHint}
        error={missing ? words.released.wordMissing : null}
        value={word}
        onInput={setWord}
      />
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
    </Dialog>
  );
}
