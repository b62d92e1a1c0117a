import { addDays } from '#domain/day';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { PlacePicker } from '../../ui/place-picker';
import { useWords } from '../../words/base';
import { useDeclareWords } from '../../words/declare';
import { useFormat } from '../../words/format';
import { useLanguage } from '../../words/language';
import { placeName } from '../../words/places';
import { personAt, type StayDraft } from '../draft';
import { useForm } from '../form-context';
import { FormDay } from './when';

const TOGETHER = ['tested', 'places', 'apart'] as const;

/** Whether somebody was with the first person all the time: then nothing of it is asked twice. */
export function Together({ index }: { index: number }) {
  const { together: words } = useDeclareWords();
  const { draft, changePerson, faultOf } = useForm();
  return (
    <Choice
      id="together"
      legend={words.title}
      hideLegend
      options={TOGETHER.map((value) => ({ value, label: words[value] }))}
      value={personAt(draft, index).together}
      onChoose={(together) => changePerson(index, { together })}
      error={faultOf('together')}
    />
  );
}

const NO_STAY: StayDraft = { place: null, from: null, to: null };

/** The places of the last 14 days; a city is enough where nothing more is known. */
export function Places({ index }: { index: number }) {
  const { places: words } = useDeclareWords();
  const language = useLanguage();
  const { draft, changePerson, faultOf, today, lookBackDays, zoneMinutes, names } = useForm();
  const format = useFormat(zoneMinutes);
  const person = personAt(draft, index);
  const origin = draft.trip.origin === null ? '' : placeName(draft.trip.origin, names, language);
  const stays = person.stays.length === 0 ? [NO_STAY] : person.stays;
  return (
    <>
      <Choice
        id="places"
        legend={words.title}
        hideLegend
        hint={words.hint(format.day(addDays(today, -lookBackDays)), origin)}
        options={[
          { value: 'origin', label: words.origin(origin) },
          { value: 'more', label: words.more },
        ]}
        value={person.places}
        onChoose={(places) => changePerson(index, { places })}
        error={faultOf('places')}
      />
      {person.places !== 'more' ? null : (
        <>
          {stays.map((stay, at) => (
            <StayQuestion
              key={at}
              at={at}
              stay={stay}
              onChange={(next) =>
                changePerson(index, { stays: stays.map((one, i) => (i === at ? next : one)) })
              }
              {...(stays.length > 1
                ? { onRemove: () => changePerson(index, { stays: stays.filter((_, i) => i !== at) }) }
                : {})}
            />
          ))}
          {person.stays.length > 0 && person.stays.length < 20 ? (
            <Button kind="quiet" onPress={() => changePerson(index, { stays: [...stays, NO_STAY] })}>
              {words.add}
            </Button>
          ) : null}
        </>
      )}
    </>
  );
}

type StayProps = { at: number; stay: StayDraft; onChange: (stay: StayDraft) => void; onRemove?: () => void };

function StayQuestion({ at, stay, onChange, onRemove }: StayProps) {
  const { common } = useWords();
  const { places: words } = useDeclareWords();
  const { areas, faultOf } = useForm();
  return (
    <section class="entry">
      <div class="between">
        <h2>{words.one(at + 1)}</h2>
        {onRemove === undefined ? null : (
          <Button kind="plain" onPress={onRemove}>
            {common.remove}
          </Button>
        )}
      </div>
      <PlacePicker
        id={`stay-${at}`}
        value={stay.place}
        onPick={(place) => onChange({ ...stay, place })}
        source={areas}
        abroad
        error={faultOf(`stay-${at}`)}
      />
      {stay.place === null ? null : (
        <>
          <FormDay
            id={`stay-${at}-from`}
            label={words.from}
            offsets={[-1]}
            value={stay.from}
            onChange={(from) => onChange({ ...stay, from })}
          />
          <FormDay
            id={`stay-${at}-to`}
            label={words.to}
            offsets={[0, -1]}
            value={stay.to}
            onChange={(to) => onChange({ ...stay, to })}
          />
        </>
      )}
    </section>
  );
}
