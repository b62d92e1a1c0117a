import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldError } from './field-error';

type FieldProps = {
  id: string;
  label: ComponentChildren;
  hideLabel?: boolean;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'tel' | 'time' | 'password' | 'search';
  /** `none`: the page has keys of its own; what is pasted or typed on real keys goes in all the same. */
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search' | 'none';
  autoComplete?: string;
  /** Letters are shown in capitals while they are typed: plates and documents. */
  capitals?: boolean;
  /** How much is expected: the width follows. */
  width?: 'whole' | 'half' | 'short';
  /** Read back under the field as it is typed, for example a number in groups. */
  echo?: string | null;
  /** Something beside the field: a unit, a button. */
  after?: ComponentChildren;
};

// One object a kind: the types of the library tell kinds apart by the whole object.
const KINDS = {
  text: { type: 'text' },
  tel: { type: 'tel' },
  time: { type: 'time' },
  password: { type: 'password' },
  search: { type: 'search' },
} as const;

/** A line to type in. Nothing is judged while it is typed. */
export function Field(props: FieldProps) {
  const name = useId();
  const described = [props.hint ? `${name}-hint` : '', props.error ? `${name}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <label class={props.hideLabel ? 'unseen' : 'label'} for={props.id}>
        {props.label}
      </label>
      {props.hint ? (
        <p class="hint" id={`${name}-hint`}>
          {props.hint}
        </p>
      ) : null}
      <FieldError id={`${name}-error`} text={props.error} />
      <div class="field-line">
        <input
          id={props.id}
          class={`input ${props.width ?? 'whole'}`}
          {...KINDS[props.type ?? 'text']}
          inputMode={props.inputMode ?? 'text'}
          autoComplete={props.autoComplete ?? 'off'}
          autoCapitalize={props.capitals ? 'characters' : 'off'}
          autoCorrect="off"
          spellcheck={false}
          value={props.value}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        {props.after}
      </div>
      {props.echo ? (
        <p class="echo" aria-hidden="true">
          {props.echo}
        </p>
      ) : null}
    </div>
  );
}
