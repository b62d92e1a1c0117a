import { useState } from 'preact/hooks';
import type { Check } from '#domain/check/check';
import type { Day } from '#domain/day';
import { type Symptom, symptomSchema } from '#domain/policy/facts';
import { Button } from '../../ui/button';
import { ChoiceMany } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { Key } from '../frame/key';
import { type Frame, QuestionPage } from '../frame/question-page';
import { StepHeader } from '../frame/step-header';

type Told = Pick<Check['told'], 'symptoms' | 'contactOn'>;
type ToldHealthProps = {
  frame: Frame;
  today: Day;
  zoneMinutes: number;
  lookBackDays: number;
  onAnswer: (told: Told) => void;
};

/** Close contact and symptoms, told at the post. Who had contact is asked for symptoms too. */
export function ToldHealth({ frame, today, zoneMinutes, lookBackDays, onAnswer }: ToldHealthProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.told;
  const [asking, setAsking] = useState<'both' | 'contact' | 'symptoms'>('both');
  const [contactOn, setContactOn] = useState<Day | null>(null);
  const back = { ...frame, onBack: () => setAsking('both') };
  if (asking === 'contact')
    return (
      <ContactDay
        frame={back}
        {...{ today, zoneMinutes }}
        onDay={(day) => {
          setContactOn(day);
          setAsking('both');
        }}
      />
    );
  if (asking === 'symptoms')
    return <Symptoms frame={back} onSymptoms={(symptoms) => onAnswer({ symptoms, contactOn })} />;
  return (
    <QuestionPage
      frame={frame}
      title={contactOn === null ? words.healthTitle : words.symptomsTitle}
      known={<p>{words.healthHint(lookBackDays)}</p>}
      columns={1}
      answers={
        <>
          <Key onPress={() => onAnswer({ symptoms: [], contactOn })}>{words.nothing}</Key>
          {contactOn === null ? <Key onPress={() => setAsking('contact')}>{words.contact}</Key> : null}
          <Key onPress={() => setAsking('symptoms')}>{words.symptoms}</Key>
        </>
      }
    />
  );
}

type ContactDayProps = { frame: Frame; today: Day; zoneMinutes: number; onDay: (day: Day) => void };

function ContactDay({ frame, today, zoneMinutes, onDay }: ContactDayProps) {
  const { checkpoint } = usePostWords();
  const { common } = useWords();
  const format = useFormat(zoneMinutes);
  const [day, setDay] = useState<Day | null>(null);
  const [wrong, setWrong] = useState(false);
  return (
    <Page
      kind="work"
      title={checkpoint.told.contactTitle}
      header={<StepHeader {...frame} />}
      footer={
        <Button onPress={() => (day === null || day > today ? setWrong(true) : onDay(day))}>
          {checkpoint.told.done}
        </Button>
      }
    >
      <DateField
        id="contact-day"
        label={checkpoint.told.contactTitle}
        hideLabel
        today={today}
        chips={[0, -1, -2, -3].map((offset) => ({
          offset,
          label:
            offset === 0
              ? common.date.today
              : offset === -1
                ? common.date.yesterday
                : checkpoint.told.daysAgo(-offset),
        }))}
        typedLabel={common.date.typed}
        typedHint={common.date.hint}
        say={format.day}
        value={day}
        error={wrong ? checkpoint.told.wrongDay : null}
        onChange={setDay}
      />
    </Page>
  );
}

function Symptoms({ frame, onSymptoms }: { frame: Frame; onSymptoms: (symptoms: Symptom[]) => void }) {
  const { checkpoint } = usePostWords();
  const { terms } = useWords();
  const [chosen, setChosen] = useState<readonly Symptom[]>([]);
  const [wrong, setWrong] = useState(false);
  return (
    <Page
      kind="work"
      title={checkpoint.told.symptomsTitle}
      header={<StepHeader {...frame} />}
      footer={
        <Button onPress={() => (chosen.length === 0 ? setWrong(true) : onSymptoms([...chosen]))}>
          {checkpoint.told.done}
        </Button>
      }
    >
      <ChoiceMany
        legend={checkpoint.told.symptomsTitle}
        hideLegend
        error={wrong ? checkpoint.told.wrongSymptoms : null}
        options={symptomSchema.options.map((value) => ({ value, label: terms.symptom[value] }))}
        values={chosen}
        onToggle={(symptom) =>
          setChosen(chosen.includes(symptom) ? chosen.filter((one) => one !== symptom) : [...chosen, symptom])
        }
      />
    </Page>
  );
}
