import { type Duty, onDutyFor } from '#domain/duty/duty';
import type { PlaceNaming } from '../../checkpoint/questions/place-naming';
import { useDutyWords } from '../../words/duty';

type AskAboveProps = { duties: readonly Duty[]; area: string; now: number; places: PlaceNaming };

/** Whom to call when something about an instruction is not clear: who is on duty in the town, else in the county. */
export function AskAbove({ duties, area, now, places }: AskAboveProps) {
  const words = useDutyWords();
  const [first] = onDutyFor(duties, area, now);
  if (first === undefined) return null;
  return (
    <dl class="facts">
      <div class="fact">
        <dt>{words.above}</dt>
        <dd>
          {places.short(first.area)} {first.name}{' '}
          <a href={`tel:${first.telephone}`} aria-label={words.callTo(first.name, first.telephone)}>
            {first.telephone}
          </a>
        </dd>
      </div>
    </dl>
  );
}
