import { useState } from 'preact/hooks';
import { loadAreas, loadTowns } from '#device/areas';
import type { Place } from '#domain/area/place';
import { Button } from '../../../ui/button';
import { PlacePicker } from '../../../ui/place-picker';
import { Dialog } from '../../dialog';
import { usePlaceNames } from '../../place-names';
import { usePlacesWords } from '../../words';

const SOURCE = { country: loadAreas, towns: loadTowns };

type PickProps = { question: string; onPick: (place: Place) => void; onClose: () => void };

/** Which place the words of a list mean, where nobody but a person can say. */
export function PickPlace({ question, onPick, onClose }: PickProps) {
  const { areaImport: words } = usePlacesWords();
  const { names } = usePlaceNames();
  const [place, setPlace] = useState<Place | null>(null);
  return (
    <Dialog
      title={words.pickTitle(question)}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {words.pickBack}
          </Button>
          <Button disabled={place === null} onPress={() => (place === null ? null : onPick(place))}>
            {words.pickGo}
          </Button>
        </>
      }
    >
      <PlacePicker id="import-place" value={place} onPick={setPlace} source={SOURCE} known={names} />
    </Dialog>
  );
}
