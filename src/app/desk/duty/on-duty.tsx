import './duty.css';
import { onDutyFor } from '#domain/duty/duty';
import { useDutyWords } from '../../words/duty';
import { usePlaceNames } from '../place-names';
import { useDuty } from './duty-context';
import { TelephoneLink } from './telephone-link';

type OnDutyProps = { area: string; now: number };

/** Who is on duty for an area now, with the telephone; where nobody is, that, and who is above. */
export function OnDuty({ area, now }: OnDutyProps) {
  const words = useDutyWords();
  const { short } = usePlaceNames();
  const { duties } = useDuty();
  if (duties === null) return null;
  const [first, ...others] = onDutyFor(duties.onDuty, area, now);
  const away = first?.area !== area;
  return (
    <span class="on-duty small">
      {away ? <span>{words.nobodyAt(short(area))}</span> : null}
      {first === undefined ? (
        <span>{area.length > 6 ? words.nobody : null}</span>
      ) : (
        <span>
          {words.at(short(first.area), first.name)}{' '}
          <TelephoneLink name={first.name} number={first.telephone} />
          {others.length > 0 ? (
            <span class="quiet">
              {' '}
              {words.more(others.map((one) => `${one.name} ${one.telephone}`).join(', '))}
            </span>
          ) : null}
        </span>
      )}
    </span>
  );
}
