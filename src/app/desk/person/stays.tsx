import type { PersonAnswer } from '#domain/desk/desk';
import { useFormat } from '../../words/format';
import { usePlaceNames } from '../place-names';
import { useDeskWords } from '../words';

/** Where the person has been, the latest first. */
export function Stays({ stays }: { stays: PersonAnswer['stays'] }) {
  const words = useDeskWords().person;
  const format = useFormat();
  const { full } = usePlaceNames();
  const sorted = [...stays].sort((a, b) =>
    a.to === b.to ? (a.from < b.from ? 1 : -1) : a.to < b.to ? 1 : -1,
  );
  return (
    <section>
      <h2>{words.stays}</h2>
      {sorted.length === 0 ? (
        <p class="quiet">{words.noStays}</p>
      ) : (
        <ul class="stays">
          {sorted.map((stay) => (
            <li key={`${stay.place}-${stay.from}-${stay.to}`}>
              <span class="strong">{full(stay.place)}</span>{' '}
              <span class="quiet">{format.days(stay.from, stay.to)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
