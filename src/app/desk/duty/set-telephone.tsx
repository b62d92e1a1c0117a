import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { parseTelephone } from '#domain/duty/duty';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useDutyWords } from '../../words/duty';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { useDeskWords } from '../words';
import { useDuty } from './duty-context';

type SetTelephoneProps = {
  kind: 'posts' | 'accounts';
  one: { id: string; name: string };
  onDone: (what: string) => void;
};

/** Where a post, or a desk, is called. */
export function SetTelephone({ kind, one, onDone }: SetTelephoneProps) {
  const words = useDutyWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="plain" label={words.setOf(one.name)} onPress={() => setOpen(true)}>
        {words.set}
      </Button>
      {open ? <Setting {...{ kind, one, onDone }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Setting({ kind, one, onDone, onClose }: SetTelephoneProps & { onClose: () => void }) {
  const words = useDutyWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const { duties, again } = useDuty();
  const known = duties?.[kind].find(({ id }) => id === one.id)?.telephone ?? '';
  const [typed, setTyped] = useState(known);
  const save = async () => {
    const telephone = typed.trim() === '' ? null : parseTelephone(typed);
    if (telephone !== null && !telephone.ok) return words.telephoneWrong;
    const body = { telephone: telephone?.value ?? null };
    const answer = await ask('POST', `/v1/${kind}/${one.id}/telephone`, z.unknown(), body);
    if (!answer.ok) return faultText(answer.fault.code, desk);
    await again();
    onClose();
    onDone(words.setDone(one.name));
    return null;
  };
  return (
    <Confirm title={words.setTitle(one.name)} go={words.setGo} onGo={save} onClose={onClose}>
      <p>{words.setText}</p>
      <Field
        id="telephone"
        type="tel"
        label={words.set}
        hint={words.telephoneHint}
        width="half"
        value={typed}
        onInput={setTyped}
      />
    </Confirm>
  );
}
