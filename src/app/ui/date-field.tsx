import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { addDays, type Day } from '#domain/day';
import { parseDay } from './day-text';
import { FieldError } from './field-error';

type DateFieldProps = {
  id: string;
  label: ComponentChildren;
  hideLabel?: boolean;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  /** Today in the county's zone. */
  today: Day;
  /** Days from today that have a chip of their own. */
  chips: readonly { offset: number; label: string }[];
  typedLabel: string;
  typedHint: string;
  /** How a chosen day is read back. */
  say: (day: Day) => string;
  value: Day | null;
  /** null while what is typed is no day. */
  onChange: (day: Day | null) => void;
};

/** A day: a tap for the usual ones, and always a line to type it in; never only a calendar. */
export function DateField(props: DateFieldProps) {
  const { id, today, chips, value, onChange } = props;
  const name = useId();
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => {
    // A day that came from elsewhere (a chip, a draft) is written into the line; what is half typed is left alone.
    if (value !== null && parseDay(typed, today) !== value) setTyped(value);
  }, [value]);
  return (
    <div class={props.error ? 'field wrong' : 'field'} role="group" aria-labelledby={`${name}-label`}>
      <span class={props.hideLabel ? 'unseen' : 'label'} id={`${name}-label`}>
        {props.label}
      </span>
      {props.hint ? <p class="hint">{props.hint}</p> : null}
      <FieldError id={`${name}-error`} text={props.error} />
      <div class="chips">
        {chips.map(({ offset, label }) => {
          const day = addDays(today, offset);
          return (
            <button
              key={offset}
              type="button"
              class="chip"
              aria-pressed={value === day}
              onClick={() => onChange(day)}
            >
              {label}
            </button>
          );
        })}
      </div>
      <label class="hint" for={id}>
        {props.typedLabel}
      </label>
      <div class="field-line">
        <input
          id={id}
          class="input half"
          inputMode="text"
          autoComplete="off"
          placeholder={props.typedHint}
          value={typed}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={props.error ? `${name}-error` : undefined}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            onChange(parseDay(event.currentTarget.value, today));
          }}
        />
        <output for={id} class="date-said">
          {value === null ? '' : props.say(value)}
        </output>
      </div>
    </div>
  );
}
