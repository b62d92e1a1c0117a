import { type Course, cancelTransfer, isInCar } from '#domain/transfer/take-step';
import type { News } from '../people/live-events';
import { type AuditEntry, record as putOnRecord } from '../store/audit';
import { listWorkers } from '../store/county';
import { waitingClosings } from '../store/open-ends';
import type { Db } from '../store/store';
import type { TransferRow } from '../store/transfer-rows';
import { changeTransfer, readTransfer, transfersOfRecords } from '../store/transfers';
import { columnsOf, courseOf } from './course-of';
import { tellTransfers } from './tell-transfers';

/** A check that takes the place of another: of whom, whether it holds that person, by whom, when by the corrected clock. */
export type SaidCorrection = {
  corrects: string;
  record: string;
  person: string;
  holds: boolean;
  worker: string;
  at: number;
};

/**
 * Takes back the transfers of people whom a post held by mistake, in the transaction that stores the check in the place of
 * that one. Whoever is held all the same keeps theirs; whoever is in the car or at a site is the desk's to decide on.
 * @returns what desks are told after the commit
 */
export async function takeCorrections(
  tx: Db,
  said: readonly SaidCorrection[],
  by: { now: number; actor: string },
): Promise<News[]> {
  if (said.length === 0) return [];
  const rows = await transfersOfRecords(
    tx,
    said.map(({ corrects }) => corrects),
  );
  if (rows.length === 0) return [];
  const names = new Map((await listWorkers(tx)).map(({ id, name }) => [id, name]));
  const told: TransferRow[] = [];
  const entries: AuditEntry[] = [];
  for (const row of rows) {
    const one = said.find(({ corrects }) => corrects === row.record);
    if (one === undefined || (one.holds && one.person === row.person)) continue;
    const course = takenBack(courseOf(row), { at: one.at, by: names.get(one.worker) ?? '—' });
    if (course === null) continue;
    await changeTransfer(tx, row.id, columnsOf(course));
    told.push((await readTransfer(tx, row.id)) ?? row);
    const payload = { transfer: row.id, by: one.record };
    const { person: subject, area } = row;
    entries.push({ at: by.now, actor: by.actor, action: 'transfer-cancelled', subject, area, payload });
  }
  await putOnRecord(tx, entries);
  return await tellTransfers(tx, told);
}

/** A course that is taken back, or null where it is too late for that. */
function takenBack(course: Course, taken: { at: number; by: string }): Course | null {
  if (isInCar(course)) return null;
  const cancelled = cancelTransfer(course, { ...taken, word: null });
  return cancelled.ok ? cancelled.value : null;
}

/** Which of these checks are known already to have another in their place, which came before them. */
export async function alreadyCorrected(tx: Db, records: readonly string[]): Promise<ReadonlySet<string>> {
  const waiting = await waitingClosings(tx, records);
  return new Set(waiting.flatMap(({ record, outcome }) => (outcome === 'corrected' ? [record] : [])));
}
