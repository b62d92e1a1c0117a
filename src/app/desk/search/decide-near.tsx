import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { mergedAnswerSchema, type NearMatchShown, nearDecisionSchema } from '#domain/desk/near-matches-desk';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { Reason } from '../person/reason';
import { useDeskWords, useNearWords } from '../words';

/** What a desk may say of two entries. */
export type NearDeed = 'merge' | 'apart';

type DecideProps = { match: NearMatchShown; deed: NearDeed; onClose: () => void; onDone: () => void };

/** Asks why, says what will happen, and does it. */
export function DecideNear({ match, deed, onClose, onDone }: DecideProps) {
  const words = useNearWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [reason, setReason] = useState('');
  const send = async () => {
    const body = nearDecisionSchema.safeParse({ reason });
    if (!body.success) return words.whyMissing;
    const path = `/v1/near-matches/${match.id}/${deed}`;
    const answer =
      deed === 'merge'
        ? await ask('POST', path, mergedAnswerSchema, body.data)
        : await ask('POST', path, z.object({}), body.data);
    if (!answer.ok) return faultText(answer.fault.code, desk);
    onDone();
    return null;
  };
  const [{ name }] = match.sides;
  return (
    <Confirm
      title={deed === 'merge' ? words.mergeTitle(name) : words.apartTitle(name)}
      go={words[deed]}
      onGo={send}
      onClose={onClose}
    >
      <p>{deed === 'merge' ? words.mergeText : words.apartText}</p>
      <Reason value={reason} onInput={setReason} />
    </Confirm>
  );
}
