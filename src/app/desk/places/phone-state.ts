import type { PlacesAnswer } from '#domain/desk/desk';

export type Phone = PlacesAnswer['phones'][number];

/**
 * What somebody at the desk should look at. A post may lie where there is no network, so silence counts only after
 * half an hour; with records unsent it is told apart, because they would be lost with the phone.
 */
export const PHONE_WARNINGS = [
  'silent-unsent',
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

/** What is wrong with a phone, worst first; nothing with one that was revoked. */
export function phoneWarnings(phone: Phone, now: number, policy: number | null): PhoneWarning[] {
  if (phone.revokedAt !== null) return [];
  const silent = isSilent(phone, now);
  const found: Record<PhoneWarning, boolean> = {
    'silent-unsent': silent && phone.lastSeen !== null && (phone.unsent ?? 0) > 0,
    stuck: !silent && phone.oldest !== null && now - phone.oldest > STUCK_AFTER,
    silent: silent && phone.lastSeen !== null && (phone.unsent ?? 0) === 0,
    'never-seen': silent && phone.lastSeen === null,
    clock: phone.skewMs !== null && Math.abs(phone.skewMs) > CLOCK_OFF,
    'old-policy': policy !== null && phone.policy !== null && phone.policy < policy,
    'not-kept': phone.persisted === false,
  };
  return PHONE_WARNINGS.filter((one) => found[one]);
}

/** Not heard of for half an hour, since it was last seen or since it was enrolled. */
export function isSilent(phone: Phone, now: number): boolean {
  return phone.revokedAt === null && now - (phone.lastSeen ?? phone.enrolledAt) > SILENT_AFTER;
}

/** Those to look at first: by their worst warning, then by how long they have been silent. Revoked ones last. */
export function worstFirst(phones: readonly Phone[], now: number, policy: number | null): Phone[] {
  const rank = (phone: Phone) => {
    if (phone.revokedAt !== null) return PHONE_WARNINGS.length + 1;
    const worst = phoneWarnings(phone, now, policy)[0];
    return worst === undefined ? PHONE_WARNINGS.length : PHONE_WARNINGS.indexOf(worst);
  };
  return [...phones].sort((a, b) => rank(a) - rank(b) || (a.lastSeen ?? 0) - (b.lastSeen ?? 0));
}
