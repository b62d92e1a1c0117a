import { sql } from 'kysely';
import type { StepName, Taken } from '#domain/instruction/instruction';
import { insertMany, selectMany } from './many';
import { lies } from './scope';
import type { Db } from './store';
import type { InstructionRow } from './tables';

/** Keeps new instructions. */
export const addInstructions = (tx: Db, rows: readonly InstructionRow[]): Promise<void> =>
  insertMany(tx, 'instructions', rows);

/** The instructions of persons that have not ended. */
export const openOf = (db: Db, persons: readonly string[]): Promise<InstructionRow[]> =>
  selectMany<InstructionRow>(
    db,
    'select * from "instructions" where "person" in (?) and "ended_at" is null',
    persons,
  );

/** Ends instructions, each once. */
export async function endInstructions(
  tx: Db,
  ids: readonly string[],
  ended: { at: number; why: string },
): Promise<void> {
  for (let from = 0; from < ids.length; from += 200)
    await tx
      .updateTable('instructions')
      .set({ ended_at: ended.at, ended_why: ended.why })
      .where('id', 'in', ids.slice(from, from + 200))
      .where('ended_at', 'is', null)
      .execute();
}

/**
 * Sends instructions elsewhere: their person has come to, or is bound for, another area. Nobody there was called, knocked at
 * or texted yet.
 */
export async function redirectInstruction(tx: Db, id: string, area: string): Promise<void> {
  const untold = {
    called_at: null,
    called_by: null,
    calls: 0,
    pushed_at: null,
    texted_at: null,
    text_tries: 0,
  };
  await tx
    .updateTable('instructions')
    .set({ area, ...untold })
    .where('id', '=', id)
    .execute();
}

/** An instruction by its id, or null. */
export async function readInstruction(db: Db, id: string): Promise<InstructionRow | null> {
  return (await db.selectFrom('instructions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Instructions by their ids. */
export const instructionsByIds = (db: Db, ids: readonly string[]): Promise<InstructionRow[]> =>
  selectMany<InstructionRow>(db, 'select * from "instructions" where "id" in (?)', ids);

/**
 * Notes a step; of two that tell of the same one, the earlier counts, so that the order in which phones come online
 * cannot matter. @returns whether it was noted
 */
export async function takeStep(tx: Db, id: string, step: StepName, taken: Taken): Promise<boolean> {
  const at = sql.ref<number | null>(`${step}_at`);
  const { numUpdatedRows } = await tx
    .updateTable('instructions')
    .set({
      [`${step}_at`]: taken.at,
      [`${step}_by`]: taken.by,
      [`${step}_note`]: taken.note,
    })
    .where('id', '=', id)
    .where((is) => is.or([is(at, 'is', null), is(at, '>', taken.at)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Instructions in an area: those that have not ended, and those that ended after a time; the newest at most `limit`. */
export const instructionsIn = (
  db: Db,
  asked: { area: string; endedAfter: number; limit: number },
): Promise<InstructionRow[]> =>
  db
    .selectFrom('instructions')
    .selectAll()
    .where(lies('instructions.area', asked.area))
    .where((is) => is.or([is('ended_at', 'is', null), is('ended_at', '>', asked.endedAfter)]))
    .orderBy('known_at', 'desc')
    .limit(asked.limit)
    .execute();

/** Open instructions that became known at a time, ms UTC. */
export const openInstructionsAt = (db: Db, knownAt: number): Promise<InstructionRow[]> =>
  db
    .selectFrom('instructions')
    .selectAll()
    .where('known_at', '=', knownAt)
    .where('ended_at', 'is', null)
    .execute();
