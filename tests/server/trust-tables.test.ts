import { type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { firstTables } from '#server/store/first-tables';
import { passCarriers } from '#server/store/pass-carriers';
import { trust } from '#server/store/trust';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

const BEFORE = [
  `insert into meta values ('rev', '10')`,
  `insert into posts (id, area, name, kind, made_at) values ('p', '610921', 'North exit', 'motorway', 1)`,
  `insert into venues (id, area, name, made_at) values ('v1', '610921', 'Market', 1), ('v2', '610921', 'Hall', 1)`,
  `insert into venues (id, area, name, made_at, ended_at) values ('v3', '610921', 'Gone', 1, 2)`,
  `insert into passes (number, area, declaration, person, install, carrier, bytes, issued_at, expires_at, revoked_at)
   values ('00000000000000aa', '610921', 'd', 'n', 'i', 'live', 'AA', 1, 9, 5),
          ('00000000000000bb', '610921', 'd', 'n', 'i', 'live', 'AA', 1, 9, null)`,
  `insert into revocations values (3, '610921', 'x', 'y', 5)`,
  `insert into changes values ('issuer', 'aabbccdd', '610921', null, null, 2),
     ('revocations', 'revocations', '610921', null, null, 3), ('post', 'p', '610921', null, null, 10)`,
];

test.each(STORES)('%s: what a county had before this step is told in the new form', async (kind) => {
  const db = await emptyDatabase(kind);
  const before: Record<string, Migration> = {
    '0001-first-tables': firstTables(kind),
    '0002-pass-carriers': passCarriers,
  };
  const migrate = (steps: typeof before) =>
    new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
  expect((await migrate(before)).error).toBeUndefined();
  for (const text of BEFORE) await sql.raw(text).execute(db);
  expect((await migrate({ ...before, '0003-trust': trust })).error).toBeUndefined();
  const revoked = await db.selectFrom('revoked').selectAll().execute();
  expect(revoked.map((row) => [row.number, Number(row.added_in), row.removed_in])).toEqual([
    ['00000000000000aa', 3, null],
  ]);
  expect(await db.selectFrom('revocations').selectAll().execute()).toEqual([]);
  const changes = await db.selectFrom('changes').select(['topic', 'key', 'rev']).orderBy('rev').execute();
  expect(changes.map((row) => [row.topic, row.key, Number(row.rev)])).toEqual([
    ['post', 'p', 10],
    ['venue', 'v1', 11],
    ['venue', 'v2', 12],
  ]);
  const meta = await db.selectFrom('meta').select('value').where('key', '=', 'rev').execute();
  expect(meta).toEqual([{ value: '12' }]);
  expect(await db.selectFrom('posts').select('challenge').execute()).toEqual([{ challenge: null }]);
});

test.each(STORES)('%s: a county that is not set up yet passes the step too', async (kind) => {
  const db = await emptyDatabase(kind);
  const steps = {
    '0001-first-tables': firstTables(kind),
    '0002-pass-carriers': passCarriers,
    '0003-trust': trust,
  };
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => steps },
  }).migrateToLatest();
  expect(error).toBeUndefined();
});
