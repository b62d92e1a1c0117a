import type { Place } from '#domain/area/place';
import type { Day } from '#domain/day';
import { type RiskArea, riskAreaSchema } from '#domain/policy/policy';
import { areaKey } from './edits';

/** A risk area as far as it was filled in. */
export type AreaDraft = {
  place: Place | null;
  level: 'high' | 'medium' | null;
  since: Day | null;
  source: string;
};

export const NEW_AREA: AreaDraft = { place: null, level: null, since: null, source: '' };

export type AreaFault = {
  field: keyof AreaDraft;
  code: 'placeMissing' | 'levelMissing' | 'sinceMissing' | 'sourceMissing' | 'known';
};

/**
 * What is still missing, in the order of the form; `known` when the policy has this area already.
 * @param taken the keys of the policy's areas
 */
export function areaFaults(draft: AreaDraft, taken: ReadonlySet<string>): AreaFault[] {
  const { place, level, since } = draft;
  const whole = place !== null && level !== null && since !== null;
  const known = whole && taken.has(areaKey({ place, level, since }));
  const missing: (AreaFault | null)[] = [
    place === null
      ? { field: 'place', code: 'placeMissing' }
      : known
        ? { field: 'place', code: 'known' }
        : null,
    level === null ? { field: 'level', code: 'levelMissing' } : null,
    since === null ? { field: 'since', code: 'sinceMissing' } : null,
    draft.source.trim() === '' ? { field: 'source', code: 'sourceMissing' } : null,
  ];
  return missing.filter((one) => one !== null);
}

/** The area that was filled in, or null while something is missing or longer than it may be. */
export function toArea({ place, level, since, source }: AreaDraft): RiskArea | null {
  const parsed = riskAreaSchema.safeParse({ place, level, since, source: source.trim().slice(0, 200) });
  return parsed.success ? parsed.data : null;
}
