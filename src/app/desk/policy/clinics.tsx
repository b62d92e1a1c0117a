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

/** The clinics as they are kept: without those that have no name, and without what is empty. */
export const namedClinics = (clinics: readonly Clinic[]): Clinic[] =>
  clinics.flatMap(({ name, phone = '', origins = [] }) =>
    name.trim() === ''
      ? []
      : [
          {
            name: name.trim(),
            ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
            ...(origins.length === 0 ? {} : { origins }),
          },
        ],
  );

type ClinicsProps = { clinics: readonly Clinic[]; onChange: (clinics: Clinic[]) => void };

/** The fever clinics: name, number, and for whom, where it is not for everybody. What is typed stands in the list at once. */
export function Clinics({ clinics, onChange }: ClinicsProps) {
  const words = usePlacesWords().policyEdit.parameters;
  const { full } = usePlaceNames();
  const [open, setOpen] = useState<number | null>(null);
  const opened = open === null ? undefined : clinics[open];
  return (
    <>
      <ul class="changes">
        {clinics.map((clinic, at) => (
          <li key={at} class="between">
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
              onPress={() => {
                setOpen(null);
                onChange(clinics.filter((one) => one !== clinic));
              }}
            >
              {words.remove}
            </Button>
          </li>
        ))}
        {clinics.length === 0 ? <li class="quiet">{words.none}</li> : null}
      </ul>
      {open === null || opened === undefined ? null : (
        <ClinicFields
          clinic={opened}
          onType={(clinic) => onChange(clinics.map((one, at) => (at === open ? clinic : one)))}
        />
      )}
      {clinics.length >= BOUNDS.clinics.most ? (
        <p>{words.tooMany(BOUNDS.clinics.most)}</p>
      ) : opened?.name.trim() === '' ? null : (
        <Button
          kind="quiet"
          onPress={() => {
            setOpen(clinics.length);
            onChange([...clinics, NEW]);
          }}
        >
          {words.addClinic}
        </Button>
      )}
    </>
  );
}

type FieldsProps = { clinic: Clinic; onType: (clinic: Clinic) => void };

function ClinicFields({ clinic, onType }: FieldsProps) {
  const words = usePlacesWords().policyEdit.parameters;
  return (
    <>
      <Field
        id="clinic-name"
        label={words.clinicName}
        value={clinic.name}
        onInput={(text) => onType({ ...clinic, name: text.slice(0, NAME) })}
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
    </>
  );
}
