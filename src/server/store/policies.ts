import type { Db } from './store';
import type { Tables } from './tables';

type PolicyRow = Tables['policies'];

/** Keeps a policy under its number, with its signed bytes. */
export async function addPolicy(tx: Db, row: PolicyRow): Promise<void> {
  await tx.insertInto('policies').values(row).execute();
}

/** The number of the policy in force at a time: the highest that is already in effect. Null before set-up. */
export async function numberInForce(db: Db, now: number): Promise<number | null> {
  const row = await db
    .selectFrom('policies')
    .select('number')
    .where('effective_from', '<=', now)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** A policy by its number, or null. */
export async function readPolicy(db: Db, number: number): Promise<PolicyRow | null> {
  return (
    (await db.selectFrom('policies').selectAll().where('number', '=', number).executeTakeFirst()) ?? null
  );
}

/** Every version, the newest first. */
export const listPolicies = (db: Db): Promise<PolicyRow[]> =>
  db.selectFrom('policies').selectAll().orderBy('number', 'desc').limit(200).execute();
