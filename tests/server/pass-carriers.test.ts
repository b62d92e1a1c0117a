import { Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { firstTables } from '#server/store/first-tables';
import { passCarriers } from '#server/store/pass-carriers';
import type { PassRow } from '#server/store/tables';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

const PASS: Omit<PassRow, 'replaced_by' | 'claim'> = {
  number: '0011223344556677',
  area: '610921',
  declaration: 'd',
  person: 'p',
  install: 'i',
  carrier: 'live',
  bytes: 'AA',
  issued_at: 1,
  expires_at: 2,
  revoked_at: null,
};

test.each(STORES)('%s: a pass that was issued before this step stays as it is', async (kind) => {
  const db = await emptyDatabase(kind);
  const first = { '0001-first-tables': firstTables(kind) };
  const migrate = (steps: typeof first) =>
    new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
  expect((await migrate(first)).error).toBeUndefined();
  const columns = sql.join(Object.keys(PASS).map((name) => sql.ref(name)));
  await sql`insert into passes (${columns}) values (${sql.join(Object.values(PASS))})`.execute(db);
  const both = { ...first, '0002-pass-carriers': passCarriers };
  expect((await migrate(both)).error).toBeUndefined();
  const [pass] = await db.selectFrom('passes').selectAll().execute();
  expect({ ...pass, issued_at: Number(pass?.issued_at), expires_at: Number(pass?.expires_at) }).toEqual({
    ...PASS,
    replaced_by: null,
    claim: 'declared',
  });
});
