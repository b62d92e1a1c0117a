import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Place } from '#domain/area/place';
import { Button } from '../../ui/button';
import { PlacePicker } from '../../ui/place-picker';
import { usePostWords } from '../../words/checkpoint';
import type { PlaceNaming } from '../questions/place-naming';
import { AREAS } from '../questions/places-question';
import { FormPage } from './form-page';

type WhereFromProps = {
  header: ComponentChildren;
  title: string;
  hint?: string;
  places: PlaceNaming;
  /** Only below this area. */
  within?: string;
  /** The answer in place of a place. */
  otherwise?: string;
  onOtherwise?: () => void;
  onPlace: (place: Place) => void;
  onBack: () => void;
};

/** One place: where from, or where to. */
export function WhereFrom(props: WhereFromProps) {
  const { header, title, hint, places, within, onPlace, onBack } = props;
  const { checkpoint } = usePostWords();
  const [place, setPlace] = useState<Place | null>(null);
  const [wrong, setWrong] = useState(false);
  return (
    <FormPage {...{ header, title, onBack }} onGo={() => (place === null ? setWrong(true) : onPlace(place))}>
      {hint === undefined ? null : <p class="quiet">{hint}</p>}
      {props.otherwise === undefined ? null : (
        <Button kind="quiet" onPress={() => props.onOtherwise?.()}>
          {props.otherwise}
        </Button>
      )}
      <PlacePicker
        id="place"
        value={place}
        onPick={setPlace}
        source={AREAS}
        known={places.names}
        error={wrong && place === null ? checkpoint.byHand.wrongPlace : null}
        {...(within === undefined ? { abroad: true } : { within })}
      />
    </FormPage>
  );
}
