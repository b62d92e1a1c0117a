import type { PersonAnswer } from '#domain/desk/desk';
import { useFormat } from '../../words/format';
import { useDeskWords } from '../words';
import { SaidValues } from './said-values';
import { recordAnchor, useKindText } from './timeline';

/** How the person is reached, each field with when and from which record it is known. */
export function Contact({ person }: { person: PersonAnswer }) {
  const words = useDeskWords().person;
  const format = useFormat();
  const kindText = useKindText();
  if (person.fields.length === 0) return null;
  return (
    <section>
      <h2>{words.contact}</h2>
      <dl class="known">
        {person.fields.map((field) => {
          const item = person.timeline.find((one) => one.record === field.record);
          const from = words.from(
            item === undefined ? words.someRecord : kindText(item.kind),
            format.moment(field.at),
          );
          return (
            <div key={field.field}>
              <dt class="quiet">{words.field[field.field]}</dt>
              <dd>
                <bdi class="strong">{field.value}</bdi>{' '}
                {item === undefined ? (
                  <span class="quiet small">{from}</span>
                ) : (
                  <a class="quiet small" href={`#${recordAnchor(field.record)}`}>
                    {from}
                  </a>
                )}
                <SaidValues said={person.said.filter((one) => one.field === field.field)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
