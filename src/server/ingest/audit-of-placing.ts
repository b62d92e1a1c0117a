import type { KakouRecord } from '#domain/record/record';
import type { Placed } from '../people/place-person';

type Entry = { action: string; subject: string | null; payload: Record<string, unknown> };

/** What of a stored record goes on record by itself: a colour that changed and why, a decision that was overridden. */
export function auditOfPlacing(record: KakouRecord, placed: Placed | null): Entry[] {
  const entries: Entry[] = [];
  if (placed !== null && placed.judged.changed) {
    const { colour, measure, policy, reasons } = placed.judged.verdict;
    const payload = {
      record: record.id,
      was: placed.was,
      colour,
      measure,
      policy,
      rows: [...new Set(reasons.map((reason) => reason.row))],
    };
    entries.push({ action: 'colour', subject: placed.person, payload });
  }
  if (record.kind === 'check' && record.body.override !== undefined) {
    const { decision, reason, by } = record.body.override;
    const payload = { record: record.id, shown: record.body.shown.decision, decision, reason, by };
    entries.push({ action: 'override', subject: placed?.person ?? null, payload });
  }
  return entries;
}
