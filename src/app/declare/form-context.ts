import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AreaNames } from '#device/areas';
import type { County } from '#domain/county/county';
import type { AreaSource } from '../ui/place-picker';
import type { Draft, PersonDraft, TripDraft } from './draft';
import type { Judging } from './faults';

/** What every question sees: the answers so far, the way to change them, and what is known of places and days. */
export type Form = Judging & {
  draft: Draft;
  change: (next: Draft) => void;
  changeTrip: (change: Partial<TripDraft>) => void;
  changePerson: (index: number, change: Partial<PersonDraft>) => void;
  /** The sentence of the fault of a field, once Continue was pressed. */
  faultOf: (id: string) => string | null;
  county: County;
  lookBackDays: number;
  areas: AreaSource;
  /** The county's own names; with those of the country as far as they were loaded. */
  names: AreaNames;
};

const FormContext = createContext<Form | null>(null);

export const FormProvider = FormContext.Provider;

/** The form that a question stands in. */
export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === null) throw new Error('outside of the form');
  return form;
}
