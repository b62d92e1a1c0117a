import { useState } from 'preact/hooks';
import { personAnswerSchema } from '#domain/desk/desk';
import { Button } from '../../../ui/button';
import { faultText } from '../../ask';
import { useDesk } from '../../desk-context';
import { useDeskWords } from '../../words';

/** The telephone, for whoever asks for it: the person's file is opened for that, which goes on record as always. */
export function Telephone({ person, name }: { person: string; name: string }) {
  const words = useDeskWords();
  const { ask } = useDesk();
  const [phone, setPhone] = useState<{ number: string | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const show = async () => {
    setBusy(true);
    const answer = await ask('GET', `/v1/persons/${person}`, personAnswerSchema);
    setBusy(false);
    setWrong(answer.ok ? null : faultText(answer.fault.code, words));
    if (answer.ok)
      setPhone({ number: answer.value.fields.find(({ field }) => field === 'phone')?.value ?? null });
  };
  if (phone !== null && phone.number === null) return <span>{words.released.noPhone}</span>;
  if (phone !== null)
    return (
      <a
        class="button quiet"
        href={`tel:${phone.number}`}
        aria-label={words.released.call(phone.number ?? '')}
      >
        <bdi>{phone.number}</bdi>
      </a>
    );
  return (
    <>
      <Button kind="quiet" busy={busy} label={words.released.phoneOf(name)} onPress={() => void show()}>
        {words.released.phone}
      </Button>
      {wrong === null ? null : <span class="small">{wrong}</span>}
    </>
  );
}
