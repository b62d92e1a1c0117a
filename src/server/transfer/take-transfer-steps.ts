import type { PreparedPolicy } from '#domain/policy/prepared';
import { measureSchema, verdictSchema } from '#domain/policy/verdict';
import { ok, type Result } from '#domain/result';
import { isMeasureOver } from '#domain/transfer/measure-over';
import { type SaidStep, type StepFault, takeStep } from '#domain/transfer/take-step';
import type { TransferStep } from '#domain/transfer/transfer';
import { moveWard } from '../followup/watch-persons';
import type { News } from '../people/live-events';
import { type AuditEntry, record as putOnRecord } from '../store/audit';
import { listWorkers } from '../store/county';
import { readPerson } from '../store/persons';
import type { Db } from '../store/store';
import type { TransferRow } from '../store/transfer-rows';
import { changeTransfer, isRoomFree, readRoom, readTransfer } from '../store/transfers';
import { columnsOf, courseOf } from './course-of';
import { tellTransfers } from './tell-transfers';

/** A step as a phone said it: at which post, by whom, when by the corrected clock, in which record. */
export type SaidTransferStep = {
  body: TransferStep;
  post: string;
  worker: string;
  at: number;
  record: string;
};

type By = { policy: PreparedPolicy; now: number; actor: string };

/**
 * Takes over what drivers and quarantine sites say, in the transaction that stores the records. What does not count stays in
 * the history and goes on record with the reason; its phone hears of the transfer as it is.
 * @returns what desks are told after the commit
 */
export async function takeTransferSteps(tx: Db, said: readonly SaidTransferStep[], by: By): Promise<News[]> {
  if (said.length === 0) return [];
  const names = new Map((await listWorkers(tx)).map(({ id, name }) => [id, name]));
  const told = new Map<string, TransferRow>();
  const moved: News[] = [];
  for (const one of said) {
    const row = await readTransfer(tx, one.body.transfer);
    if (row === null) continue;
    const step = { step: one.body, post: one.post, by: names.get(one.worker) ?? '—', at: one.at };
    const taken = await sayTransferStep(tx, row, { said: step, policy: by.policy });
    if (taken.ok) moved.push(...taken.value);
    else await noteIgnored(tx, row, { one, why: taken.fault, by });
    // A post that is not the transfer's any more, or never was, hears nothing by this.
    told.set(row.id, (await readTransfer(tx, row.id)) ?? row);
  }
  return [...moved, ...(await tellTransfers(tx, [...told.values()]))];
}

/**
 * Notes a step. Whoever was received is followed up by the site from then on, and by their village once they were discharged.
 * @returns what desks are told after the commit, or why it changes nothing
 */
export async function sayTransferStep(
  tx: Db,
  row: TransferRow,
  { said, policy }: { said: SaidStep; policy: PreparedPolicy },
): Promise<Result<News[], StepFault>> {
  const room = said.step.step === 'received' ? said.step.room : null;
  const known = {
    roomFree: room !== null && (await isOwnFreeRoom(tx, room, { row, site: said.post })),
    over: await isOver(tx, row.person, { policy, now: said.at }),
  };
  const taken = takeStep(courseOf(row), said, known);
  if (!taken.ok) return taken;
  await changeTransfer(tx, row.id, columnsOf(taken.value));
  const { received, discharged } = taken.value.steps;
  const there = received !== null && discharged === null;
  const site = there ? (taken.value.order?.site ?? null) : null;
  return ok(await moveWard(tx, row.person, { site, at: said.at }));
}

async function isOwnFreeRoom(
  tx: Db,
  id: string,
  { row, site }: { row: TransferRow; site: string },
): Promise<boolean> {
  const room = await readRoom(tx, id);
  return room !== null && room.site === site && room.ended_at === null && (await isRoomFree(tx, id, row.id));
}

async function isOver(
  tx: Db,
  id: string,
  { policy, now }: { policy: PreparedPolicy; now: number },
): Promise<boolean> {
  const person = await readPerson(tx, id);
  if (person === null) return true;
  const { ends } = verdictSchema.parse(JSON.parse(person.verdict));
  const { zoneMinutes } = policy.policy.parameters;
  return isMeasureOver({ measure: measureSchema.parse(person.measure), ends }, { now, zoneMinutes });
}

type Ignored = { one: SaidTransferStep; why: StepFault; by: By };

async function noteIgnored(tx: Db, row: TransferRow, { one, why, by }: Ignored): Promise<void> {
  const payload = { transfer: row.id, step: one.body.step, record: one.record, why };
  const entry: AuditEntry = {
    at: by.now,
    actor: by.actor,
    action: 'transfer-not-taken',
    subject: row.person,
    area: row.area,
    payload,
  };
  await putOnRecord(tx, [entry]);
}
