import { loadAreas } from '#device/areas';
import type { Place } from '#domain/area/place';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { PlacePicker } from '../ui/place-picker';
import type { StepProps } from './founding';
import { withArea } from './plan';
import { useCountryNames, useTowns } from './use-towns';
import { useSetupWords } from './words';

// A county is chosen, no town: the picker ends there.
const SOURCE = { country: loadAreas, towns: async () => ({}) };

/** Which county, under which name, and the number that people call. Its towns come from the national codes. */
export function CountyStep({ plan, change, error }: StepProps) {
  const words = useSetupWords().county;
  const names = useCountryNames();
  const pick = (area: Place | null) => change(withArea(plan, area, area === null ? '' : (names[area] ?? '')));
  const chosen = plan.area?.length === 6 ? plan.area : null;
  return (
    <>
      <div class="field" role="group" aria-label={words.area}>
        <span class="label">{words.area}</span>
        <PlacePicker id="area" value={plan.area} onPick={pick} source={SOURCE} error={error('area')} />
      </div>
      {chosen === null ? null : (
        <>
          <TownsOf area={chosen} />
          <Field
            id="name"
            label={words.name}
            hint={words.nameHint}
            value={plan.name}
            onInput={(name) => change({ ...plan, name })}
            error={error('name')}
          />
          <Field
            id="helpline"
            label={words.helpline}
            hint={words.helplineHint}
            type="tel"
            inputMode="tel"
            width="half"
            value={plan.helpline}
            onInput={(helpline) => change({ ...plan, helpline })}
            error={error('helpline')}
          />
        </>
      )}
    </>
  );
}

function TownsOf({ area }: { area: string }) {
  const words = useSetupWords().county;
  const { towns, again } = useTowns(area);
  if (towns === 'waiting') return null;
  if (towns === null)
    return (
      <div class="stack">
        <p>{words.noTowns}</p>
        <Button kind="quiet" onPress={again}>
          {words.retry}
        </Button>
      </div>
    );
  return (
    <details class="towns">
      <summary>{words.towns(towns.length)}</summary>
      <ul>
        {towns.map((town) => (
          <li key={town.code}>{town.name}</li>
        ))}
      </ul>
    </details>
  );
}
