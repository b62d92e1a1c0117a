import { symptomSchema } from '#domain/policy/facts';
import { Choice, ChoiceMany } from '../../ui/choice';
import { useWords } from '../../words/base';
import { useDeclareWords } from '../../words/declare';
import { personAt } from '../draft';
import { useForm } from '../form-context';
import { FormDay, FormTime } from './when';

/** Symptoms and close contact: one tap for who has neither. */
export function Health({ index }: { index: number }) {
  const { health } = useDeclareWords();
  const { draft, changePerson, faultOf } = useForm();
  const { well } = personAt(draft, index);
  return (
    <>
      <Choice
        id="well"
        legend={health.question}
        hint={health.list}
        options={[
          { value: 'well', label: health.well, hint: health.wellHint },
          { value: 'unwell', label: health.unwell },
        ]}
        value={well}
        onChoose={(value) => changePerson(index, { well: value })}
        error={faultOf('well')}
      />
      {well === 'unwell' ? <Unwell index={index} /> : null}
    </>
  );
}

function Unwell({ index }: { index: number }) {
  const { terms } = useWords();
  const { health } = useDeclareWords();
  const { draft, changePerson, faultOf } = useForm();
  const { symptoms, contact, contactOn } = personAt(draft, index);
  return (
    <>
      <ChoiceMany
        id="symptoms"
        legend={health.symptoms}
        options={symptomSchema.options.map((value) => ({ value, label: terms.symptom[value] }))}
        values={symptoms}
        onToggle={(value) =>
          changePerson(index, {
            symptoms: symptoms.includes(value)
              ? symptoms.filter((one) => one !== value)
              : [...symptoms, value],
          })
        }
        error={faultOf('symptoms')}
      />
      <Choice
        id="contact"
        legend={health.contact}
        hint={health.contactHint}
        columns={2}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: health[value] }))}
        value={contact}
        onChoose={(value) => changePerson(index, { contact: value })}
        error={faultOf('contact')}
      />
      {contact === 'yes' ? (
        <FormDay
          id="contact-day"
          label={health.contactDay}
          offsets={[0, -1]}
          value={contactOn}
          onChange={(day) => changePerson(index, { contactOn: day })}
        />
      ) : null}
    </>
  );
}

const RESULTS = ['negative', 'positive', 'pending', 'none'] as const;

/** The last nucleic-acid test as it is remembered. */
export function Naat({ index }: { index: number }) {
  const { terms } = useWords();
  const { naat: words } = useDeclareWords();
  const { draft, changePerson, faultOf } = useForm();
  const { naat, naatOn, naatTime } = personAt(draft, index);
  return (
    <>
      <Choice
        id="naat"
        legend={words.title}
        hideLegend
        columns={2}
        options={RESULTS.map((value) => ({ value, label: terms.naat[value] }))}
        value={naat}
        onChoose={(value) => changePerson(index, { naat: value })}
        error={faultOf('naat')}
      />
      {naat === null || naat === 'none' ? null : (
        <section class="entry">
          <FormDay
            id="naat-day"
            label={words.day}
            offsets={[0, -1]}
            value={naatOn}
            onChange={(day) => changePerson(index, { naatOn: day })}
          />
          <FormTime
            id="naat-time"
            label={words.time}
            value={naatTime}
            onChange={(time) => changePerson(index, { naatTime: time })}
          />
        </section>
      )}
    </>
  );
}
