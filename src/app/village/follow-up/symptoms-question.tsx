import { useState } from 'preact/hooks';
import { type Symptom, symptomSchema } from '#domain/policy/facts';
import { Key } from '../../checkpoint/frame/key';
import type { Frame } from '../../checkpoint/frame/question-page';
import { StepHeader } from '../../checkpoint/frame/step-header';
import { Field } from '../../ui/field';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { useFollowUpWords } from '../../words/follow-up';

type Asked = { symptoms: Symptom[]; seen: boolean; word: string };
type SymptomsProps = {
  frame: Frame;
  /** What was measured. */
  measured: string;
  busy: boolean;
  onAnswer: (asked: Asked) => void;
};

/** Symptoms, how they were asked for, and what should be known; without any it is one key. */
export function SymptomsQuestion({ frame, measured, busy, onAnswer }: SymptomsProps) {
  const words = useFollowUpWords();
  const { terms } = useWords();
  const [symptoms, setSymptoms] = useState<readonly Symptom[]>([]);
  const [seen, setSeen] = useState(true);
  const [word, setWord] = useState('');
  const toggle = (one: Symptom) =>
    setSymptoms(symptoms.includes(one) ? symptoms.filter((other) => other !== one) : [...symptoms, one]);
  const list = symptoms.map((one) => terms.symptom[one]).join(words.comma);
  return (
    <Page
      kind="work"
      title={words.symptoms}
      above={measured}
      header={<StepHeader {...frame} />}
      footer={
        <div class="keys keys-1">
          <Key
            {...(symptoms.length > 0 ? { usual: 'usual' } : {})}
            onPress={() => {
              if (!busy) onAnswer({ symptoms: [...symptoms], seen, word });
            }}
          >
            {symptoms.length === 0 ? words.none : words.with(list)}
          </Key>
        </div>
      }
    >
      <div class="keys keys-2">
        {symptomSchema.options.map((one) => (
          <Toggle key={one} on={symptoms.includes(one)} onPress={() => toggle(one)}>
            {terms.symptom[one]}
          </Toggle>
        ))}
      </div>
      <h2 class="label">{words.how}</h2>
      <div class="keys keys-2">
        <Toggle on={seen} onPress={() => setSeen(true)}>
          {words.seen}
        </Toggle>
        <Toggle on={!seen} onPress={() => setSeen(false)}>
          {words.phoned}
        </Toggle>
      </div>
      {seen ? null : <p class="hint">{words.phonedHint}</p>}
      <Field
        id="follow-up-word"
        label={words.word}
        value={word}
        onInput={(text) => setWord(text.slice(0, 200))}
      />
    </Page>
  );
}

type ToggleProps = { on: boolean; onPress: () => void; children: string };

/** A key that stays pressed. */
function Toggle({ on, onPress, children }: ToggleProps) {
  return (
    <button type="button" class={on ? 'key usual' : 'key'} aria-pressed={on} onClick={onPress}>
      <span class="key-word">{children}</span>
    </button>
  );
}
