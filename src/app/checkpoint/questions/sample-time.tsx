import { useState } from 'preact/hooks';
import { type Day, dayOf, startOfDay } from '#domain/day';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { Field } from '../../ui/field';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import type { Frame } from '../frame/question-page';
import { StepHeader } from '../frame/step-header';
import { minutesOf } from './minutes';

type SampleTimeProps = { frame: Frame; now: () => number; zoneMinutes: number; onTime: (at: number) => void };

/** The day and time at which a sample was taken, as the worker reads it from the result. */
export function SampleTime({ frame, now, zoneMinutes, onTime }: SampleTimeProps) {
  const { checkpoint } = usePostWords();
  const { common } = useWords();
  const format = useFormat(zoneMinutes);
  const words = checkpoint.naat;
  const [day, setDay] = useState<Day | null>(null);
  const [time, setTime] = useState('');
  const [fault, setFault] = useState<'wrongDay' | 'wrongTime' | 'future' | null>(null);
  const finish = () => {
    const minutes = minutesOf(time);
    if (day === null) return setFault('wrongDay');
    if (minutes === null) return setFault('wrongTime');
    const at = startOfDay(day, zoneMinutes) + minutes * 60_000;
    if (at > now()) return setFault('future');
    onTime(at);
  };
  return (
    <Page
      kind="work"
      title={words.whenTitle}
      header={<StepHeader {...frame} />}
      footer={<Button onPress={finish}>{words.seen}</Button>}
    >
      <DateField
        id="sample-day"
        label={words.whenTitle}
        hideLabel
        today={dayOf(now(), zoneMinutes)}
        chips={[
          { offset: 0, label: common.date.today },
          { offset: -1, label: common.date.yesterday },
        ]}
        typedLabel={common.date.typed}
        typedHint={common.date.hint}
        say={format.day}
        value={day}
        error={fault === 'wrongDay' ? words.wrongDay : null}
        onChange={setDay}
      />
      <Field
        id="sample-time"
        label={words.time}
        hint={words.timeHint}
        inputMode="numeric"
        width="short"
        value={time}
        error={fault === null || fault === 'wrongDay' ? null : words[fault]}
        onInput={setTime}
      />
    </Page>
  );
}
