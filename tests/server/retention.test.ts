import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, startOfDay } from '#domain/day';
import { transfersAnswerSchema } from '#domain/desk/transfers-desk';
import { judgeDue } from '#server/people/judge-everybody';
import { purgeNightly } from '#server/retention/nightly';
import { countPurge, purge } from '#server/retention/purge';
import { firstBrokenAudit } from '#server/store/audit';
import { STORES, type TestCounty, testCounty } from './county';
import { kakou } from './operator';
import { arrival, check, declaration, nationalId } from './sayings';

const DAY = 24 * 3_600_000;
const dayFrom = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const purgeNow = (county: TestCounty) => {
  const { store, policies } = county.context;
  return purge({ store, policies, now: county.context.now(), write: (work) => store.write(work) });
};

const names = async (county: TestCounty) =>
  (await county.context.store.db.selectFrom('persons').select('name').execute())
    .map((row) => row.name)
    .sort();

/** Lets days pass, each with what the server does in it. @returns on which day each name was gone */
async function liveThrough(county: TestCounty, days: number): Promise<Record<string, number>> {
  const gone: Record<string, number> = {};
  let there = await names(county);
  for (let day = 1; day <= days; day++) {
    county.wait(DAY);
    await judgeDue(county.context);
    await purgeNow(county);
    const left = await names(county);
    for (const name of there) if (name !== null && !left.includes(name)) gone[name] = day;
    there = left;
  }
  return gone;
}

/** Whoever is held waits for a car until somebody says that none is needed. */
async function endTransfer(county: TestCounty): Promise<void> {
  const answer = await county.desk('GET', '/v1/transfers');
  const [held] = transfersAnswerSchema.parse(await answer.json()).transfers;
  const ended = await county.desk('POST', `/v1/transfers/${held?.id}/cancel`, { word: '自行送到隔离点' });
  expect(ended.status).toBe(200);
}

