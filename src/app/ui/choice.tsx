import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldError } from './field-error';

export type Option<T extends string> = { value: T; label: string; hint?: string | undefined };

type Frame = {
  /** Where an error summary links to. */
  id?: string;
  legend: ComponentChildren;
  /** The legend is the page's heading already. */
  hideLegend?: boolean | undefined;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  /** Two answers a line, for short words. */
  columns?: 1 | 2;
};

type ChoiceProps<T extends string> = Frame & {
  options: readonly Option<T>[];
  /** null: nothing is ticked before somebody ticks it. */
  value: T | null;
  onChoose: (value: T) => void;
};

/** One answer of several, as big rows. */
export function Choice<T extends string>({ options, value, onChoose, ...frame }: ChoiceProps<T>) {
  const name = useId();
  return (
    <Group {...frame} name={name}>
      {options.map((option) => (
        <Answer key={option.value} option={option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
        </Answer>
      ))}
    </Group>
  );
}

type ManyProps<T extends string> = Frame & {
  options: readonly Option<T>[];
  values: readonly T[];
  onToggle: (value: T) => void;
};

/** Any number of answers, as big rows. */
export function ChoiceMany<T extends string>({ options, values, onToggle, ...frame }: ManyProps<T>) {
  const name = useId();
  return (
    <Group {...frame} name={name}>
      {options.map((option) => (
        <Answer key={option.value} option={option}>
          <input
            type="checkbox"
            value={option.value}
            checked={values.includes(option.value)}
            onChange={() => onToggle(option.value)}
          />
        </Answer>
      ))}
    </Group>
  );
}

function Answer({ option, children }: { option: Option<string>; children: ComponentChildren }) {
  return (
    <label class="answer">
      {children}
      <span class="answer-words">
        {option.label}
        {option.hint === undefined ? null : <span class="quiet small">{option.hint}</span>}
      </span>
    </label>
  );
}

function Group({
  id,
  legend,
  hideLegend,
  hint,
  error,
  columns = 1,
  name,
  children,
}: Frame & { name: string; children: ComponentChildren }) {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      class={error ? 'field wrong' : 'field'}
      aria-describedby={described || undefined}
    >
      <legend class={hideLegend ? 'unseen' : 'label'}>{legend}</legend>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldError id={`${name}-error`} text={error} />
      <div class={columns === 2 ? 'answers two' : 'answers'}>{children}</div>
    </fieldset>
  );
}
