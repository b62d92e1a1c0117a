import { DOCUMENT_TYPES } from '#domain/document/identity';
import { Choice, ChoiceMany } from '../../ui/choice';
import { Field } from '../../ui/field';
import { useWords } from '../../words/base';
import { useDeclareWords } from '../../words/declare';
import { personAt } from '../draft';
import { useForm } from '../form-context';
import { DocumentFields } from './document-fields';

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
    <DocumentFields
      types={TYPES}
      type={documentType}
      number={number}
      error={faultOf('number')}
      onType={(type) => changePerson(index, { documentType: type })}
      onNumber={(value) => changePerson(index, { number: value })}
    >
      {documentType !== 'none' ? null : (
        <Choice
          id="no-document"
          legend={words.reason}
          options={REASONS.map((value) => ({ value, label: terms.noDocument[value] }))}
          value={noDocument}
          onChoose={(value) => changePerson(index, { noDocument: value })}
          error={faultOf('no-document')}
        />
      )}
    </DocumentFields>
  );
}
