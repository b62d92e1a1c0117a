import { useState } from 'preact/hooks';
import { type PhoneTroubles, phoneTroublesSchema } from '#domain/desk/desk';
import { Button } from '../../ui/button';
import { useFormat } from '../../words/format';
import { fieldNames, rejectionOf } from '../../words/rejections';
import { useAnswer } from '../desk-context';
import { Dialog } from '../dialog';
import { Read } from '../read';
import { personHref } from '../where';
import { usePlacesWords, useRejectionWords } from '../words';
import type { Phone } from './phone-state';

type TroublesProps = { phone: Phone; post: string };

/** The records of a phone that were refused or are in conflict, for who puts them right with the post. */
export function Troubles({ phone, post }: TroublesProps) {
  const words = usePlacesWords().phones;
  const [open, setOpen] = useState(false);
  if (phone.refused + phone.conflicts === 0) return null;
  return (
    <>
      <Button
        kind="plain"
        onPress={() => setOpen(true)}
        label={words.troublesOf(phone.model || words.unknownModel, post)}
      >
        {words.troubles}
      </Button>
      {open ? <TroublesDialog phone={phone} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function TroublesDialog({ phone, onClose }: { phone: Phone; onClose: () => void }) {
  const { confirm, phones: words } = usePlacesWords();
  const answer = useAnswer(`/v1/phones/${phone.install}/troubles`, phoneTroublesSchema);
  return (
    <Dialog
      title={words.troublesTitle}
      onClose={onClose}
      footer={
        <Button kind="quiet" onPress={onClose}>
          {confirm.close}
        </Button>
      }
    >
      <p>{words.troublesText}</p>
      <Read answer={answer}>{(troubles) => <TroublesList troubles={troubles} />}</Read>
    </Dialog>
  );
}

function TroublesList({ troubles: { refused, conflicts } }: { troubles: PhoneTroubles }) {
  const words = usePlacesWords().phones;
  const rejections = useRejectionWords();
  const format = useFormat();
  if (refused.length + conflicts.length === 0) return <p>{words.troublesNone}</p>;
  return (
    <ul class="troubles">
      {conflicts.map(({ seq, clash, at, person }) => (
        <li key={`conflict ${seq} ${at}`}>
          <strong>{words.seq(seq)}</strong> <span class="quiet">{format.moment(at)}</span>
          <p>{clash === 'id' ? words.sameId : words.sameSeq}</p>
          {person === null ? null : <a href={personHref(person)}>{words.toPerson}</a>}
        </li>
      ))}
      {refused.map(({ seq, reason, fields, at }) => {
        const { means, todo } = rejectionOf({ state: 'rejected', reason }, rejections);
        const named = fieldNames(fields, rejections);
        return (
          <li key={`refused ${seq} ${at}`}>
            <strong>{words.seq(seq)}</strong> <span class="quiet">{format.moment(at)}</span>
            <p>{means}</p>
            {named === '' ? null : <p>{rejections.wrongFields(named)}</p>}
            <p class="quiet">{todo}</p>
          </li>
        );
      })}
    </ul>
  );
}
