import { useState } from 'preact/hooks';
import type { Parameters } from '#domain/policy/policy';
import { ErrorSummary } from '../../ui/error-summary';
import { Field } from '../../ui/field';
import { useWords } from '../../words/base';
import { usePlacesWords } from '../words';
import type { ParameterName } from './parameter-edits';
import { type Lines, linesOf, type ParameterField, readLine, typedOf } from './parameter-fields';
import { ParameterForm } from './parameter-form';
import { ParameterLists } from './parameter-lists';

type ChangeParameterProps = {
  name: ParameterName;
  parameters: Parameters;
  onSet: (part: Partial<Parameters>) => void;
  onClose: () => void;
};

/** One parameter: its numbers, or its list. */
export function ChangeParameter(props: ChangeParameterProps) {
  const lines = linesOf(props.name);
  return lines === null ? <ParameterLists {...props} /> : <Numbers {...props} lines={lines} />;
}

function Numbers({ name, parameters, onSet, onClose, lines }: ChangeParameterProps & { lines: Lines }) {
  const words = usePlacesWords().policyEdit;
  const { common } = useWords();
  const { typed, type, wrong, values, limits } = useTyped(lines, parameters);
  const [turn, setTurn] = useState(0);
  const shown = turn === 0 ? [] : wrong;
  const go = () => {
    setTurn(turn + 1);
    if (values === null) return;
    onSet(lines.write(values));
    onClose();
  };
  return (
    <ParameterForm name={name} onClose={onClose} onGo={go}>
      <ErrorSummary
        title={common.errorsTitle}
        faults={lines.fields.flatMap(({ id }, at) => {
          const text = shown[at];
          return text ? [{ id: `parameter-${id}`, text }] : [];
        })}
        turn={turn}
      />
      {lines.fields.map((field, at) => (
        <Field
          key={field.id}
          id={`parameter-${field.id}`}
          label={words.parameters.field[field.id]}
          hint={field.unit === 'dayList' ? words.parameters.dayListHint : words.bounds(...limits(field))}
          width={field.unit === 'dayList' ? 'whole' : 'short'}
          inputMode={field.unit === 'degrees' ? 'decimal' : field.unit === 'dayList' ? 'text' : 'numeric'}
          after={field.unit === 'dayList' ? null : <span>{words.parameters.unit[field.unit]}</span>}
          value={typed[at] ?? ''}
          onInput={(text) => type(at, text)}
          error={shown[at] ?? null}
        />
      ))}
    </ParameterForm>
  );
}

function useTyped({ fields, read }: Lines, parameters: Parameters) {
  const words = usePlacesWords().policyEdit.parameters;
  const [typed, setTyped] = useState(() => {
    const values = read(parameters);
    return fields.map(({ unit }, at) => typedOf(unit, values[at] ?? []));
  });
  const limits = ({ unit, bounds }: ParameterField) =>
    [typedOf(unit, [bounds.least]), typedOf(unit, [bounds.most])] as const;
  const results = fields.map((field, at) => readLine(field, typed[at] ?? ''));
  const wrong = fields.map((field, at) => {
    const one = results[at];
    if (one === undefined || !('fault' in one)) return null;
    return one.fault === 'outside' ? words.outside(...limits(field)) : words[one.fault];
  });
  const values = results.flatMap((one) => ('values' in one ? [one.values] : []));
  return {
    typed,
    type: (at: number, text: string) => setTyped(typed.map((one, place) => (place === at ? text : one))),
    wrong,
    /** null while something is wrong. */
    values: values.length === fields.length ? values : null,
    limits,
  };
}
