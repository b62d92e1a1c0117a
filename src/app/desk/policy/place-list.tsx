import { useState } from 'preact/hooks';
import { loadAreas, loadTowns } from '#device/areas';
import type { Place } from '#domain/area/place';
import { Button } from '../../ui/button';
import { PlacePicker } from '../../ui/place-picker';
import { usePlaceNames } from '../place-names';
import { usePlacesWords } from '../words';

const SOURCE = { country: loadAreas, towns: loadTowns };

type PlaceListProps = {
  places: readonly Place[];
  most: number;
  abroad?: boolean;
  onChange: (places: Place[]) => void;
};

/** Places one by one, each with a way to take it out, and one more. */
export function PlaceList({ places, most, abroad = false, onChange }: PlaceListProps) {
  const words = usePlacesWords().policyEdit.parameters;
  const { full, names } = usePlaceNames();
  const [picked, setPicked] = useState<Place | null>(null);
  const add = () => {
    if (picked === null) return;
    onChange([...places.filter((one) => one !== picked), picked]);
    setPicked(null);
  };
  return (
    <>
      <ul class="changes">
        {places.map((place) => (
          <li key={place} class="between">
            <bdi>{full(place)}</bdi>
            <Button
              kind="plain"
              label={words.removeOf(full(place))}
              onPress={() => onChange(places.filter((one) => one !== place))}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      {places.length >= most ? (
        <p>{words.tooMany(most)}</p>
      ) : (
        <>
          <PlacePicker
            id="list-place"
            value={picked}
            onPick={setPicked}
            source={SOURCE}
            known={names}
            abroad={abroad}
          />
          {picked === null ? null : (
            <Button kind="quiet" onPress={add}>
              {words.addPlace}
            </Button>
          )}
        </>
      )}
    </>
  );
}
