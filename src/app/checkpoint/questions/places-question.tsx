import { useState } from 'preact/hooks';
import { loadAreas, loadTowns } from '#device/areas';
import type { Place } from '#domain/area/place';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { type AreaSource, PlacePicker } from '../../ui/place-picker';
import { usePostWords } from '../../words/checkpoint';
import type { Frame } from '../frame/question-page';
import { StepHeader } from '../frame/step-header';
import type { PlaceNaming } from './place-naming';

export const AREAS: AreaSource = { country: loadAreas, towns: loadTowns };

type PlacesQuestionProps = {
  frame: Frame;
  title: string;
  places: PlaceNaming;
  /** At least one place. */
  onPlaces: (places: Place[]) => void;
};

/** Which other places: as many as there are, each as exactly as it is known. */
export function PlacesQuestion({ frame, title, places, onPlaces }: PlacesQuestionProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.itinerary;
  const [picked, setPicked] = useState<readonly Place[]>([]);
  const [picking, setPicking] = useState<Place | null>(null);
  const all = picking === null ? picked : [...new Set([...picked, picking])];
  return (
    <Page
      kind="work"
      title={title}
      header={<StepHeader {...frame} />}
      footer={
        <div class="keys keys-2">
          <Button
            kind="quiet"
            disabled={picking === null}
            onPress={() => {
              setPicked(all);
              setPicking(null);
            }}
          >
            {words.another}
          </Button>
          <Button disabled={all.length === 0} onPress={() => onPlaces([...all])}>
            {words.done}
          </Button>
        </div>
      }
    >
      {picked.length === 0 ? null : (
        <div class="chips">
          {picked.map((place) => (
            <button
              key={place}
              type="button"
              class="chip"
              aria-label={words.drop(places.name(place))}
              onClick={() => setPicked(picked.filter((one) => one !== place))}
            >
              {places.name(place)} ×
            </button>
          ))}
        </div>
      )}
      <PlacePicker
        id="places"
        value={picking}
        onPick={setPicking}
        source={AREAS}
        known={places.names}
        abroad
      />
    </Page>
  );
}
