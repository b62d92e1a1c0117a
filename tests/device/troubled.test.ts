import { http } from 'msw';
import { expect, test } from 'vitest';
import { waitAgain } from '#device/records';
import { recordsSince, setAside, troubledRecords } from '#device/troubled';
import { ours } from './county-server';
import { type Rig, rig } from './rig';

/** The next batches are answered by these fates, in the order of the records; later ones by the server itself. */
async function answering(phone: Rig, fates: readonly object[], more: object = {}) {
  const rows = await phone.database.run((db) => db.getAll('outbox'));
  phone.server.before.push(
    http.post('*/v1/records', async ({ request }) => {
      const { batch }: { batch: string } = JSON.parse(await request.text());
      phone.server.before.length = 0;
      const results = rows.map(({ id, hash }, at) => ({ id, hash, ...fates[at] }));
      const answer = { batch, results, epoch: 'e1', watermark: rows.length, serverTime: Date.now(), ...more };
      return Response.json(answer, { headers: ours });
    }),
  );
}
const malformed = { status: 'rejected', reason: 'malformed', fields: ['body.told.stays'] };

test('a refused record tells why and what was wrong; sent again alone it goes, and the other stays', async () => {
  const phone = await rig();
  await phone.api.hello();
  const [one, two] = await phone.save(2);
  await answering(phone, [malformed, { status: 'rejected', reason: 'unknown-worker' }]);
  await phone.drain();
  expect(await troubledRecords(phone.database)).toMatchObject([
    {
      id: two,
      state: 'rejected',
      reason: 'unknown-worker',
      fields: [],
      aside: false,
      label: { name: '王*' },
    },
    { id: one, state: 'rejected', reason: 'malformed', fields: ['body.told.stays'], aside: false },
  ]);
  expect(await waitAgain(phone.database, one)).toBe(1);
  await phone.drain();
  expect(phone.sentIds()).toEqual([one]);
  expect(await phone.meta()).toMatchObject({ unsent: 0, rejected: 1 });
});

test('a record that was put aside stays, is counted apart, and goes out with all the others', async () => {
  const phone = await rig();
  await phone.api.hello();
  const [one, two] = await phone.save(2);
  await answering(phone, [malformed, malformed]);
  await phone.drain();
  if (one === undefined) throw new Error('saved');
  await setAside(phone.database, one);
  await setAside(phone.database, one);
  expect(await phone.meta()).toMatchObject({ rejected: 2, aside: 1 });
  expect((await troubledRecords(phone.database)).map(({ id, aside }) => [id, aside])).toEqual([
    [two, false],
    [one, true],
  ]);
  expect(await waitAgain(phone.database)).toBe(2);
  expect(await phone.meta()).toMatchObject({ rejected: 0, aside: 0, unsent: 2 });
  await phone.drain();
  expect(phone.server.stored.size).toBe(2);
});

test('a record that the county holds only as refused, after it was restored, waits again', async () => {
  const phone = await rig();
  await phone.api.hello();
  const ids = await phone.save(3);
  await phone.drain();
  expect(phone.server.stored.size).toBe(3);
  // The backup is from before the second was taken: it remembers its place as refused.
  phone.server.stored.delete(ids[1] ?? '');
  const [last] = await phone.save(1);
  await answering(phone, [{ status: 'stored' }], { watermark: 4, holes: [2] });
  await phone.drain();
  expect(phone.sentIds()).toContain(ids[1]);
  expect(await phone.meta()).toMatchObject({ unsent: 0 });
  expect(last).toBeDefined();
});

test('what was recorded since a moment is told newest first', async () => {
  const phone = await rig();
  const [, two, three] = await phone.save(3);
  const rows = await phone.database.run((db) => db.getAll('records'));
  const from = rows[1]?.at ?? 0;
  const found = await recordsSince(phone.database, from);
  expect(found.map((one) => one.id).slice(0, 2)).toEqual([three, two]);
  expect(found[0]).toMatchObject({ worker: null, state: 'waiting' });
});
