import type { Place } from '#domain/area/place';
import type { Day } from '#domain/day';
import { type RiskArea, riskAreaSchema } from '#domain/policy/policy';
import { areaKey } from './edits';
import { type Kind, levelAndZone } from './kind';

/** A risk area as far as it was filled in. */
export type AreaDraft = {
  place: Place | null;
  kind: Kind | null;
  since: Day | null;
  source: string;
};

export const NEW_AREA: AreaDraft = { place: null, kind: null, since: null, source: '' };

export type AreaFault = {
  field: keyof AreaDraft;
  code: 'placeMissing' | 'levelMissing' | 'sinceMissing' | 'sourceMissing' | 'known';
};

/**
 * What is still missing, in the order of the form; `known` when the policy has this area already.
 * @param taken the keys of the policy's areas
 */
export function areaFaults(draft: AreaDraft, taken: ReadonlySet<string>): AreaFault[] {
  const { place, kind, since } = draft;
  const whole = place !== null && kind !== null && since !== null;
  const known = whole && taken.has(areaKey({ place, level: levelAndZone(kind).level, since }));
  const missing: (AreaFault | null)[] = [
    place === null
      ? { field: 'place', code: 'placeMissing' }
      : known
        ? { field: 'place', code: 'known' }
        : null,
    kind === null ? { field: 'kind', code: 'levelMissing' } : null,
    since === null ? { field: 'since', code: 'sinceMissing' } : null,
    draft.source.trim() === '' ? { field: 'source', code: 'sourceMissing' } : null,
  ];
  return missing.filter((one) => one !== null);
}

/** The area that was filled in, or null while something is missing or longer than it may be. */
export function toArea({ place, kind, since, source }: AreaDraft): RiskArea | null {
  if (kind === null) return null;
  const area = { place, ...levelAndZone(kind), since, source: source.trim().slice(0, 200) };
  const parsed = riskAreaSchema.safeParse(area);
  return parsed.success ? parsed.data : null;
}
