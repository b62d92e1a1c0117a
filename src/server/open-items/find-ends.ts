import type { Check } from '#domain/check/check';
import { answerOf, endDue, endOwner, endsOfCheck } from '#domain/open-item/ends-of-check';
import { openItemKindSchema } from '#domain/open-item/open-item';
import type { Facts } from '#domain/policy/facts';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { KakouRecord } from '#domain/record/record';
import type { News } from '../people/live-events';
import type { AuditEntry } from '../store/audit';
import { openOfPersons } from '../store/open-ends';
import type { Db } from '../store/store';
import type { RecordRow } from '../store/tables';
import { close, type Opening, openItems } from './open-items';
import { type SaidClosing, takeClosings } from './take-closings';
import { type SaidResult, takeResults } from './take-results';

/** A stored record with its row, and the person whom it told of ('' for one about nobody). */
export type Stored = { record: KakouRecord; row: RecordRow; person: string };
/** What is known of somebody by now. */
export type Known = { person: string; facts: Facts };
type By = { policy: PreparedPolicy; now: number };

/**
 * Sees to what records leave open, in the transaction that stores them: opens what checks leave open, takes over results
 * and closings that posts say, and closes what is answered by what is known now. Whatever order records come in, the same
 * is open in the end.
 * @param placed the persons whom the records told of
 * @returns what desks are told after the commit, and what goes on record of colours that results changed
 */
export async function seeToEnds(
  tx: Db,
  came: { stored: readonly Stored[]; placed: readonly Known[] },
  by: By,
): Promise<{ news: News[]; audit: AuditEntry[] }> {
  const { stored, placed } = came;
  const checks = stored.flatMap((one) => {
    const { record, row, person } = one;
    return record.kind === 'check' ? [{ row, person, check: record.body }] : [];
  });
  const opened = await openItems(
    tx,
    checks.flatMap((one) => openingsOf(one, by)),
    by.now,
  );
  const closed = await takeClosings(tx, stored.flatMap(closingOf));
  const said = stored.flatMap(resultOf);
  const ids = checks.map(({ row }) => row.id);
  const results = await takeResults(tx, { said, checks: ids }, by);
  const known = new Map([...placed, ...results.persons].map((one) => [one.person, one]));
  const answered = await closeAnswered(tx, [...known.values()], by.now);
  return { news: [...opened, ...closed, ...results.news, ...answered], audit: results.audit };
}

function openingsOf(
  { row, person, check }: { row: RecordRow; person: string; check: Check },
  by: By,
): Opening[] {
  const { clinics, deadlinesHours } = by.policy.policy.parameters;
  const { destination } = check;
  return endsOfCheck(check, clinics).map(({ kind, detail }) => ({
    kind,
    detail,
    record: row.id,
    person,
    area: row.area,
    boundFor: destination !== undefined && /^\d/.test(destination) ? destination : null,
    owner: endOwner(kind, row.area),
    post: row.post,
    since: row.corrected_at,
    due: endDue(kind, { at: row.corrected_at, knownAt: by.now }, deadlinesHours),
  }));
}

const whence = ({ id, area, post, worker, corrected_at: at, received_at: receivedAt }: RecordRow) => ({
  id,
  area,
  post: post ?? '',
  worker: worker ?? '',
  at,
  receivedAt,
});

function closingOf({ record, row }: Stored): SaidClosing[] {
  if (record.kind === 'closing') return [{ ...whence(row), says: record.body }];
  if (record.kind !== 'check' || record.body.corrects === undefined) return [];
  return [{ ...whence(row), says: { corrects: record.body.corrects } }];
}

function resultOf({ record, row }: Stored): SaidResult[] {
  if (record.kind !== 'test-result') return [];
  return [{ ...record.body, ...whence(row), shift: row.corrected_at - row.taken_at }];
}

/** Closes whatever is answered by what is known of some persons. @returns what desks are told after the commit */
export async function closeAnswered(tx: Db, known: readonly Known[], now: number): Promise<News[]> {
  const facts = new Map(known.map((one) => [one.person, one.facts]));
  const news: News[] = [];
  for (const item of await openOfPersons(tx, [...facts.keys()])) {
    const of = facts.get(item.person);
    const kind = openItemKindSchema.parse(item.kind);
    const outcome = of === undefined ? null : answerOf({ kind, since: item.since }, of);
    if (outcome === null) continue;
    const by = { outcome, word: '', at: now, by: 'server', actor: 'server' };
    news.push(...(await close(tx, item, by)));
  }
  return news;
}
