import { useState } from 'preact/hooks';
import { loadAreas, loadTowns } from '#device/areas';
import type { Place } from '#domain/area/place';
import { BOUNDS, type Parameters } from '#domain/policy/policy';
import { PlacePicker } from '../../ui/place-picker';
import { usePlaceNames } from '../place-names';
import { Clinics, namedClinics } from './clinics';
import type { ParameterName } from './parameter-edits';
import { ParameterForm } from './parameter-form';
import { PlaceList } from './place-list';

const SOURCE = { country: loadAreas, towns: loadTowns };

type ListsProps = {
  name: ParameterName;
  parameters: Parameters;
  onSet: (part: Partial<Parameters>) => void;
  onClose: () => void;
};

/** A parameter that is made of places or clinics. */
export function ParameterLists({ name, parameters, onSet, onClose }: ListsProps) {
  const [part, setPart] = useState<Partial<Parameters>>({});
  const next = { ...parameters, ...part };
  const go = () => {
    onSet(part.clinics === undefined ? part : { clinics: namedClinics(part.clinics) });
    onClose();
  };
  return (
    <ParameterForm name={name} onClose={onClose} onGo={go}>
      {name === 'abroadRegions' ? (
        <PlaceList
          places={next.abroadRegions}
          most={BOUNDS.abroadRegions.most}
          abroad
          onChange={(abroadRegions) => setPart({ abroadRegions })}
        />
      ) : name === 'clinics' ? (
        <Clinics clinics={next.clinics ?? []} onChange={(clinics) => setPart({ clinics })} />
      ) : (
        <HomePrefecture
          home={next.homePrefecture}
          onChange={(homePrefecture) => setPart({ homePrefecture })}
        />
      )}
    </ParameterForm>
  );
}

type HomeProps = { home: Place | null; onChange: (home: Place | null) => void };

function HomePrefecture({ home, onChange }: HomeProps) {
  const { names } = usePlaceNames();
  return <PlacePicker id="home-place" value={home} onPick={onChange} source={SOURCE} known={names} />;
}
