import { maskName } from '#domain/document/name';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import type { Shift } from '../work/shift';

/** Vehicles that left before everybody in them was checked: nothing is recorded of those people but this line. */
export function UnfinishedCars({ unfinished }: { unfinished: Shift['unfinished'] }) {
  const { checkpoint, post } = usePostWords();
  const format = useFormat();
  if (unfinished.length === 0) return null;
  return (
    <section class="stack">
      <h2>{post.records.unfinished}</h2>
      <ul class="people">
        {unfinished.map((car) => (
          <li key={car.at} class="record-row">
            <strong>{car.plate ?? post.records.noPlate}</strong>
            <span>{format.moment(car.at)}</span>
            <span class="quiet">
              {post.records.missing(
                car.missing.length,
                car.missing.flatMap((name) => (name === null ? [] : [maskName(name)])).join(checkpoint.comma),
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