describe.each(STORES)('%s', (kind) => {
  test('in sixty days everybody goes in their time, and whom something waits for stays', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const traveller = await county.traveller();
    const at = { worker: guard.worker, post: county.exit.id };
    const abroad = [{ place: 'US', from: dayFrom(-20), to: dayFrom(-1) }];
    await traveller.send([
      await traveller.seal(declaration({ identity: nationalId(1), name: '没来' })),
      await traveller.seal(declaration({ identity: nationalId(2), name: '绿人' })),
      await traveller.seal(declaration({ identity: nationalId(3), name: '红人', stays: abroad })),
      await traveller.seal(
        declaration({ identity: nationalId(4), name: '以后来', arriveAt: Date.now() + 5 * DAY }),
      ),
    ]);
    await guard.send([
      await guard.seal(check({ subject: { identity: nationalId(2) } }), at),
      await guard.seal(check({ subject: { identity: nationalId(3) }, decision: 'hold' }), at),
      await guard.seal(check({ subject: { identity: nationalId(5), name: '放走' }, stays: abroad }), at),
    ]);
    await endTransfer(county);
    const gone = await liveThrough(county, 60);
    expect(gone).toMatchObject({ 没来: 15, 绿人: 15, 以后来: 19 });
    // Red for 14 days after the last day abroad, then 28 days more.
    expect(gone['红人']).toBeGreaterThanOrEqual(41);
    expect(gone['红人']).toBeLessThanOrEqual(44);
    expect(await names(county)).toEqual(['放走']);
    expect(await firstBrokenAudit(county.context.store.db)).toBe(null);
  }, 120_000);

  test('of whoever is deleted nothing is left but counts, and the trace by which a late copy is known', async () => {
    const county = await testCounty(kind);
    const { db } = county.context.store;
    const guard = await county.worker(county.exit);
    const traveller = await county.traveller();
    const at = { worker: guard.worker, post: county.exit.id };
    const secret = { name: '欧阳秋水', phone: '10099887766', plate: '湘AO7654' };
    const declared = await traveller.seal(declaration({ identity: nationalId(7), ...secret }));
    await traveller.send([declared]);
    const seen = await guard.seal(
      check({ subject: { declaration: declared.id }, plate: secret.plate, destination: '610921100001' }),
      at,
    );
    const came = await guard.seal(arrival({ subject: { declaration: declared.id } }), at);
    await guard.send([seen, came]);
    const [person] = await db.selectFrom('persons').select('id').execute();
    await county.desk('GET', `/v1/persons/${person?.id}`);
    county.wait(16 * DAY);
    expect(await countPurge({ store: county.context.store, now: county.context.now() })).toEqual({
      persons: 1,
      visits: 0,
    });
    expect(await purgeNow(county)).toMatchObject({ persons: 1, records: 3 });
    expect(await purgeNow(county)).toMatchObject({ persons: 0, records: 0 });
    for (const table of ['persons', 'aliases', 'declarations', 'checks', 'arrivals', 'passes'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    const size = sql<number>`length(sealed)`.as('size');
    const records = await db.selectFrom('records').select([size, 'worker', 'post']).execute();
    expect(records.map((row) => [Number(row.size), row.worker, row.post])).toEqual(
      Array(3).fill([0, null, null]),
    );
    const about = await db
      .selectFrom('audit')
      .selectAll()
      .where('subject', '=', person?.id ?? '')
      .execute();
    expect(about.map((row) => row.action)).toContain('look');
    expect(about.every((row) => row.payload === '' && row.salt === '')).toBe(true);
    expect(await firstBrokenAudit(db)).toBe(null);
    const counts = await db.selectFrom('kept_counts').selectAll().orderBy('kind').execute();
    expect(counts.map((row) => [row.area, row.kind, row.shown, row.decision, Number(row.count)])).toEqual([
      ['610921', 'arrival', '', '', 1],
      ['610921', 'check', 'green', 'release', 1],
    ]);
    expect(await guard.send([came, seen])).toMatchObject({
      results: [{ status: 'duplicate' }, { status: 'duplicate' }],
      watermark: 2,
    });
    expect((await traveller.send([declared])).results[0]?.status).toBe('duplicate');
    expect(await names(county)).toEqual([]);
    if (kind === 'sqlite')
      for (const text of Object.values(secret))
        expect(readFileSync(join(county.data, 'kakou.db')).includes(text)).toBe(false);
  });

  test('what is in nobody’s file goes too: scans of venues, and names of those who left a year ago', async () => {
    const county = await testCounty(kind);
    const { db } = county.context.store;
    const traveller = await county.traveller();
    const made = await (
      await county.desk('POST', '/v1/venues', { name: '超市', area: '610921100001' })
    ).json();
    const visit = { kind: 'venue-visit' as const, body: { venue: String(made.id), kind: 'venue' as const } };
    await traveller.send([await traveller.seal(visit)]);
    const guard = await county.worker(county.exit);
    await county.desk('DELETE', `/v1/workers/${guard.worker}`);
    county.wait(13 * DAY);
    expect(await purgeNow(county)).toMatchObject({ visits: 0 });
    county.wait(2 * DAY);
    expect(await purgeNow(county)).toMatchObject({ visits: 1 });
    expect(await db.selectFrom('venue_visits').selectAll().execute()).toEqual([]);
    county.wait(400 * DAY);
    expect((await purgeNow(county)).rest).toMatchObject({ staff: 1, installs: 1 });
    const workers = await db.selectFrom('workers').select('name').execute();
    expect(workers[0]?.name).toBe(`#${guard.worker.slice(-8)}`);
  });

  test('the operator sees first what would go, and it is done by itself every night', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    await traveller.send([await traveller.seal(declaration({ name: '没来' }))]);
    const now = () => Date.now() + 20 * DAY;
    const dry = await kakou(county, ['purge', '--dry-run', '--json'], { now });
    expect([dry.code, dry.json()]).toEqual([0, { done: false, persons: 1, visits: 0 }]);
    expect(await names(county)).toEqual(['没来']);
    const { signal } = new AbortController();
    await purgeNightly(county.context, signal);
    expect(await names(county)).toEqual(['没来']);
    // Noon: the quiet hour of each day is over, at whatever hour this runs.
    const begun = county.context.now();
    county.wait(startOfDay(addDays(dayOf(begun), 20)) + DAY / 2 - begun);
    await purgeNightly(county.context, signal);
    county.wait(DAY);
    await purgeNightly(county.context, signal);
    expect(await names(county)).toEqual([]);
    const nights = await county.context.store.db
      .selectFrom('audit')
      .select('payload')
      .where('action', '=', 'purge')
      .execute();
    expect(JSON.parse(nights[0]?.payload ?? '{}')).toMatchObject({ persons: 1, records: 1 });
  });

  test('a purge that is told to leave leaves between two steps, and the next one goes on', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    const said = [];
    for (let serial = 1; serial <= 60; serial++)
      said.push(await traveller.seal(declaration({ identity: nationalId(serial) })));
    await traveller.send(said);
    county.wait(20 * DAY);
    const leaving = new AbortController();
    const { store, policies } = county.context;
    const first = await purge({
      store,
      policies,
      now: county.context.now(),
      signal: leaving.signal,
      write: async (work) => {
        const result = await store.write(work);
        leaving.abort();
        return result;
      },
    });
    expect(first.persons).toBe(50);
    expect(await purgeNow(county)).toMatchObject({ persons: 10 });
  });
});
