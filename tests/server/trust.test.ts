import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { RevokedList } from '#domain/pass/revoked';
import { refreshLists } from '#server/county/trust-lists';
import { openContext } from '#server/open-context';
import { publishRevocations } from '#server/passes/revocation-list';
import { beginEpoch } from '#server/store/epoch';
import { keepMeta } from '#server/store/meta';
import { STORES, type TestCounty, testCounty } from './county';
import type { TestPhone } from './phone';
import { pulled, pulledWhole, revocationsAfter } from './pulling';
import { arrival, check } from './sayings';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const hex = (n: number) => n.toString(16).padStart(16, '0');

/** Revokes passes that were issued to nobody, as the desk or a second phone would, in one list. */
async function revoke(county: TestCounty, numbers: readonly number[], expires = Date.now() + 5 * DAY) {
  const { store, keys, now } = county.context;
  const rows = numbers.map((n) => ({
    number: hex(n),
    area: '610921',
    expires_at: expires,
    added_in: null,
    removed_in: null,
  }));
  await store.write(async (tx) => {
    for (let at = 0; at < rows.length; at += 500)
      await tx
        .insertInto('revoked')
        .values(rows.slice(at, at + 500))
        .execute();
    await publishRevocations(tx, keys, { area: '610921', now: now() });
  });
}
/** What a phone has after a pull that says what it had. */
async function listAfter(county: TestCounty, phone: TestPhone, before: RevokedList | null = null) {
  const { changes } = await pulled(phone, '0', before?.number ?? null);
  return revocationsAfter(changes, { rootKey: county.card.rootKey, before });
}

