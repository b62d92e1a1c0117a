import { useState } from 'preact/hooks';
import type { SaveFault } from '#device/device';
import type { Duty } from '#domain/duty/duty';
import { INSTRUCTION_STEPS, type Instruction, type StepName } from '#domain/instruction/instruction';
import { standingOf } from '#domain/instruction/standing';
import { Key } from '../../checkpoint/frame/key';
import type { PlaceNaming } from '../../checkpoint/questions/place-naming';
import { NotSavedScreen } from '../../checkpoint/sign/not-saved-screen';
import { ColourTag } from '../../ui/colour-tag';
import { Field } from '../../ui/field';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { standingText, stepWords, useInstructionWords } from '../../words/instructions';
import { About } from './about';
import { AskAbove } from './ask-above';
import type { Instructions } from './use-instructions';

type InstructionScreenProps = {
  instruction: Instruction;
  zoneMinutes: number;
  now: number;
  places: PlaceNaming;
  /** Who is on duty above this village. */
  duties: readonly Duty[];
  say: Instructions['say'];
  onBack: () => void;
};

/** One instruction: whom to find and why, what was done, and the one key for what comes next. */
export function InstructionScreen({
  instruction,
  zoneMinutes,
  now,
  places,
  duties,
  say,
  onBack,
}: InstructionScreenProps) {
  const words = useInstructionWords();
  const { terms } = useWords();
  const format = useFormat(zoneMinutes);
  const [note, setNote] = useState('');
  const [state, setState] = useState<{ busy: boolean; fault: SaveFault | null }>({
    busy: false,
    fault: null,
  });
  const standing = standingOf(instruction, now);
  const { person, number } = instruction;
  const title = person === null ? `${words.order} ${number}` : person.name;
  const next = standing.is === 'open' ? standing.next : null;
  const save = async (step: StepName) => {
    if (state.busy) return;
    setState({ ...state, busy: true });
    const fault = await say(instruction, step, note);
    setState({ busy: false, fault });
    if (fault === null) setNote('');
  };
  if (state.fault !== null && next !== null)
    return (
      <NotSavedScreen
        fault={state.fault}
        busy={state.busy}
        lines={[words.number(number), title, stepWords(instruction, words)[next], format.moment(now), note]}
        onRetry={() => void save(next)}
      />
    );
  return (
    <Page
      kind="work"
      above={words.number(number)}
      title={title}
      footer={
        <div class={next === null ? 'keys keys-1' : 'keys keys-2'}>
          <Key onPress={onBack}>{words.back}</Key>
          {next === null ? null : (
            <Key usual="usual" onPress={() => void save(next)}>
              {(person === null ? words.orderSay : words.say)[next]}
            </Key>
          )}
        </div>
      }
    >
      {person === null ? null : (
        <p>
          <ColourTag colour={person.colour} size="large">
            {terms.measure[person.measure]}
          </ColourTag>
        </p>
      )}
      <Clock {...{ instruction, now }} />
      <About {...{ instruction, zoneMinutes, places }} />
      <AskAbove {...{ duties, now, places }} area={instruction.area} />
      <Steps instruction={instruction} zoneMinutes={zoneMinutes} />
      {next === null ? null : (
        <Field
          id="instruction-note"
          label={words.note}
          hint={words.noteHint}
          value={note}
          onInput={(text) => setNote(text.slice(0, 200))}
        />
      )}
    </Page>
  );
}

function Clock({ instruction, now }: { instruction: Instruction; now: number }) {
  const words = useInstructionWords();
  const standing = standingOf(instruction, now);
  const { what, clock } = standingText(instruction, standing, { now, words });
  const late = standing.is === 'open' && standing.late > 0;
  return (
    <p class={late ? 'banner look' : 'banner'} role="status">
      {clock === null ? what : `${what} · ${clock}`}
    </p>
  );
}

/** What was said of each step and by whom, and until when the others are due. */
function Steps({ instruction, zoneMinutes }: { instruction: Instruction; zoneMinutes: number }) {
  const words = useInstructionWords();
  const format = useFormat(zoneMinutes);
  const names = stepWords(instruction, words);
  return (
    <ol class="instruction-steps">
      {INSTRUCTION_STEPS.map((step) => {
        const taken = instruction.steps[step];
        return (
          <li key={step} class={taken === null ? 'quiet' : undefined}>
            <strong>{names[step]}</strong>{' '}
            {taken === null
              ? words.dueAt(format.moment(instruction.due[step]))
              : words.by(taken.by, format.moment(taken.at))}
            {taken?.note ? <p>{taken.note}</p> : null}
          </li>
        );
      })}
    </ol>
  );
}
