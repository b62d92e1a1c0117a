import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Button } from '../../ui/button';
import { useFormat } from '../../words/format';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { useDeskWords, usePlacesWords } from '../words';

type EndOneProps = {
  kind: 'post' | 'worker' | 'venue' | 'account';
  one: { id: string; name: string; endedAt: number | null };
  /** Whether this account may. */
  allowed: boolean;
  onDone: (what: string) => void;
};

/** In use or since when not, and the way to end it, which asks first. */
export function EndOne({ kind, one, allowed, onDone }: EndOneProps) {
  const words = usePlacesWords();
  const desk = useDeskWords();
  const format = useFormat();
  const { ask } = useDesk();
  const [asking, setAsking] = useState(false);
  if (one.endedAt !== null) return <span class="quiet">{words.endedAt(format.moment(one.endedAt))}</span>;
  if (!allowed) return <span class="quiet">{words.active}</span>;
  const end = async () => {
    const answer = await ask('DELETE', `/v1/${kind}s/${one.id}`, z.unknown());
    if (!answer.ok) return faultText(answer.fault.code, desk);
    setAsking(false);
    onDone(words.endedDone(one.name));
    return null;
  };
  return (
    <>
      <Button kind="plain" onPress={() => setAsking(true)} label={words.endOf(one.name)}>
        {words.end}
      </Button>
      {asking ? (
        <Confirm title={words.endTitle(one.name)} go={words.end} onGo={end} onClose={() => setAsking(false)}>
          <p>{words.endText[kind]}</p>
        </Confirm>
      ) : null}
    </>
  );
}
