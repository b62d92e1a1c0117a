import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { cancelSchema, type Site } from '#domain/desk/transfers-desk';
import {
  DRIVER_STEPS,
  stateOf,
  TRANSFER_STEPS,
  type Transfer,
  transferSchema,
} from '#domain/transfer/transfer';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { Field } from '../../ui/field';
import { useTransferWords } from '../../words/transfers';
import { faultText } from '../ask';
import { useDesk, useNow } from '../desk-context';
import { Dialog } from '../dialog';
import { may } from '../rights';
import { useMoment } from '../when';
import { personHref } from '../where';
import { useDeskWords } from '../words';

type TransferDialogProps = {
  transfer: Transfer;
  sites: readonly Site[];
  onClose: () => void;
  onChanged: () => void;
};

/** One transfer: its steps with times, whom to call, and what can be said or taken back. */
export function TransferDialog({ transfer, sites, onClose, onChanged }: TransferDialogProps) {
  const { transfers, deskTransfers: words } = useTransferWords();
  const { account } = useDesk();
  const state = stateOf(transfer);
  const moves = may(account.role, 'dispatch') && !TRANSFER_STEPS.slice(4).some((step) => step === state);
  return (
    <Dialog
      title={`${transfers.number(transfer.number)} · ${transfers.state[state]}`}
      onClose={onClose}
      footer={
        <>
          <LinkButton kind="quiet" href={personHref(transfer.person.id)}>
            {words.toPerson}
          </LinkButton>
          <Button onPress={onClose}>{transfers.back}</Button>
        </>
      }
    >
      <Whole transfer={transfer} />
      <Steps transfer={transfer} sites={sites} />
      {moves && state !== 'cancelled' ? <Deeds transfer={transfer} onChanged={onChanged} /> : null}
    </Dialog>
  );
}

/** The whole name and telephone, when somebody asks for them: that goes on record. */
function Whole({ transfer }: { transfer: Transfer }) {
  const { transfers, deskTransfers: words } = useTransferWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [whole, setWhole] = useState<Transfer | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const look = async () => {
    const answer = await ask('GET', `/v1/transfers/${transfer.id}`, transferSchema);
    if (answer.ok) setWhole(answer.value);
    setWrong(answer.ok ? null : faultText(answer.fault.code, desk));
  };
  const { person, from } = whole ?? transfer;
  return (
    <>
      <p>
        <bdi class="strong">{person.name}</bdi>{' '}
        {whole === null ? null : person.phone === null ? (
          transfers.noPhone
        ) : (
          <a href={`tel:${person.phone}`}>{person.phone}</a>
        )}
        {from.address === null ? null : ` · ${from.address}`}
        {transfer.fever ? <span class="transfer-mark">{transfers.fever}</span> : null}
      </p>
      {whole === null ? (
        <div>
          <Button kind="quiet" onPress={() => void look()}>
            {words.lookGo}
          </Button>
          <p class="hint">{words.look}</p>
        </div>
      ) : null}
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
    </>
  );
}

function Steps({ transfer, sites }: { transfer: Transfer; sites: readonly Site[] }) {
  const { transfers: words, deskTransfers } = useTransferWords();
  const said = useMoment();
  const now = useNow();
  const { order, room, cancelled } = transfer;
  const rooms = sites.flatMap((site) => site.rooms);
  const name = rooms.find(({ id }) => id === room)?.name;
  return (
    <ol class="transfer-steps">
      {order === null ? null : (
        <li>
          <strong>{deskTransfers.dispatch}</strong> {order.driver.name} → {order.site.name}
          {name === undefined ? '' : ` · ${name}`}, {said(order.at, now)}
        </li>
      )}
      {TRANSFER_STEPS.map((step) => {
        const taken = transfer.steps[step];
        if (taken === null) return null;
        return (
          <li key={step}>
            <strong>{words.step[step]}</strong> {words.by(taken.by, said(taken.at, now))} {taken.word}
          </li>
        );
      })}
      {cancelled === null ? null : (
        <li>
          <strong>{words.state.cancelled}</strong> {words.by(cancelled.by, said(cancelled.at, now))}{' '}
          {cancelled.word}
        </li>
      )}
    </ol>
  );
}

/** What the driver said on the telephone, and taking the transfer back with a reason. */
function Deeds({ transfer, onChanged }: { transfer: Transfer; onChanged: () => void }) {
  const { transfers, deskTransfers: words } = useTransferWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const last = TRANSFER_STEPS.findLastIndex((step) => transfer.steps[step] !== null);
  const next = transfer.order === null ? undefined : DRIVER_STEPS[last + 1];
  const send = async (path: string, body: unknown) => {
    const answer = await ask('POST', `/v1/transfers/${transfer.id}/${path}`, z.object({}), body);
    setWrong(answer.ok ? null : faultText(answer.fault.code, desk));
    onChanged();
  };
  const cancel = async () => {
    const body = cancelSchema.safeParse({ word: why.trim() });
    if (body.success) await send('cancel', body.data);
    else setWrong(words.whyMissing);
  };
  return (
    <>
      {next === undefined ? null : (
        <div>
          <Button
            kind="quiet"
            onPress={() =>
              void send('steps', { transfer: transfer.id, step: next, order: transfer.order?.number ?? 0 })
            }
          >
            {words.phoneSaid(transfers.step[next])}
          </Button>
        </div>
      )}
      <Field
        id="transfer-cancel"
        label={words.cancel}
        value={why}
        onInput={(text) => setWhy(text.slice(0, 200))}
        after={
          <Button kind="quiet" onPress={() => void cancel()}>
            {words.cancelGo}
          </Button>
        }
      />
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
    </>
  );
}
