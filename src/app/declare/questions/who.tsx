import { Choice } from '../../ui/choice';
import { useDeclareWords } from '../../words/declare';
import { useForm } from '../form-context';

const WHO = ['self', 'family', 'guardian', 'staff'] as const;

/** Who fills in: it is recorded with each declaration. */
export function Who() {
  const { who } = useDeclareWords();
  const { draft, change, faultOf } = useForm();
  return (
    <Choice
      id="who"
      legend={who.title}
      hideLegend
      options={WHO.map((value) => ({ value, label: who[value] }))}
      value={draft.filledBy}
      onChoose={(filledBy) => change({ ...draft, filledBy })}
      error={faultOf('who')}
    />
  );
}

const SIZES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** How many people this form is for. */
export function Size() {
  const { size } = useDeclareWords();
  const { draft, change, faultOf } = useForm();
  return (
    <Choice
      id="size"
      legend={size.title}
      hideLegend
      hint={size.hint}
      columns={2}
      options={SIZES.map((value) => ({ value, label: size.people(Number(value)) }))}
      value={SIZES.find((value) => Number(value) === draft.size) ?? null}
      onChoose={(value) => change({ ...draft, size: Number(value) })}
      error={faultOf('size')}
    />
  );
}
