import { type Migration, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { firstTables } from '#server/store/first-tables';
import { followUpsTable } from '#server/store/follow-ups-table';
import { STORES } from './county';
import { emptyDatabase } from './empty-database';

test.each(STORES)(
  '%s: who is under a measure when follow-ups come is on the list, and the phones are told of them',
  async (kind) => {
    const db = await emptyDatabase(kind);
    const first: Record<string, Migration> = { '0001-first-tables': firstTables(kind) };
    const migrate = (steps: typeof first) =>
      new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
    expect((await migrate(first)).error).toBeUndefined();
    for (const [id, measure, into] of [
      ['a', 'home-isolation', null],
      ['b', 'none', null],
      ['c', 'central-quarantine', null],
      ['d', 'home-isolation', 'a'],
    ] as const)
      await sql`
        insert into persons (id, area, file, colour, measure, verdict, verdict_at, area_at, area_record, merged_into, made_at)
        values (${id}, '610921100001', '{}', 'orange', ${measure}, '{}', 7, 0, '', ${into}, 1)
      `.execute(db);
    await sql`insert into meta (key, value) values ('rev', '41')`.execute(db);
    expect((await migrate({ ...first, '0012-follow-ups': followUpsTable })).error).toBeUndefined();
    const wards = await db.selectFrom('wards').selectAll().orderBy('person').execute();
    expect(wards.map(({ person, measure, ended_at }) => ({ person, measure, ended_at }))).toEqual([
      { person: 'a', measure: 'home-isolation', ended_at: null },
      { person: 'c', measure: 'central-quarantine', ended_at: null },
    ]);
    expect(wards.map(({ since }) => Number(since))).toEqual([7, 7]);
    const told = await db.selectFrom('changes').select(['topic', 'key', 'rev']).orderBy('rev').execute();
    expect(told.map(({ topic, key, rev }) => [topic, key, Number(rev)])).toEqual([
      ['ward', 'a 610921100001', 42],
      ['ward', 'c 610921100001', 43],
    ]);
    const rev = await db.selectFrom('meta').select('value').where('key', '=', 'rev').executeTakeFirst();
    expect(rev?.value).toBe('43');
  },
);
