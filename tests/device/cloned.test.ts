import { HttpResponse, http } from 'msw';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { changeMeta } from '#device/database';
import { enrolPhone } from '#device/enrol';
import { forgetUsesBefore } from '#device/records';
import { ours, refuse } from './county-server';
import { type Rig, rig } from './rig';

const TOKEN = 'abcdefghijklmnopqrstuvwxyz012345';

/** A server that stores everything and says that another phone uses the id too. */
async function saysCloned(one: Rig): Promise<void> {
  one.server.before.push(
    http.post<never, { batch: string }>('*/v1/records', async ({ request }) => {
      const { batch } = await request.clone().json();
      const rows = await one.database.run((db) => db.getAll('outbox'));
      const results = rows.map(({ id, hash }) => ({ id, hash, status: 'conflict' }));
      const answer = { batch, results, epoch: 'e1', watermark: 0, cloned: true, serverTime: 1 };
      return HttpResponse.json(answer, { headers: ours });
    }),
  );
}

test("a traveller's phone whose id another uses takes a new one, begins a new chain, and keeps what conflicted", async () => {
  const one = await rig();
  await one.save(2);
  await saysCloned(one);
  const { install } = await one.meta();
  await one.drain();
  const after = await one.meta();
  expect(after.install).not.toBe(install);
  expect(after).toMatchObject({ kind: 'none', seq: 0, head: null, unsent: 0, conflict: 2, cloned: false });
  one.server.before.length = 0;
  await one.save();
  expect(await one.drain()).toBe('empty');
  const [stored] = [...one.server.stored.values()];
  expect(stored?.record).toMatchObject({ install: after.install, seq: 1, prev: null });
  expect(await one.states()).toEqual(['conflict', 'conflict', 'sent']);
});

async function atPost(): Promise<Rig> {
  const one = await rig();
  const joined = await enrolPhone({ ...one, newId: uuid }, TOKEN);
  expect(joined.ok).toBe(true);
  return one;
}

test("a post's phone whose id another uses goes on under it until it is enrolled anew", async () => {
  const one = await atPost();
  const { install } = await one.meta();
  await one.save();
  await saysCloned(one);
  await one.drain();
  expect(await one.meta()).toMatchObject({ install, kind: 'post', cloned: true });
  one.server.before.length = 0;
  expect((await enrolPhone({ ...one, newId: uuid }, TOKEN)).ok).toBe(true);
  const after = await one.meta();
  expect(after.install).not.toBe(install);
  expect(after).toMatchObject({ kind: 'post', cloned: false, seq: 0, conflict: 1 });
});

test('enrolling anew that gets no answer leaves the phone what it was', async () => {
  const one = await atPost();
  await changeMeta(one.database, (meta) => ({ ...meta, cloned: true }));
  const before = await one.meta();
  one.server.before.push(http.post('*/v1/enrol', () => HttpResponse.error()));
  expect(await enrolPhone({ ...one, newId: uuid }, TOKEN)).toEqual({ ok: false, fault: 'no-network' });
  expect(await one.meta()).toEqual(before);
});

test('a revoked phone that is enrolled again gets a new id, because the old one never comes back', async () => {
  const one = await atPost();
  const { install } = await one.meta();
  await changeMeta(one.database, (meta) => ({ ...meta, paused: 'revoked' }));
  one.server.before.push(
    http.post<never, { install: string }>('*/v1/enrol', async ({ request }) =>
      (await request.clone().json()).install === install ? refuse(401, { error: 'revoked' }) : undefined,
    ),
  );
  expect((await enrolPhone({ ...one, newId: uuid }, TOKEN)).ok).toBe(true);
  expect(await one.meta()).toMatchObject({ kind: 'post', paused: null });
});

test('a county that was set up anew is joined by hand, with its own root key and nothing of the old one', async () => {
  const one = await atPost();
  await one.save();
  await one.drain();
  const other = await rig();
  const { fetch } = other.server;
  one.server.fetch = fetch;
  other.server.epoch = 'another';
  expect((await enrolPhone({ ...one, newId: uuid }, TOKEN)).ok).toBe(true);
  const { county } = other.server;
  expect(await one.meta()).toMatchObject({
    rootKey: county.rootKey,
    sealKey: county.sealKey,
    requeue: false,
  });
});

test('which passes were seen here is forgotten after a while', async () => {
  const one = await rig();
  await one.database.run((db) => db.put('checkedHere', 100, 'aaaaaaaaaaaaaaaa'));
  await one.database.run((db) => db.put('checkedHere', 300, 'bbbbbbbbbbbbbbbb'));
  await forgetUsesBefore(one.database, 200);
  expect(await one.database.run((db) => db.getAllKeys('checkedHere'))).toEqual(['bbbbbbbbbbbbbbbb']);
});

test('a phone that the restored county does not know joins again with records that wait, and they leave under its old id', async () => {
  const one = await atPost();
  const { install } = await one.meta();
  await one.save(2);
  expect(await enrolPhone({ ...one, newId: uuid }, TOKEN)).toEqual({ ok: false, fault: 'unsent-records' });
  await changeMeta(one.database, (meta) => ({ ...meta, paused: 'unknown-install' }));
  expect((await enrolPhone({ ...one, newId: uuid }, TOKEN)).ok).toBe(true);
  expect(await one.meta()).toMatchObject({ install, kind: 'post', paused: null, unsent: 2 });
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(2);
});
