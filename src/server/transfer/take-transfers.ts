import type { PreparedPolicy } from '#domain/policy/prepared';
import type { KakouRecord } from '#domain/record/record';
import type { News } from '../people/live-events';
import type { Placed } from '../people/place-person';
import type { Db } from '../store/store';
import type { RecordRow } from '../store/tables';
import { type Held, openForHeld } from './open-transfers';
import { alreadyCorrected, type SaidCorrection, takeCorrections } from './take-corrections';
import { type SaidTransferStep, takeTransferSteps } from './take-transfer-steps';
import { touchTransfersOf } from './tell-transfers';

/** A record that was stored, and who it is about once the batch is entered. */
type Stored = { record: KakouRecord; row: RecordRow; person: string };

type By = { placed: readonly Placed[]; policy: PreparedPolicy; now: number; actor: string };

/**
 * Everything that a batch means for transfers, in its transaction: who is held gets one, steps are noted, and phones hear of
 * whose measure changed. @returns what desks are told after the commit
 */
export async function takeTransfers(tx: Db, stored: readonly Stored[], by: By): Promise<News[]> {
  const { placed, policy, now, actor } = by;
  const held = stored.flatMap((one) => heldBy(one, placed));
  const corrections = stored.flatMap(correctionOf);
  const opened = await openForHeld(tx, await stillHeld(tx, held, corrections), now);
  const takenBack = await takeCorrections(tx, corrections, { now, actor });
  const stepped = await takeTransferSteps(tx, stored.flatMap(stepOf), { policy, now, actor });
  // Whoever is under central quarantine may be at a site, where the day that it ends is what counts.
  const changed = placed.filter(
    ({ judged }) => judged.changed || judged.verdict.measure === 'central-quarantine',
  );
  await touchTransfersOf(
    tx,
    changed.map(({ person }) => person),
  );
  return [...opened, ...takenBack, ...stepped];
}

/** Somebody whom a post held, as was computed or by an override. */
function heldBy({ record, row, person }: Stored, placed: readonly Placed[]): Held[] {
  if (record.kind !== 'check' || record.body.decision !== 'hold') return [];
  const { shown, car } = record.body;
  const judged = placed.find((one) => one.person === person)?.judged.verdict;
  const fever = [shown, judged].some((one) => one?.reasons.some(({ when }) => when === 'unwell') ?? false);
  const { area, post, corrected_at: at } = row;
  return [{ person, record: record.id, area, post, plate: car.plate ?? null, fever, at }];
}

/** A check that takes the place of another. */
function correctionOf({ record, row, person }: Stored): SaidCorrection[] {
  if (record.kind !== 'check' || record.body.corrects === undefined) return [];
  const { corrects, decision } = record.body;
  const { worker, corrected_at: at } = row;
  return [{ corrects, record: record.id, person, holds: decision === 'hold', worker: worker ?? '', at }];
}

/** Whoever was held by a check that no other has taken the place of, whichever of the two came first. */
async function stillHeld(
  tx: Db,
  held: readonly Held[],
  corrections: readonly SaidCorrection[],
): Promise<Held[]> {
  if (held.length === 0) return [];
  const records = held.map(({ record }) => record);
  const corrected = new Set([
    ...(await alreadyCorrected(tx, records)),
    ...corrections.map(({ corrects }) => corrects),
  ]);
  return held.filter(({ record }) => !corrected.has(record));
}

/** What drivers and quarantine sites say of a transfer. */
function stepOf({ record, row }: Stored): SaidTransferStep[] {
  if (record.kind !== 'transfer-step') return [];
  const { post, worker, corrected_at: at } = row;
  return [{ body: record.body, post: post ?? '', worker: worker ?? '', at, record: record.id }];
}
