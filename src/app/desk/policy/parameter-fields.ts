import { timesADay } from '#domain/followup/due';
import { BOUNDS, type Parameters } from '#domain/policy/policy';
import { comparisonHours } from '#domain/reconcile/hours';
import { type NumberFault, readDays, readDegrees, readWhole } from './number-text';
import type { ParameterName } from './parameter-edits';
import { degreesOf } from './parameter-text';

export type Unit = 'days' | 'hours' | 'minutes' | 'degrees' | 'times' | 'dayList';
type Bounds = { least: number; most: number };

/** One line to type: a number, or the days of a list. The bounds are the schema's. */
export type ParameterField = { id: FieldId; unit: Unit; bounds: Bounds };
type FieldId =
  | ParameterName
  | keyof Parameters['deadlinesHours']
  | keyof NonNullable<Parameters['comparisons']>
  | (typeof MEASURES)[number];

const MEASURES = ['central-quarantine', 'home-isolation', 'health-monitoring'] as const;

/** A parameter as lines to type: each line gives numbers, most of them one. */
export type Lines = {
  fields: ParameterField[];
  read: (parameters: Parameters) => number[][];
  write: (values: readonly number[][]) => Partial<Parameters>;
};

const first = (values: readonly number[][], at: number): number => values[at]?.[0] ?? 0;

const ofMeasures = (unit: Unit, bounds: Bounds): ParameterField[] =>
  MEASURES.map((id) => ({ id, unit, bounds }));

const number = (
  id: 'lookBackDays' | 'naatHours' | 'feverTenths' | 'aloneHours' | 'driverMinutes' | 'zoneMinutes',
  unit: Unit,
  bounds: Bounds,
): Lines => ({
  fields: [{ id, unit, bounds }],
  read: (parameters) => [[parameters[id]]],
  write: (values) => ({ [id]: first(values, 0) }),
});

/** The lines of a parameter; null for those that are lists of places or clinics. */
export function linesOf(name: ParameterName): Lines | null {
  switch (name) {
    case 'lookBackDays':
      return number(name, 'days', BOUNDS.lookBackDays);
    case 'naatHours':
    case 'aloneHours':
      return number(name, 'hours', BOUNDS.hours);
    case 'feverTenths':
      return number(name, 'degrees', BOUNDS.feverTenths);
    case 'driverMinutes':
      return number(name, 'minutes', BOUNDS.driverMinutes);
    case 'zoneMinutes':
      return number(name, 'minutes', BOUNDS.zoneMinutes);
    case 'deadlinesHours':
      return deadlines;
    case 'comparisons':
      return comparisons;
    case 'followUp':
      return followUp;
    case 'testing':
      return testing;
    case 'abroadRegions':
    case 'homePrefecture':
    case 'clinics':
      return null;
  }
}

const deadlines: Lines = {
  fields: (['pushed', 'controlled', 'tested'] as const).map((id) => ({
    id,
    unit: 'hours',
    bounds: BOUNDS.hours,
  })),
  read: ({ deadlinesHours: { pushed, controlled, tested } }) => [[pushed], [controlled], [tested]],
  write: (values) => ({
    deadlinesHours: { pushed: first(values, 0), controlled: first(values, 1), tested: first(values, 2) },
  }),
};

const comparisons: Lines = {
  fields: (['neverCameHours', 'neverArrivedHours', 'noPostHours'] as const).map((id) => ({
    id,
    unit: 'hours',
    bounds: BOUNDS.hours,
  })),
  read: (parameters) => {
    const { neverCameHours, neverArrivedHours, noPostHours } = comparisonHours(parameters);
    return [[neverCameHours], [neverArrivedHours], [noPostHours]];
  },
  write: (values) => ({
    comparisons: {
      neverCameHours: first(values, 0),
      neverArrivedHours: first(values, 1),
      noPostHours: first(values, 2),
    },
  }),
};

const followUp: Lines = {
  fields: ofMeasures('times', BOUNDS.timesADay),
  read: (parameters) => MEASURES.map((measure) => [timesADay(measure, parameters)]),
  write: (values) => ({
    followUp: {
      'central-quarantine': first(values, 0),
      'home-isolation': first(values, 1),
      'health-monitoring': first(values, 2),
    },
  }),
};

const testing: Lines = {
  fields: ofMeasures('dayList', BOUNDS.testDay),
  read: ({ testing: days = {} }) => MEASURES.map((measure) => days[measure] ?? []),
  write: (values) => ({
    testing: {
      'central-quarantine': values[0] ?? [],
      'home-isolation': values[1] ?? [],
      'health-monitoring': values[2] ?? [],
    },
  }),
};

/** How a line is typed: degrees with their decimal, days with commas. */
export const typedOf = (unit: Unit, values: readonly number[]): string =>
  unit === 'degrees' ? degreesOf(values[0] ?? 0) : values.join(', ');

/** What was typed, as it is kept. */
export function readLine(
  { unit, bounds }: ParameterField,
  text: string,
): { values: number[] } | { fault: NumberFault } {
  if (unit === 'dayList') return readDays(text, { ...bounds, count: BOUNDS.testDays.most });
  const read = unit === 'degrees' ? readDegrees(text, bounds) : readWhole(text, bounds);
  return 'fault' in read ? read : { values: [read.value] };
}
