import { BOUNDS, conditionSchema } from '#domain/policy/policy';
import { COLOURS, DECISIONS, MEASURES } from '#domain/policy/verdict';
import { Choice } from '../../ui/choice';
import { Field } from '../../ui/field';
import { useWords } from '../../words/base';
import { Select } from '../select';
import { useDeskWords, usePlacesWords } from '../words';
import type { RowDraft, RowFieldFault } from './row-draft';

const END_KINDS = ['days', 'check', 'cleared', 'negative-test', 'complete-check'] as const;

type FieldsProps = {
  draft: RowDraft;
  /** A row of the policy in force keeps its name and its condition: another condition is another row. */
  fixed: boolean;
  change: (part: Partial<RowDraft>) => void;
  error: (field: RowFieldFault['field']) => string | null;
};

/** What a row is made of. */
export function RowFields({ draft, fixed, change, error }: FieldsProps) {
  const words = usePlacesWords().policyEdit.rows;
  const conditions = useDeskWords().row;
  const { terms } = useWords();
  return (
    <>
      {fixed && draft.when !== null ? (
        <>
          <p class="strong">{conditions[draft.when]}</p>
          <SwitchOff draft={draft} change={change} />
        </>
      ) : (
        <Named draft={draft} change={change} error={error} />
      )}
      <Choice
        id="row-colour"
        legend={words.colour}
        columns={2}
        options={[...COLOURS].reverse().map((value) => ({ value, label: terms.colour[value] }))}
        value={draft.colour}
        onChoose={(colour) => change({ colour })}
      />
      <Select
        id="row-measure"
        label={words.measure}
        none={words.choose}
        options={[...MEASURES].reverse().map((value) => ({ value, label: terms.measure[value] }))}
        value={draft.measure}
        onChoose={(measure) => (measure === null ? null : change({ measure }))}
      />
      <Select
        id="row-decision"
        label={words.decision}
        none={words.choose}
        options={[...DECISIONS].reverse().map((value) => ({ value, label: terms.decision[value] }))}
        value={draft.decision}
        onChoose={(decision) => (decision === null ? null : change({ decision }))}
      />
      <Ends draft={draft} change={change} error={error} />
    </>
  );
}

function Ends({ draft, change, error }: Omit<FieldsProps, 'fixed'>) {
  const { rows: words, bounds, parameters } = usePlacesWords().policyEdit;
  const { least, most } = BOUNDS.rowDays;
  return (
    <>
      <Select
        id="row-ends"
        label={words.ends}
        none={words.choose}
        options={END_KINDS.map((value) => ({ value, label: words.endKind[value] }))}
        value={draft.endKind}
        onChoose={(endKind) => (endKind === null ? null : change({ endKind }))}
      />
      {draft.endKind === 'days' ? (
        <Field
          id="row-days"
          label={words.daysLabel}
          hint={bounds(String(least), String(most))}
          width="short"
          inputMode="numeric"
          after={<span>{parameters.unit.days}</span>}
          value={draft.days}
          onInput={(days) => change({ days })}
          error={error('days')}
        />
      ) : null}
    </>
  );
}

function Named({ draft, change, error }: Omit<FieldsProps, 'fixed'>) {
  const words = usePlacesWords().policyEdit.rows;
  const conditions = useDeskWords().row;
  return (
    <>
      <Select
        id="row-when"
        label={words.when}
        none={words.choose}
        options={conditionSchema.options.map((value) => ({ value, label: conditions[value] }))}
        value={draft.when}
        onChoose={(when) => change({ when })}
        error={error('when')}
      />
      <Field
        id="row-id"
        label={words.id}
        hint={words.idHint}
        width="short"
        capitals
        value={draft.id}
        onInput={(id) => change({ id: id.normalize('NFKC').trim().toUpperCase() })}
        error={error('id')}
      />
    </>
  );
}

function SwitchOff({ draft, change }: Pick<FieldsProps, 'draft' | 'change'>) {
  const words = usePlacesWords().policyEdit.rows;
  return (
    <label class="answer">
      <input
        type="checkbox"
        checked={draft.off === true}
        onChange={(event) => change({ off: event.currentTarget.checked ? true : undefined })}
      />
      <span class="answer-words">
        {words.switchOff}
        <span class="quiet small">{words.switchOffHint}</span>
      </span>
    </label>
  );
}
