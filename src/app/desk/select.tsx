import './select.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldError } from '../ui/field-error';

type SelectProps<T extends string> = {
  id?: string;
  label: ComponentChildren;
  options: readonly { value: T; label: string }[];
  /** What stands there while nothing is chosen. */
  none: string;
  value: T | null;
  onChoose: (value: T | null) => void;
  hint?: ComponentChildren;
  error?: string | null | undefined;
};

/** One of many, where there are too many to show: the browser's own list. */
export function Select<T extends string>(props: SelectProps<T>) {
  const made = useId();
  const id = props.id ?? made;
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <label class="label" for={id}>
        {props.label}
      </label>
      {props.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} text={props.error} />
      <select
        id={id}
        class="input"
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => {
          const chosen = props.options.find((one) => one.value === event.currentTarget.value);
          props.onChoose(chosen?.value ?? null);
        }}
      >
        <option value="" selected={props.value === null}>
          {props.none}
        </option>
        {props.options.map((one) => (
          <option key={one.value} value={one.value} selected={one.value === props.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}