describe.each(STORES)('%s', (kind) => {
  test('a phone that has a list gets what changed since; one that has none gets a whole list', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const first = await listAfter(county, guard);
    expect([first.kinds, first.list?.number]).toEqual([['whole'], 1]);
    await revoke(county, [1, 2]);
    await revoke(county, [3]);
    const after = await listAfter(county, guard, first.list);
    expect([after.kinds, after.list?.number, after.passes]).toEqual([['delta'], 3, [1, 2, 3].map(hex)]);
    const fresh = await listAfter(county, guard);
    expect([fresh.kinds, fresh.list]).toEqual([['whole', 'delta'], after.list]);
    expect((await listAfter(county, guard, after.list)).kinds).toEqual([]);
  });

  test('passes that have expired leave the list, and phones hear that too', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await revoke(county, [1], Date.now() + HOUR);
    await revoke(county, [2]);
    const before = await listAfter(county, guard);
    county.wait(2 * HOUR);
    await refreshLists(county.context);
    const after = await listAfter(county, guard, before.list);
    expect([before.passes, after.passes]).toEqual([[1, 2].map(hex), [hex(2)]]);
    // A pass revoked and expired between two lists is never told of.
    await revoke(county, [9], Date.now());
    expect((await listAfter(county, guard, after.list)).passes).toEqual([hex(2)]);
  });

  test('with nothing to tell, the list is signed anew within the hour, so that its age is true', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const { list } = await listAfter(county, guard);
    await refreshLists(county.context);
    expect((await listAfter(county, guard, list)).kinds).toEqual([]);
    county.wait(HOUR - 60_000);
    await refreshLists(county.context);
    const after = await listAfter(county, guard, list);
    expect([after.kinds, after.list?.number, after.passes]).toEqual([['delta'], 2, []]);
    expect((after.list?.asOf ?? 0) - (list?.asOf ?? 0)).toBeGreaterThanOrEqual(HOUR - 60_000);
  });

  test('a phone that was away for too long fetches the whole list', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await revoke(county, [1], Date.now() + HOUR);
    await revoke(county, [2], Date.now() + 90 * DAY);
    const { list } = await listAfter(county, guard);
    county.wait(2 * HOUR);
    await refreshLists(county.context);
    county.wait(40 * DAY);
    await refreshLists(county.context);
    const after = await listAfter(county, guard, list);
    expect(after.kinds[0]).toBe('whole');
    expect(after.passes).toEqual([hex(2)]);
  });

  test('after many changes the list is signed whole again', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const many = Array.from({ length: 501 }, (_, n) => n + 1);
    await revoke(county, many);
    const fresh = await listAfter(county, guard);
    expect([fresh.kinds, fresh.passes.length]).toEqual([['whole'], 501]);
    const rows = await county.context.store.db.selectFrom('revocations').selectAll().execute();
    expect(rows).toHaveLength(1);
  });

  test('the other phones of a post hear at once that a pass was used there, for a day; nobody else does', async () => {
    const county = await testCounty(kind);
    const [one, two, village] = [
      await county.worker(county.exit),
      await county.worker(county.exit),
      await county.worker(county.village),
    ];
    const usedBy = async (phone: TestPhone, cursor = '0') =>
      (await pulled(phone, cursor, 1)).changes.flatMap((change) =>
        change.table === 'used' ? [[change.key, change.value]] : [],
      );
    const { cursor } = await pulledWhole(two);
    const at = Date.now();
    const looked = check({ subject: { pass: hex(7) } });
    await one.send([await one.seal(looked, { worker: one.worker, post: county.exit.id, takenAt: at })]);
    const [used] = await usedBy(two, cursor);
    expect(used).toEqual([hex(7), { at: expect.any(Number), post: county.exit.id }]);
    expect(await usedBy(village)).toEqual([]);
    // The same pass at the village is that post's own matter, and takes nothing away from the first.
    const came = arrival({ subject: { pass: hex(7) } });
    await village.send([await village.seal(came, { worker: village.worker, post: county.village.id })]);
    expect((await usedBy(village)).map(([pass]) => pass)).toEqual([hex(7)]);
    expect(await usedBy(two)).toHaveLength(1);
    county.wait(DAY + 60_000);
    expect(await usedBy(two)).toEqual([]);
    await refreshLists(county.context);
    const left = await county.context.store.db.selectFrom('changes').where('topic', '=', 'used').selectAll();
    expect(await left.execute()).toEqual([]);
  });

  test('phones of posts know the venues by name, until they close', async () => {
    const county = await testCounty(kind);
    const [guard, traveller] = [await county.worker(county.exit), await county.traveller()];
    const { cursor } = await pulledWhole(guard);
    const venue = { name: 'East market', area: '610921100001' };
    const { id } = await (await county.desk('POST', '/v1/venues', venue)).json();
    const made = await pulled(guard, cursor, 1);
    expect(made.changes).toMatchObject([{ table: 'venue', key: id, value: { id, ...venue } }]);
    await county.desk('DELETE', `/v1/venues/${id}`);
    const ended = await pulled(guard, made.cursor, 1);
    expect(ended.changes).toMatchObject([{ table: 'venue', key: id, value: null }]);
    expect((await pulledWhole(traveller)).changes.map((one) => one.table)).not.toContain('venue');
  });

  test('the desk sets when a post challenges, and its phones hear of it', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const { cursor } = await pulledWhole(guard);
    const path = `/v1/posts/${county.exit.id}/challenge`;
    expect((await county.desk('POST', path, { challenge: 'always' })).status).toBe(200);
    const { changes } = await pulled(guard, cursor, 1);
    expect(changes.find((one) => one.table === 'post')?.value).toMatchObject({ challenge: 'always' });
    const places = await (await county.desk('GET', '/v1/places')).json();
    expect(places.posts).toContainEqual(expect.objectContaining({ id: county.exit.id, challenge: 'always' }));
    expect((await county.desk('POST', path, { challenge: 'never' })).status).toBe(400);
    const unknown = `/v1/posts/${county.setUpToken.slice(0, 4)}/challenge`;
    expect((await county.desk('POST', unknown, { challenge: 'always' })).status).toBe(404);
    await county.desk('DELETE', `/v1/posts/${county.exit.id}`);
    expect((await county.desk('POST', path, { challenge: 'sometimes' })).status).toBe(410);
  });

  test('lists that an earlier version signed otherwise are signed when the server starts, and only then', async () => {
    const county = await testCounty(kind);
    const { db } = county.context.store;
    await db.deleteFrom('signed_lists').execute();
    await db.deleteFrom('revocations').execute();
    const open = async () => {
      const log = pino({ enabled: false });
      const again = await openContext({
        data: county.data,
        db: county.db,
        origin: 'http://localhost',
        log,
        web: null,
      });
      await again.store.close();
    };
    await open();
    const signed = await db.selectFrom('signed_lists').select(['kind', 'number']).execute();
    expect(signed).toEqual([{ kind: 'issuers', number: 1 }]);
    const guard = await county.worker(county.exit);
    expect((await listAfter(county, guard)).list?.number).toBe(2);
    await open();
    expect((await listAfter(county, guard)).list?.number).toBe(2);
  });

  test('a county that was brought back from a backup signs lists that its phones do not find older', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await refreshLists(county.context);
    const backup = await listAfter(county, guard);
    await revoke(county, [1]);
    const ahead = await listAfter(county, guard, backup.list);
    const { db, write } = county.context.store;
    await write(async (tx) => {
      // The store as it was before, under a new epoch.
      await tx.deleteFrom('revoked').execute();
      await keepMeta(tx, 'revocation-number', '1');
      await beginEpoch(tx, { now: Date.now(), why: 'restored', madeAt: null });
    });
    await refreshLists(county.context);
    const after = await listAfter(county, guard, ahead.list);
    expect([after.kinds, after.passes]).toEqual([['whole'], []]);
    expect(after.list?.number).toBeGreaterThan(ahead.list?.number ?? 0);
    const [issuers] = await db.selectFrom('signed_lists').select('number').execute();
    expect(issuers?.number).toBeGreaterThan(1000);
    const again = after.list?.number;
    await refreshLists(county.context);
    expect((await listAfter(county, guard)).list?.number).toBe(again);
  });
});
