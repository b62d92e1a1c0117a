import { join } from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { STORES, type TestCounty, testCounty } from './county';
import { declaration, nationalId } from './sayings';

/** What somebody else, connected on their own, sees of the records. */
async function seenByAnother(county: TestCounty): Promise<number> {
  if (county.context.store.kind === 'sqlite') {
    const other = new Database(join(county.data, 'kakou.db'), { readonly: true });
    const row = other.prepare('select count(*) as c from records').get() as { c: number };
    other.close();
    return row.c;
  }
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
    county.context.store.db,
  );
  const client = new pg.Client({ connectionString: county.db?.replace(/[^/]+$/, rows[0]?.name ?? '') });
  await client.connect();
  const seen = await client.query('select count(*)::int as c from records');
  await client.end();
  return seen.rows[0].c;
}

describe.each(STORES)('%s', (kind) => {
  test('when the answer comes, another connection already sees the records', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    for (let serial = 1; serial <= 5; serial++) {
      await phone.send([await phone.seal(declaration({ identity: nationalId(serial) }))]);
      expect(await seenByAnother(county)).toBe(serial);
    }
  });

  test('a store that cannot be reached is 503 with Retry-After, and readiness says so', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const said = await phone.seal(declaration());
    await county.context.store.close();
    expect((await fetch(`${county.base}/readyz`)).status).toBe(503);
    expect((await fetch(`${county.base}/healthz`)).status).toBe(200);
    expect((await phone.request('POST', '/v1/records', { body: phone.batch([said]) })).status).not.toBe(200);
  });
});

test('SQLite writes are on disk before they are acknowledged', async () => {
  const county = await testCounty('sqlite');
  const pragma = async (name: string) =>
    Object.values(
      (await sql.raw<object>(`pragma ${name}`).execute(county.context.store.db)).rows[0] ?? {},
    )[0];
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('foreign_keys')).toBe(1);
});

test('PostgreSQL commits wait for the disk', async () => {
  const county = await testCounty('postgres');
  const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(
    county.context.store.db,
  );
  expect(rows[0]?.synchronous_commit).toBe('on');
});

test('18 while another process holds the lock the answer is 503 and nothing is acknowledged; afterwards the same batch is stored', async () => {
  const county = await testCounty('sqlite');
  const phone = await county.traveller();
  const said = await phone.seal(declaration());
  const other = new Database(join(county.data, 'kakou.db'));
  other.exec('begin immediate');
  const refused = await phone.request('POST', '/v1/records', { body: phone.batch([said]) });
  other.exec('rollback');
  other.close();
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(await refused.json()).toEqual({ error: 'busy' });
  expect(await seenByAnother(county)).toBe(0);
  expect((await phone.send([said])).results[0]?.status).toBe('stored');
});

/** Somebody else's connection that holds the table of records for itself until it rolls back. */
async function holdingRecords({ db }: TestCounty): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: db ?? '' });
  await client.connect();
  await client.query('begin');
  await client.query('lock table records in access exclusive mode');
  return client;
}

test('while another writer holds the lock PostgreSQL says busy too', async () => {
  const county = await testCounty('postgres', { lockWait: 300 });
  const phone = await county.traveller();
  const said = await phone.seal(declaration());
  const client = await holdingRecords(county);
  const refused = await phone.request('POST', '/v1/records', { body: phone.batch([said]) });
  await client.query('rollback');
  await client.end();
  expect([refused.status, await refused.json()]).toEqual([503, { error: 'busy' }]);
  expect((await phone.send([said])).results[0]?.status).toBe('stored');
});

test('a connection to PostgreSQL that breaks while it works fails that request as busy, and ends nothing else', async () => {
  const county = await testCounty('postgres');
  const phone = await county.traveller();
  const said = await phone.seal(declaration());
  const client = await holdingRecords(county);
  const asked = phone.request('POST', '/v1/records', { body: phone.batch([said]) });
  const broken = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await client.query(broken)).rowCount, { timeout: 10_000 }).toBe(1);
  const refused = await asked;
  await client.query('rollback');
  await client.end();
  expect([refused.status, await refused.json()]).toEqual([503, { error: 'busy' }]);
  expect((await phone.send([said])).results[0]?.status).toBe('stored');
});

test('17 a full disk is 503, nothing of the batch is acknowledged or half there, and with room it is stored', async () => {
  const county = await testCounty('sqlite');
  const phone = await county.traveller();
  const { db } = county.context.store;
  const said = [];
  for (let serial = 1; serial <= 60; serial++)
    said.push(await phone.seal(declaration({ identity: nationalId(serial) })));
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 4}`).execute(db);
  const refused = await phone.request('POST', '/v1/records', { body: phone.batch(said) });
  expect([refused.status, await refused.json()]).toEqual([503, { error: 'busy' }]);
  expect(await seenByAnother(county)).toBe(0);
  await sql.raw('pragma max_page_count = 1000000').execute(db);
  expect((await phone.send(said)).results.every((one) => one.status === 'stored')).toBe(true);
  const persons = await db.selectFrom('persons').select('id').execute();
  expect(persons).toHaveLength(60);
});
