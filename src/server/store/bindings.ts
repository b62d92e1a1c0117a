import type { Db } from './store';
import type { DeclarationRow, Tables } from './tables';

/** Lets an install carry the passes of a declaration that another one made; once is enough. */
export async function bindDeclaration(tx: Db, row: Tables['bindings']): Promise<void> {
  await tx
    .insertInto('bindings')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .execute();
}

/** Whether an install may carry the passes of a declaration that it did not make. */
export async function isBound(db: Db, declaration: string, install: string): Promise<boolean> {
  const row = await db
    .selectFrom('bindings')
    .select('install')
    .where('declaration', '=', declaration)
    .where('install', '=', install)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was declared on the same phone for the same party, by when it was declared. */
export const declarationsOfParty = (
  db: Db,
  of: Pick<DeclarationRow, 'party' | 'install'>,
): Promise<DeclarationRow[]> =>
  db
    .selectFrom('declarations')
    .selectAll()
    .where('party', '=', of.party)
    .where('install', '=', of.install)
    .orderBy('corrected_at')
    .execute();
