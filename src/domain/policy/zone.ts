import * as z from 'zod/mini';

/**
 * What a county calls its own zones, strictest first: lockdown (封控), control (管控), precaution (防范). The level
 * follows from the zone (RULES.md "Risk areas").
 */
export const ZONES = ['lockdown', 'control', 'precaution'] as const;
export const zoneSchema = z.enum(ZONES);
export type Zone = z.infer<typeof zoneSchema>;

/** `none` is a precaution zone: it matches no row, and is shown and told. */
export const LEVELS = ['high', 'medium', 'none'] as const;
export type Level = (typeof LEVELS)[number];

const LEVEL_OF_ZONE: Readonly<Record<Zone, Level>> = {
  lockdown: 'high',
  control: 'medium',
  precaution: 'none',
};

/** The level that a zone has. */
export const levelOfZone = (zone: Zone): Level => LEVEL_OF_ZONE[zone];
