import type { RiskArea } from '#domain/policy/policy';
import { levelOfZone, type Zone } from '#domain/policy/zone';

/** What an area is called: by its level, or as the county's own zone. A precaution zone has no level. */
export type Kind = 'high' | 'medium' | Zone;

export const KINDS: readonly Kind[] = ['high', 'medium', 'lockdown', 'control', 'precaution'];

/** The kind of an area of a policy. */
export function kindOf({ level, zone }: Pick<RiskArea, 'level' | 'zone'>): Kind {
  return zone ?? (level === 'none' ? 'precaution' : level);
}

/** Level and zone as a policy keeps them. */
export const levelAndZone = (kind: Kind): Pick<RiskArea, 'level' | 'zone'> =>
  kind === 'high' || kind === 'medium' ? { level: kind } : { level: levelOfZone(kind), zone: kind };
