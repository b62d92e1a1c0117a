import type { PlacesAnswer } from '#domain/desk/desk';

export type Phone = PlacesAnswer['phones'][number];

/**
 * What somebody at the desk should look at, worst first. A post may lie where there is no network, so silence counts only
 * after half an hour; with records unsent it is told apart, because they would be lost with the phone.
 */
export const PHONE_WARNINGS = [
  'silent-unsent',
  'revoked-unsent',
  'missing',
  'cloned',
  'conflict',
  'refused',
  'stuck',
  'silent',
  'never-seen',
  'clock',
  'old-policy',
  'not-kept',
] as const;
export type PhoneWarning = (typeof PHONE_WARNINGS)[number];

const MINUTE = 60_000;
const SILENT_AFTER = 30 * MINUTE;
const STUCK_AFTER = 120 * MINUTE;
const CLOCK_OFF = 2 * MINUTE;

/** What is wrong with a phone, worst first. Of one that was revoked only its records still matter. */
export function phoneWarnings(phone: Phone, now: number, policy: number | null): PhoneWarning[] {
  const unsent = phone.unsent ?? 0;
  const records: Partial<Record<PhoneWarning, boolean>> = {
    missing: phone.missing > 0,
    conflict: phone.conflicts > 0,
    refused: phone.refused > 0,
  };
  const silent = isSilent(phone, now);
  const found: Partial<Record<PhoneWarning, boolean>> =
    phone.revokedAt !== null
      ? { ...records, 'revoked-unsent': unsent > 0 }
      : {
          ...records,
          'silent-unsent': silent && phone.lastSeen !== null && unsent > 0,
          cloned: phone.clonedAt !== null,
          stuck: !silent && phone.oldest !== null && now - phone.oldest > STUCK_AFTER,
          silent: silent && phone.lastSeen !== null && unsent === 0,
          'never-seen': silent && phone.lastSeen === null,
          clock: phone.skewMs !== null && Math.abs(phone.skewMs) > CLOCK_OFF,
          'old-policy': policy !== null && phone.policy !== null && phone.policy < policy,
          'not-kept': phone.persisted === false,
        };
  return PHONE_WARNINGS.filter((one) => found[one] === true);
}

/** Not heard of for half an hour, since it was last seen or since it was enrolled. */
export function isSilent(phone: Phone, now: number): boolean {
  return phone.revokedAt === null && now - (phone.lastSeen ?? phone.enrolledAt) > SILENT_AFTER;
}

/** Those to look at first: by their worst warning, then by how long they have been silent. Revoked ones without one last. */
export function worstFirst(phones: readonly Phone[], now: number, policy: number | null): Phone[] {
  const rank = (phone: Phone) => {
    const worst = phoneWarnings(phone, now, policy)[0];
    if (worst !== undefined) return PHONE_WARNINGS.indexOf(worst);
    return PHONE_WARNINGS.length + (phone.revokedAt === null ? 0 : 1);
  };
  return [...phones].sort((a, b) => rank(a) - rank(b) || (a.lastSeen ?? 0) - (b.lastSeen ?? 0));
}
