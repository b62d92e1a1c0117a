import { VEHICLES } from '#domain/declaration/vehicle';
import { normalisePlate, parsePlate } from '#domain/document/plate';
import { Banner } from '../../ui/banner';
import { Choice } from '../../ui/choice';
import { Field } from '../../ui/field';
import { useWords } from '../../words/base';
import { useDeclareWords } from '../../words/declare';
import { useForm } from '../form-context';

/** How the party travels. */
export function Vehicle() {
  const { terms } = useWords();
  const { vehicle } = useDeclareWords();
  const { draft, changeTrip, faultOf } = useForm();
  return (
    <Choice
      id="vehicle"
      legend={vehicle.title}
      hideLegend
      options={VEHICLES.map((value) => ({ value, label: terms.vehicle[value] }))}
      value={draft.trip.vehicle}
      onChoose={(value) =>
        changeTrip({
          vehicle: value,
          heads: draft.trip.heads === '' ? String(draft.size ?? 1) : draft.trip.heads,
        })
      }
      error={faultOf('vehicle')}
    />
  );
}

/** The plate, and how many sit in the vehicle: the worker counts them. */
export function Plate() {
  const { plate: words, plateUnusual } = useDeclareWords();
  const { draft, changeTrip, faultOf } = useForm();
  const { plate, heads, vehicle } = draft.trip;
  const parsed = parsePlate(plate);
  return (
    <>
      <Field
        id="plate"
        label={words.plate}
        hint={vehicle === 'coach' ? words.coachHint : words.plateHint}
        capitals
        width="half"
        value={plate}
        onInput={(value) => changeTrip({ plate: value })}
        echo={normalisePlate(plate) === plate ? null : normalisePlate(plate)}
        error={faultOf('plate')}
      />
      {parsed.ok && parsed.value.doubt !== null && plate.length > 5 ? (
        <Banner kind="look">{plateUnusual}</Banner>
      ) : null}
      <Field
        id="heads"
        label={words.heads}
        inputMode="numeric"
        width="short"
        value={heads}
        onInput={(value) => changeTrip({ heads: value })}
        error={faultOf('heads')}
      />
    </>
  );
}
