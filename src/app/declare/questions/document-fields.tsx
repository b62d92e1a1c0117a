import type { ComponentChildren } from 'preact';
import type { DocumentType } from '#domain/document/identity';
import { Field } from '../../ui/field';
import { groupNumber } from '../../ui/group-number';
import { useWords } from '../../words/base';
import { useDeclareWords } from '../../words/declare';

type DocumentFieldsProps<Type extends DocumentType | 'none'> = {
  types: readonly Type[];
  type: Type;
  number: string;
  error: string | null;
  onType: (type: Type) => void;
  onNumber: (number: string) => void;
  /** What stands in the place of the number, for somebody without a document. */
  children?: ComponentChildren;
};

/** Which document somebody has, and its number, grouped as it is typed. */
export function DocumentFields<Type extends DocumentType | 'none'>(props: DocumentFieldsProps<Type>) {
  const { types, type, number, error, onType, onNumber, children } = props;
  const { terms } = useWords();
  const { person: words } = useDeclareWords();
  return (
    <>
      <div class="field">
        <label class="label" for="document-type">
          {words.document}
        </label>
        <select
          id="document-type"
          class="input"
          value={type}
          onChange={(event) => {
            const chosen = types.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) onType(chosen);
          }}
        >
          {types.map((one) => (
            <option key={one} value={one}>
              {terms.document[one]}
            </option>
          ))}
        </select>
      </div>
      {children ??
        (type === 'none' ? null : (
          <Field
            id="number"
            label={words.number}
            capitals
            value={number}
            onInput={onNumber}
            echo={groupNumber(type, number)}
            error={error}
          />
        ))}
    </>
  );
}
