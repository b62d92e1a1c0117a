import type { Day } from '#domain/day';
import { DateField } from '../../ui/date-field';
import { Field } from '../../ui/field';
import { useWords } from '../../words/base';
import { useDeclareWords } from '../../words/declare';
import { useFormat } from '../../words/format';
import { useForm } from '../form-context';

type DayQuestion = {
  id: string;
  label: string;
  /** The days that have a chip, counted from today. */
  offsets: readonly (-1 | 0 | 1)[];
  value: Day | null;
  onChange: (day: Day | null) => void;
};

/** A day asked in the words of the form. */
export function FormDay({ id, label, offsets, value, onChange }: DayQuestion) {
  const { common } = useWords();
  const { today, zoneMinutes, faultOf } = useForm();
  const format = useFormat(zoneMinutes);
  const names = { '-1': common.date.yesterday, '0': common.date.today, '1': common.date.tomorrow };
  return (
    <DateField
      id={id}
      label={label}
      today={today}
      chips={offsets.map((offset) => ({ offset, label: names[offset] }))}
      typedLabel={common.date.typed}
      typedHint={common.date.hint}
      say={format.day}
      value={value}
      onChange={onChange}
      error={faultOf(id)}
    />
  );
}

/** A time of day. */
export function FormTime(props: {
  id: string;
  label: string;
  value: string;
  onChange: (time: string) => void;
}) {
  const { common } = useWords();
  const { faultOf } = useForm();
  return (
    <Field
      id={props.id}
      inputMode="text"
      width="short"
      hint={common.timeHint}
      label={props.label}
      value={props.value}
      onInput={props.onChange}
      error={faultOf(props.id)}
    />
  );
}

/** Departure and arrival. */
export function When() {
  const { when } = useDeclareWords();
  const { draft, changeTrip } = useForm();
  const { trip } = draft;
  return (
    <>
      <section class="entry">
        <FormDay
          id="depart-day"
          label={when.depart}
          offsets={[0, 1, -1]}
          value={trip.departOn}
          onChange={(departOn) => changeTrip({ departOn })}
        />
        <FormTime
          id="depart-time"
          label={when.departTime}
          value={trip.departTime}
          onChange={(departTime) => changeTrip({ departTime })}
        />
      </section>
      <section class="entry">
        <FormDay
          id="arrive-day"
          label={when.arrive}
          offsets={[0, 1]}
          value={trip.arriveOn}
          onChange={(arriveOn) => changeTrip({ arriveOn })}
        />
        <FormTime
          id="arrive-time"
          label={when.arriveTime}
          value={trip.arriveTime}
          onChange={(arriveTime) => changeTrip({ arriveTime })}
        />
      </section>
    </>
  );
}
