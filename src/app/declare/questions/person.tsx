import { DOCUMENT_TYPES } from '#domain/document/identity';
import { Choice, ChoiceMany } from '../../ui/choice';
import { Field } from '../../ui/field';
import { groupNumber } from '../../ui/group-number';
import { useWords } from '../../words/base';
import { useDeclareWords } from '../../words/declare';
import { personAt } from '../draft';
import { useForm } from '../form-context';

const TYPES = [...DOCUMENT_TYPES, 'none'] as const;
const REASONS = ['forgot', 'child', 'foreign-lost', 'refuses', 'other'] as const;

/** Who one person is: name, document (or why there is none), phone. */
export function Person({ index }: { index: number }) {
  const { common } = useWords();
  const { person: words } = useDeclareWords();
  const { draft, changePerson, faultOf } = useForm();
  const person = personAt(draft, index);
  const own = index === 0 && draft.filledBy === 'self';
  return (
    <>
      <Field
        id="name"
        label={words.name}
        hint={words.nameHint}
        autoComplete={own ? 'name' : 'off'}
        value={person.name}
        onInput={(name) => changePerson(index, { name })}
        error={faultOf('name')}
      />
      <IdentityQuestion index={index} />
      <Field
        id="phone"
        type="tel"
        inputMode="tel"
        autoComplete={own ? 'tel' : 'off'}
        width="half"
        label={
          <>
            {words.phone} {index === 0 ? null : <span class="quiet">({common.optional})</span>}
          </>
        }
        hint={words.phoneHint}
        value={person.phone}
        onInput={(phone) => changePerson(index, { phone, noPhone: false })}
        error={faultOf('phone')}
      />
      {index > 0 ? null : (
        <ChoiceMany
          legend={words.noPhone}
          hideLegend
          options={[{ value: 'none', label: words.noPhone }]}
          values={person.noPhone ? ['none'] : []}
          onToggle={() => changePerson(index, { noPhone: !person.noPhone, phone: '' })}
        />
      )}
    </>
  );
}

function IdentityQuestion({ index }: { index: number }) {
  const { terms } = useWords();
  const { person: words } = useDeclareWords();
  const { draft, changePerson, faultOf } = useForm();
  const { documentType, number, noDocument } = personAt(draft, index);
  return (
    <>
      <div class="field">
        <label class="label" for="document-type">
          {words.document}
        </label>
        <select
          id="document-type"
          class="input"
          value={documentType}
          onChange={(event) => {
            const chosen = TYPES.find((type) => type === event.currentTarget.value);
            if (chosen !== undefined) changePerson(index, { documentType: chosen });
          }}
        >
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {terms.document[type]}
            </option>
          ))}
        </select>
      </div>
      {documentType === 'none' ? (
        <Choice
          id="no-document"
          legend={words.reason}
          options={REASONS.map((value) => ({ value, label: terms.noDocument[value] }))}
          value={noDocument}
          onChoose={(value) => changePerson(index, { noDocument: value })}
          error={faultOf('no-document')}
        />
      ) : (
        <Field
          id="number"
          label={words.number}
          capitals
          value={number}
          onInput={(value) => changePerson(index, { number: value })}
          echo={groupNumber(documentType, number)}
          error={faultOf('number')}
        />
      )}
    </>
  );
}
