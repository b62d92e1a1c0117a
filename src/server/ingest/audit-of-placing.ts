import { colourEntry } from '#domain/audit/colour-entry';
import type { KakouRecord } from '#domain/record/record';
import { isFollowUp } from '../followup/may-follow';
import type { Placed } from '../people/place-person';

type Entry = { action: string; subject: string | null; payload: Record<string, unknown> };

/** What goes on record of a person whose colour or measure changed, and why. */
export function auditOfPlacing(placed: Placed): Entry[] {
  if (!placed.judged.changed) return [];
  const { judged, was, record } = placed;
  const payload = { record, ...colourEntry(was, judged.facts, judged.verdict) };
  return [{ action: 'colour', subject: placed.person, payload }];
}

/** What goes on record of a follow-up that was said of somebody whom its phone has nothing to say of: it changed nothing. */
export const auditOfFollowUp = (record: KakouRecord, toldNobody: boolean): Entry[] =>
  isFollowUp(record) && toldNobody
    ? [{ action: 'follow-up-unused', subject: record.id, payload: { kind: record.kind } }]
    : [];

/** What goes on record of a decision that was overridden. */
export function auditOfOverride(record: KakouRecord, person: string): Entry[] {
  if (record.kind !== 'check' || record.body.override === undefined) return [];
  const { decision, reason, by } = record.body.override;
  const payload = { record: record.id, shown: record.body.shown.decision, decision, reason, by };
  return [{ action: 'override', subject: person, payload }];
}
