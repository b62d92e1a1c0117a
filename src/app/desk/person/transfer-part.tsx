import { useState } from 'preact/hooks';
import { madeSchema, type PersonAnswer } from '#domain/desk/desk';
import { newTransferSchema } from '#domain/desk/transfers-desk';
import { standingOf } from '#domain/transfer/standing';
import { stateOf, type Transfer } from '#domain/transfer/transfer';
import { Button, LinkButton } from '../../ui/button';
import { Field } from '../../ui/field';
import { clockText, placeText, useTransferWords } from '../../words/transfers';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { may } from '../rights';
import { useDeskWords } from '../words';

type TransferPartProps = { person: PersonAnswer; now: number; onOpened: () => void };

/** Where the person's transfer is, or the way to open one. Whoever may be sent home needs none: nothing is offered for green. */
export function TransferPart({ person, now, onOpened }: TransferPartProps) {
  const { transfers: words, deskTransfers } = useTransferWords();
  const { account } = useDesk();
  const [open, setOpen] = useState(false);
  const { transfers, verdict } = person;
  if (transfers.length === 0 && verdict.colour === 'green') return null;
  return (
    <section>
      <h2>{words.title}</h2>
      {transfers.map((one) => (
        <Standing key={one.id} transfer={one} now={now} />
      ))}
      {transfers.length === 0 && may(account.role, 'people') ? (
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {deskTransfers.openHand}
        </Button>
      ) : null}
      {open ? (
        <OpenByHand
          person={person.person}
          onClose={() => setOpen(false)}
          onOpened={() => {
            setOpen(false);
            onOpened();
          }}
        />
      ) : null}
    </section>
  );
}

function Standing({ transfer, now }: { transfer: Transfer; now: number }) {
  const { transfers: words } = useTransferWords();
  const clock = clockText(standingOf(transfer, now), { now, words });
  const { order } = transfer;
  return (
    <>
      <p>
        <span class="strong">
          {words.number(transfer.number)} · {words.state[stateOf(transfer)]}
          {clock === null ? '' : ` · ${clock}`}
        </span>
      </p>
      <p>
        {placeText(transfer, words)}
        {order === null ? '' : ` → ${order.site.name} (${order.driver.name})`}
      </p>
      <LinkButton kind="quiet" href="/desk/transfers">
        {words.title}
      </LinkButton>
    </>
  );
}

type OpenProps = { person: string; onClose: () => void; onOpened: () => void };

function OpenByHand({ person, onClose, onOpened }: OpenProps) {
  const { deskTransfers: words } = useTransferWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [word, setWord] = useState('');
  const send = async () => {
    const body = newTransferSchema.safeParse({ person, word: word.trim() });
    if (!body.success) return words.whyMissing;
    const answer = await ask('POST', '/v1/transfers', madeSchema, body.data);
    if (!answer.ok) return faultText(answer.fault.code, desk);
    onOpened();
    return null;
  };
  return (
    <Confirm title={words.openTitle} go={words.openGo} onGo={send} onClose={onClose}>
      <p>{words.openText}</p>
      <Field
        id="transfer-word"
        label={words.why}
        hint={words.openHint}
        value={word}
        onInput={(text) => setWord(text.slice(0, 200))}
      />
    </Confirm>
  );
}
