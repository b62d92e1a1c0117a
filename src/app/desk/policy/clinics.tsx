import { useState } from 'preact/hooks';
import type { Clinic } from '#domain/policy/clinic';
import { BOUNDS } from '#domain/policy/policy';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { usePlaceNames } from '../place-names';
import { usePlacesWords } from '../words';
import { PlaceList } from './place-list';

const NEW: Clinic = { name: '', phone: '', origins: [] };
const NAME = 60;
const PHONE = 30;
const ORIGINS = 50;

type ClinicsProps = { clinics: readonly Clinic[]; onChange: (clinics: Clinic[]) => void };

/** The fever clinics: name, number, and for whom, where it is not for everybody. */
export function Clinics({ clinics, onChange }: ClinicsProps) {
  const words = usePlacesWords().policyEdit.parameters;
  const { full } = usePlaceNames();
  const [adding, setAdding] = useState<Clinic | null>(null);
  const without = (clinic: Clinic) => clinics.filter((one) => one !== clinic);
  return (
    <>
      <ul class="changes">
        {clinics.map((clinic) => (
          <li key={JSON.stringify(clinic)} class="between">
            <span>
              <strong>{clinic.name}</strong> {clinic.phone}{' '}
              <span class="quiet">
                {clinic.origins?.length
                  ? words.clinicFor(clinic.origins.map(full).join(words.list))
                  : words.clinicAll}
              </span>
            </span>
            <Button
              kind="plain"
              label={words.removeOf(clinic.name)}
              onPress={() => onChange(without(clinic))}
            >
              {words.remove}
            </Button>
          </li>
        ))}
        {clinics.length === 0 ? <li class="quiet">{words.none}</li> : null}
      </ul>
      {adding === null ? (
        clinics.length >= BOUNDS.clinics.most ? (
          <p>{words.tooMany(BOUNDS.clinics.most)}</p>
        ) : (
          <Button kind="quiet" onPress={() => setAdding(NEW)}>
            {words.addClinic}
          </Button>
        )
      ) : (
        <AddClinic
          clinic={adding}
          onType={setAdding}
          onAdd={(clinic) => {
            onChange([...clinics, clinic]);
            setAdding(null);
          }}
        />
      )}
    </>
  );
}

type AddProps = { clinic: Clinic; onType: (clinic: Clinic) => void; onAdd: (clinic: Clinic) => void };

function AddClinic({ clinic, onType, onAdd }: AddProps) {
  const words = usePlacesWords().policyEdit.parameters;
  const [tried, setTried] = useState(false);
  const name = clinic.name.trim();
  const add = () => {
    setTried(true);
    if (name === '') return;
    const phone = clinic.phone?.trim() ?? '';
    const origins = clinic.origins ?? [];
    onAdd({ name, ...(phone === '' ? {} : { phone }), ...(origins.length === 0 ? {} : { origins }) });
  };
  return (
    <>
      <Field
        id="clinic-name"
        label={words.clinicName}
        value={clinic.name}
        onInput={(text) => onType({ ...clinic, name: text.slice(0, NAME) })}
        error={tried && name === '' ? words.clinicNameMissing : null}
      />
      <Field
        id="clinic-phone"
        label={words.clinicPhone}
        type="tel"
        inputMode="tel"
        width="half"
        value={clinic.phone ?? ''}
        onInput={(text) => onType({ ...clinic, phone: text.slice(0, PHONE) })}
      />
      <div class="field" role="group" aria-label={words.clinicOrigins}>
        <span class="label">{words.clinicOrigins}</span>
        <p class="hint">{words.clinicOriginsHint}</p>
        <PlaceList
          places={clinic.origins ?? []}
          most={ORIGINS}
          onChange={(origins) => onType({ ...clinic, origins })}
        />
      </div>
      <Button kind="quiet" onPress={add}>
        {words.addClinicGo}
      </Button>
    </>
  );
}
