import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { madeSchema } from '#domain/desk/desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary';
import { useWords } from '../../words/base';
import { type AskFault, faultText } from '../ask';
import { useDesk } from '../desk-context';
import { Dialog } from '../dialog';
import { useDeskWords, usePlacesWords } from '../words';

type MakeFormProps = {
  title: string;
  go: string;
  /** Where it is made, and what is sent; asked for when nothing is wrong. */
  path: string;
  body: () => unknown;
  faults: readonly FieldFault[];
  /** The server's own refusals that have a sentence here. */
  refusal?: (fault: AskFault) => string | null;
  onMade: () => void;
  onClose: () => void;
  children: (error: (id: string) => string | null) => ComponentChildren;
};

/** A form over the page that makes one thing: faults are told when it is sent, all at once and beside the fields. */
export function MakeForm(props: MakeFormProps) {
  const { faults, onClose } = props;
  const { confirm } = usePlacesWords();
  const { common } = useWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const told = turn === 0 ? [] : faults;
  const make = async () => {
    setTurn(turn + 1);
    setWrong(null);
    if (faults.length > 0 || busy) return;
    setBusy(true);
    const answer = await ask('POST', props.path, madeSchema, props.body());
    setBusy(false);
    if (answer.ok) {
      onClose();
      props.onMade();
    } else setWrong(props.refusal?.(answer.fault) ?? faultText(answer.fault.code, desk));
  };
  return (
    <Dialog
      title={props.title}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {confirm.cancel}
          </Button>
          <Button busy={busy} onPress={() => void make()}>
            {props.go}
          </Button>
        </>
      }
    >
      <ErrorSummary title={common.errorsTitle} faults={told} turn={turn} />
      {props.children((id) => told.find((one) => one.id === id)?.text ?? null)}
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
    </Dialog>
  );
}
