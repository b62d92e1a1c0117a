import * as z from 'zod/mini';
import { type Parameters, parametersSchema } from '#domain/policy/policy';

/** The parameters in the order in which they are shown. */
export const PARAMETERS = [
  'lookBackDays',
  'naatHours',
  'feverTenths',
  'deadlinesHours',
  'driverMinutes',
  'comparisons',
  'followUp',
  'testing',
  'clinics',
  'aloneHours',
  'abroadRegions',
  'homePrefecture',
  'zoneMinutes',
] as const satisfies readonly (keyof Parameters)[];
export type ParameterName = (typeof PARAMETERS)[number];

/** The parameters as they were when the draft was written, and as it wants them. */
export const parameterEditSchema = z.strictObject({ was: parametersSchema, now: parametersSchema });
export type ParameterEdit = z.infer<typeof parameterEditSchema>;

/** One parameter that the draft changes; `clash` when somebody else has changed it too since it was written. */
export type ParameterChange = { name: ParameterName; clash: boolean };

/** What the draft still changes of the parameters in force. */
export function parameterChanges(current: Parameters, edit: ParameterEdit | null): ParameterChange[] {
  if (edit === null) return [];
  const { was, now } = edit;
  return PARAMETERS.filter((name) => !same(was[name], now[name]) && !same(current[name], now[name])).map(
    (name) => ({ name, clash: !same(current[name], was[name]) }),
  );
}

/** The parameters as they will be: what the draft changed is its own, the rest is what is in force. */
export function applyParameters(current: Parameters, edit: ParameterEdit | null): Parameters {
  if (edit === null) return current;
  const { was, now } = edit;
  return PARAMETERS.filter((name) => !same(was[name], now[name])).reduce<Parameters>(
    (next, name) => ({ ...next, [name]: now[name] }),
    current,
  );
}

/** The draft with one parameter set; null when nothing is changed any more. What is set now answers a clash. */
export function withParameter(
  current: Parameters,
  edit: ParameterEdit | null,
  part: Partial<Parameters>,
): ParameterEdit | null {
  const now = { ...applyParameters(current, edit), ...part };
  return PARAMETERS.every((name) => same(current[name], now[name]))
    ? null
    : { was: rebased(current, edit, part), now };
}

// A clash about another parameter stays one until somebody has looked at it.
function rebased(current: Parameters, edit: ParameterEdit | null, part: Partial<Parameters>): Parameters {
  const clashes = parameterChanges(current, edit).filter(({ name, clash }) => clash && !(name in part));
  const old = edit?.was ?? current;
  return clashes.reduce((was, { name }) => ({ ...was, [name]: old[name] }), current);
}

/** The draft without what it says of one parameter. */
export const withoutParameter = (
  current: Parameters,
  edit: ParameterEdit | null,
  name: ParameterName,
): ParameterEdit | null => withParameter(current, edit, { [name]: current[name] });

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
