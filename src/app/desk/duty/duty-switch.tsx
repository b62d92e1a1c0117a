import './duty.css';
import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { parseTelephone } from '#domain/duty/duty';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useDutyWords } from '../../words/duty';
import { useFormat } from '../../words/format';
import { faultText } from '../ask';
import { useDesk, useNow } from '../desk-context';
import { Dialog } from '../dialog';
import { useDeskWords } from '../words';
import { useDuty } from './duty-context';
import { OnDuty } from './on-duty';

/** Whether whoever sits here is on duty, and the way to come and to leave. */
export function DutySwitch() {
  const words = useDutyWords();
  const format = useFormat();
  const { duties } = useDuty();
  const [open, setOpen] = useState(false);
  if (duties === null) return null;
  const { since } = duties.own;
  return (
    <>
      <button
        type="button"
        class={since === null ? 'switch' : 'switch duty-on'}
        onClick={() => setOpen(true)}
      >
        {since === null ? words.come : words.since(format.time(since))}
      </button>
      {open ? <DutyDialog own={duties.own} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type DialogProps = { own: { telephone: string | null; since: number | null }; onClose: () => void };

function DutyDialog({ own, onClose }: DialogProps) {
  const words = useDutyWords();
  const desk = useDeskWords();
  const { account, ask } = useDesk();
  const { again } = useDuty();
  const now = useNow();
  const [typed, setTyped] = useState(own.telephone ?? '');
  const [wrong, setWrong] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const done = async (answer: Awaited<ReturnType<typeof ask>>) => {
    setBusy(false);
    if (!answer.ok) return setFault(faultText(answer.fault.code, desk));
    await again();
    onClose();
  };
  const come = async () => {
    const telephone = parseTelephone(typed);
    setWrong(telephone.ok ? null : words.telephoneWrong);
    if (!telephone.ok) return;
    setBusy(true);
    await done(await ask('POST', '/v1/duty', z.unknown(), { telephone: telephone.value }));
  };
  const leave = async () => {
    setBusy(true);
    await done(await ask('DELETE', '/v1/duty', z.unknown()));
  };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {words.close}
          </Button>
          {own.since === null ? null : (
            <Button kind="quiet" busy={busy} onPress={() => void leave()}>
              {words.leave}
            </Button>
          )}
          <Button busy={busy} onPress={() => void come()}>
            {own.since === null ? words.go : words.change}
          </Button>
        </>
      }
    >
      <OnDuty area={account.area} now={now} />
      <p>{words.text}</p>
      <Field
        id="duty-telephone"
        type="tel"
        autoComplete="tel"
        label={words.telephone}
        hint={words.telephoneHint}
        width="half"
        value={typed}
        onInput={setTyped}
        error={wrong}
      />
      {fault === null ? null : <Banner kind="look">{fault}</Banner>}
    </Dialog>
  );
}
