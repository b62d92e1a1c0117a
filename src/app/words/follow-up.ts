import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { daysLeft, type FollowUpStanding } from '#domain/followup/due';
import type { Report } from '#domain/followup/ward';
import type { Ends } from '#domain/policy/verdict';
import { useBook } from './language';
import type { Books } from './library';

export type FollowUpWords = Books['follow-up']['followUp'];

/** What is said of follow-ups, in the village, at the quarantine site and at the desk. */
export const useFollowUpWords = (): FollowUpWords => useBook('follow-up').followUp;

/** Which part of the day a follow-up is for. */
export function partText({ part, parts }: { part: number; parts: number }, words: FollowUpWords): string {
  if (parts === 1) return words.part.day;
  if (parts === 2) return part === 0 ? words.part.morning : words.part.afternoon;
  return words.part.other(part + 1, parts);
}

/** What a report says: the temperature, or that none was taken. */
export const reportText = ({ tenths }: Pick<Report, 'tenths'>, words: FollowUpWords): string =>
  tenths === null ? words.untaken : words.degrees(tenths);

/** How long a measure lasts yet; empty where it has no end of its own. */
export function leftText(
  ends: Ends,
  by: { now: number; zoneMinutes: number | undefined; words: FollowUpWords },
): string {
  const left = daysLeft(ends, by.now, by.zoneMinutes ?? DEFAULT_ZONE_MINUTES);
  if (left !== null) return by.words.daysLeft(left);
  return ends.kind === 'open' ? by.words.open[ends.until] : '';
}

/** The group of a list that somebody stands in. */
export type FollowUpGroup = keyof FollowUpWords['groups'];

/** Where in the list somebody stands; null where the policy asks for no follow-up. */
export function groupOf(standing: FollowUpStanding): FollowUpGroup | null {
  switch (standing.is) {
    case 'none':
      return null;
    case 'away':
    case 'done':
      return standing.is;
    case 'due':
      return standing.missed > 0 ? 'missed' : standing.reported ? 'reported' : 'due';
  }
}
