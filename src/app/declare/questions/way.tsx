import { isCheckpoint } from '#domain/county/county';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { Field } from '../../ui/field';
import { PlacePicker } from '../../ui/place-picker';
import { useWords } from '../../words/base';
import { useDeclareWords } from '../../words/declare';
import { countyNames } from '../../words/places';
import { useForm } from '../form-context';

/** Where the party sets out from. */
export function Origin() {
  const { origin } = useDeclareWords();
  const { draft, changeTrip, faultOf, areas } = useForm();
  return (
    <>
      <p class="hint">{origin.hint}</p>
      <PlacePicker
        id="origin"
        value={draft.trip.origin}
        onPick={(place) => changeTrip({ origin: place })}
        source={areas}
        abroad
        error={faultOf('origin')}
      />
    </>
  );
}

/** Places on the way where the party stays. */
export function Stops() {
  const { common } = useWords();
  const { stops: words } = useDeclareWords();
  const { draft, changeTrip, faultOf, areas } = useForm();
  const { onTheWay, stops } = draft.trip;
  const shown = stops.length === 0 ? [{ place: null }] : stops;
  return (
    <>
      <Choice
        id="stops"
        legend={words.title}
        hideLegend
        hint={words.hint}
        options={(['direct', 'stops'] as const).map((value) => ({ value, label: words[value] }))}
        value={onTheWay}
        onChoose={(value) => changeTrip({ onTheWay: value })}
        error={faultOf('stops')}
      />
      {onTheWay !== 'stops'
        ? null
        : shown.map((stop, index) => (
            <section class="entry" key={index}>
              <div class="between">
                <h2>{words.one(index + 1)}</h2>
                {stops.length > 1 ? (
                  <Button
                    kind="plain"
                    onPress={() => changeTrip({ stops: stops.filter((_, i) => i !== index) })}
                  >
                    {common.remove}
                  </Button>
                ) : null}
              </div>
              <PlacePicker
                id={`stop-${index}`}
                value={stop.place}
                onPick={(place) =>
                  changeTrip({ stops: shown.map((one, i) => (i === index ? { place } : one)) })
                }
                source={areas}
                abroad
                error={faultOf(`stop-${index}`)}
              />
            </section>
          ))}
      {onTheWay === 'stops' && stops.length > 0 && stops.length < 10 ? (
        <Button kind="quiet" onPress={() => changeTrip({ stops: [...stops, { place: null }] })}>
          {words.add}
        </Button>
      ) : null}
    </>
  );
}

/** The village that the party is bound for. */
export function Destination() {
  const { common } = useWords();
  const { destination } = useDeclareWords();
  const { draft, changeTrip, faultOf, areas, county } = useForm();
  return (
    <>
      <p class="hint">{destination.hint}</p>
      <PlacePicker
        id="destination"
        value={draft.trip.destination}
        onPick={(place) => changeTrip({ destination: place })}
        source={areas}
        known={countyNames(county)}
        within={county.area}
        error={faultOf('destination')}
      />
      {draft.trip.destination === null ? null : (
        <Field
          id="address"
          label={
            <>
              {destination.address} <span class="quiet">({common.optional})</span>
            </>
          }
          hint={destination.addressHint}
          autoComplete="street-address"
          value={draft.trip.address}
          onInput={(value) => changeTrip({ address: value.slice(0, 200) })}
        />
      )}
    </>
  );
}

/** The checkpoint that the party comes through, if it knows. */
export function Entry() {
  const { terms } = useWords();
  const { entry } = useDeclareWords();
  const { draft, changeTrip, faultOf, county } = useForm();
  const posts = county.posts.filter((post) => isCheckpoint(post.kind));
  return (
    <Choice
      id="entry"
      legend={entry.title}
      hideLegend
      options={[
        ...posts.map((post) => ({ value: post.id, label: post.name, hint: terms.postKind[post.kind] })),
        { value: 'unknown', label: entry.unknown },
      ]}
      value={draft.trip.entryPost}
      onChoose={(value) => changeTrip({ entryPost: value })}
      error={faultOf('entry')}
    />
  );
}
