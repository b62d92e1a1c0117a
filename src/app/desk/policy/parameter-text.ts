import { timesADay } from '#domain/followup/due';
import type { Parameters } from '#domain/policy/policy';
import { comparisonHours } from '#domain/reconcile/hours';
import { useWords } from '../../words/base';
import { usePlaceNames } from '../place-names';
import { usePlacesWords } from '../words';
import type { ParameterName } from './parameter-edits';

const MEASURES = ['central-quarantine', 'home-isolation', 'health-monitoring'] as const;

/** A parameter's value in words, with its unit. */
export function useParameterText(): (name: ParameterName, parameters: Parameters) => string {
  const words = usePlacesWords().policyEdit.parameters;
  const { terms } = useWords();
  const { full } = usePlaceNames();
  return (name, parameters) => {
    switch (name) {
      case 'lookBackDays':
        return words.days(parameters[name]);
      case 'naatHours':
      case 'aloneHours':
        return words.hours(parameters[name]);
      case 'feverTenths':
        return words.degrees(degreesOf(parameters[name]));
      case 'driverMinutes':
        return words.minutes(parameters[name]);
      case 'deadlinesHours': {
        const { pushed, controlled, tested } = parameters[name];
        return words.deadlines(words.hours(pushed), words.hours(controlled), words.hours(tested));
      }
      case 'comparisons': {
        const { neverCameHours, neverArrivedHours, noPostHours } = comparisonHours(parameters);
        return words.comparisons(
          words.hours(neverCameHours),
          words.hours(neverArrivedHours),
          words.hours(noPostHours),
        );
      }
      case 'followUp':
        return MEASURES.map((one) =>
          words.perMeasure(terms.measure[one], words.times(timesADay(one, parameters))),
        ).join(words.comma);
      case 'testing':
        return MEASURES.map((one) =>
          words.perMeasure(terms.measure[one], words.testDays(parameters.testing?.[one] ?? [])),
        ).join(words.comma);
      case 'clinics':
        return parameters.clinics?.map((clinic) => clinic.name).join(words.list) || words.none;
      case 'abroadRegions':
        return parameters[name].map(full).join(words.list) || words.none;
      case 'homePrefecture': {
        const home = parameters[name];
        return home === null ? words.none : full(home);
      }
      case 'zoneMinutes':
        return words.zone(clockOf(parameters[name]));
    }
  };
}

/** Tenths of a degree as they are read: 373 is 37.3. */
export const degreesOf = (tenths: number): string => (tenths / 10).toFixed(1);

/** Minutes east of Greenwich as a clock: 480 is +08:00. */
function clockOf(minutes: number): string {
  const whole = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}
