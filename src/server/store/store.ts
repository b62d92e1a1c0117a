import { type Kysely, Migrator } from 'kysely';
import { carriedTables } from './carried';
import { compareTable } from './compare-table';
import { durability } from './durability';
import { dutyTable } from './duty-table';
import { firstTables } from './first-tables';
import { followUpsTable } from './follow-ups-table';
import { instructionsTable } from './instructions-table';
import { nearMatchesTable } from './near-matches-table';
import { objectionsTable } from './objections-table';
import { openEndsTable } from './open-ends-table';
import { openItemsOwned } from './open-items-owned';
import { passCarriers } from './pass-carriers';
import { policyPreviewsTable } from './policy-previews-table';
import { suppliesTable } from './supplies-table';
import type { Tables } from './tables';
import { transfersTable } from './transfers-table';
import { trust } from './trust';

export type StoreKind = 'sqlite' | 'postgres';

/** A connection or an open transaction: every query of the store takes one. */
export type Db = Kysely<Tables>;

/**
 * The one place where things are remembered. `write` runs in one transaction that excludes every other writer, and
 * resolves only after COMMIT is on disk; inside it use the `tx` it gives, never `db`. Errors that `isBusy` knows mean that
 * nothing was written.
 */
export type Store = {
  kind: StoreKind;
  db: Db;
  write<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Brings the tables to the newest form, in order, forward only. Throws when a step fails. */
export async function migrate(db: Db, kind: StoreKind): Promise<void> {
  const steps = {
    '0001-first-tables': firstTables(kind),
    '0002-pass-carriers': passCarriers,
    '0003-trust': trust,
    '0004-carried': carriedTables,
    '0005-durability': durability,
    '0006-policy-previews': policyPreviewsTable,
    '0007-instructions': instructionsTable,
    '0008-objections': objectionsTable,
    '0009-open-items-owned': openItemsOwned,
    '0010-near-matches': nearMatchesTable(kind),
    '0011-transfers': transfersTable,
    '0012-follow-ups': followUpsTable,
    '0014-open-ends': openEndsTable,
    '0015-comparisons': compareTable,
    '0016-supplies': suppliesTable,
    '0017-duty': dutyTable,
  };
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => steps },
  }).migrateToLatest();
  if (error !== undefined) throw error;
}
