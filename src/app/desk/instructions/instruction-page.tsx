import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { instructionAnswerSchema } from '#domain/desk/instructions-desk';
import type { Instruction, StepName } from '#domain/instruction/instruction';
import { standingOf } from '#domain/instruction/standing';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { Field } from '../../ui/field';
import { standingText, stepWords, useInstructionWords } from '../../words/instructions';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useAnswer, useDesk, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { useReadAtNews } from '../keep-fresh';
import { Read } from '../read';
import { personHref } from '../where';
import { useDeskWords } from '../words';
import { InstructionSheet } from './instruction-sheet';
import './instructions.css';

/** One instruction whole: to telephone, to note what was heard, to print. That it was looked at goes on record. */
export function InstructionPage({ id }: { id: string }) {
  const words = useInstructionWords();
  const answer = useAnswer(`/v1/instructions/${id}`, instructionAnswerSchema);
  const now = useNow();
  useReadAtNews(answer, 'instructions');
  return (
    <DeskPage title={words.title} hideTitle>
      <Read answer={answer}>
        {(instruction) => (
          <>
            <Deeds instruction={instruction} now={now} onChanged={() => void answer.again()} />
            <InstructionSheet instruction={instruction} />
          </>
        )}
      </Read>
    </DeskPage>
  );
}

type DeedsProps = { instruction: Instruction; now: number; onChanged: () => void };

function Deeds({ instruction, now, onChanged }: DeedsProps) {
  const words = useInstructionWords();
  const standing = standingOf(instruction, now);
  const { what, clock } = standingText(instruction, standing, { now, words });
  const { person } = instruction;
  return (
    <div class="screen-only instruction-deeds">
      <Banner kind={standing.is === 'open' && standing.late > 0 ? 'look' : 'plain'}>
        {clock === null ? what : `${what} · ${clock}`}
      </Banner>
      {standing.is === 'open' ? <SayStep {...{ instruction, onChanged }} step={standing.next} /> : null}
      <div class="row">
        <Button kind="quiet" onPress={() => print()}>
          {words.print}
        </Button>
        {person === null ? null : (
          <LinkButton kind="quiet" href={personHref(person.id)}>
            {words.toPerson}
          </LinkButton>
        )}
        {person === null && instruction.ended === null ? <Withdraw {...{ instruction, onChanged }} /> : null}
        <LinkButton kind="quiet" href="/desk/instructions">
          {words.all}
        </LinkButton>
      </div>
      <p class="quiet">{words.look}</p>
    </div>
  );
}

type SayProps = { instruction: Instruction; step: StepName; onChanged: () => void };

/** What somebody said on the telephone, noted in their place. */
function SayStep({ instruction, step, onChanged }: SayProps) {
  const words = useInstructionWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const say = async () => {
    const body = { step, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    const answer = await ask('POST', `/v1/instructions/${instruction.id}/steps`, z.object({}), body);
    setWrong(answer.ok ? null : faultText(answer.fault.code, desk));
    if (answer.ok) setNote('');
    onChanged();
  };
  return (
    <>
      <Field
        id="instruction-note"
        label={words.note}
        value={note}
        onInput={(text) => setNote(text.slice(0, 200))}
      />
      {wrong === null ? null : <Banner kind="look">{wrong}</Banner>}
      <div class="row">
        <Button onPress={() => void say()}>{words.phoneSaid(stepWords(instruction, words)[step])}</Button>
      </div>
    </>
  );
}

function Withdraw({ instruction, onChanged }: { instruction: Instruction; onChanged: () => void }) {
  const words = useInstructionWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [open, setOpen] = useState(false);
  const withdraw = async () => {
    const answer = await ask('DELETE', `/v1/instructions/${instruction.id}`, z.object({}));
    if (!answer.ok) return faultText(answer.fault.code, desk);
    setOpen(false);
    onChanged();
    return null;
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {words.withdraw}
      </Button>
      {open ? (
        <Confirm
          title={words.withdrawTitle(instruction.number)}
          go={words.withdrawGo}
          onGo={withdraw}
          onClose={() => setOpen(false)}
        >
          <p>{instruction.text}</p>
        </Confirm>
      ) : null}
    </>
  );
}
