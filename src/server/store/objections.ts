import { insertMany } from './many';
import type { ObjectionRow } from './objection-rows';
import { lies } from './scope';
import type { Db } from './store';

/** Keeps objections, each once. */
export const addObjections = (tx: Db, rows: readonly ObjectionRow[]): Promise<void> =>
  insertMany(tx, 'objections', rows, { keep: 'first' });

/** An objection by its id, or null. */
export async function readObjection(db: Db, id: string): Promise<ObjectionRow | null> {
  return (await db.selectFrom('objections').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The objections in an area: open ones, and those that were answered after a time; the oldest first. */
export const objectionsIn = (
  db: Db,
  asked: { area: string; answeredAfter: number; limit: number },
): Promise<ObjectionRow[]> =>
  db
    .selectFrom('objections')
    .selectAll()
    .where(lies('objections.area', asked.area))
    .where((is) => is.or([is('answered_at', 'is', null), is('answered_at', '>', asked.answeredAfter)]))
    .orderBy('due_at')
    .limit(asked.limit)
    .execute();

/** The newest objection of a declaration, or null. */
export async function lastObjection(db: Db, declaration: string): Promise<ObjectionRow | null> {
  const row = await db
    .selectFrom('objections')
    .selectAll()
    .where('declaration', '=', declaration)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes the answer to an objection. */
export async function answerObjection(
  tx: Db,
  id: string,
  answer: Pick<ObjectionRow, 'answered_at' | 'answered_by' | 'outcome' | 'answer'>,
): Promise<void> {
  await tx.updateTable('objections').set(answer).where('id', '=', id).execute();
}
