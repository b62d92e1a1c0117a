import { describe, expect, test } from 'vitest';
import { concat, toBase64Url } from '#domain/bytes';
import { carriedAnswerSchema } from '#domain/record/carried';
import { PARCEL_BYTES } from '#domain/record/parcel';
import { isSignature } from '#server/access/signed-request';
import { STORES, type TestCounty, testCounty } from './county';
import { bring, parcelOf, receiptsOf } from './parcels';
import type { TestPhone } from './phone';
import { check, nationalId } from './sayings';

const HOUR = 3_600_000;

type Guard = TestPhone & { worker: string; post: { id: string } };

async function sealChecks(guard: Guard, count: number, more: { takenAt?: number } = {}) {
  const said = [];
  for (let serial = 1; serial <= count; serial++) {
    const saying = check({ subject: { identity: nationalId(serial) } });
    said.push(await guard.seal(saying, { worker: guard.worker, post: guard.post.id, ...more }));
  }
  return said;
}

const stored = async (county: TestCounty, install: string) =>
  await county.context.store.db
    .selectFrom('records')
    .select(['id', 'hash', 'seq', 'taken_at', 'corrected_at'])
    .where('install', '=', install)
    .orderBy('seq')
    .execute();

describe.each(STORES)('%s', (kind) => {
  test('records that another phone brings are those of the phone that made them, with receipts by the root key', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const carrier = await county.worker(county.village);
    const said = await sealChecks(guard, 3);
    const answer = await bring(carrier, parcelOf(guard, county, said));
    expect(answer).toMatchObject({ outcome: 'taken', counts: { stored: 3, rejected: 0 }, revoked: false });
    const receipts = receiptsOf(answer);
    expect(receipts).toMatchObject({ install: guard.install, watermark: 3 });
    expect(receipts.results.map(({ id, hash, status }) => ({ id, hash, status }))).toEqual(
      said.map(({ id, hash }) => ({ id, hash, status: 'stored' })),
    );
    expect(isSignature(county.card.rootKey, receipts.signature, receipts.signed)).toBe(true);
    expect(await stored(county, guard.install)).toMatchObject(
      said.map(({ id, hash, seq }) => ({ id, hash, seq })),
    );
    expect(await stored(county, carrier.install)).toEqual([]);
  });

  test('brought twice, and sent by its own phone as well, each record is stored once', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const carrier = await county.worker(county.village);
    const said = await sealChecks(guard, 4);
    const parcel = parcelOf(guard, county, said);
    const answers = await Promise.all([bring(carrier, parcel), bring(carrier, parcel), guard.send(said)]);
    expect(answers[2].watermark).toBe(4);
    expect(await stored(county, guard.install)).toHaveLength(4);
    expect(receiptsOf(await bring(carrier, parcel)).results.map((one) => one.status)).toEqual(
      Array(4).fill('duplicate'),
    );
  });

  test('of the phone itself nothing is known by what another one brings', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const carrier = await county.worker(county.village);
    await guard.send([], { sentAt: Date.now() - 2 * HOUR });
    const of = async () =>
      (await (await county.desk('GET', '/v1/places')).json()).phones.find(
        (one: { install: string }) => one.install === guard.install,
      );
    const before = await of();
    county.wait(HOUR / 4);
    const [one] = await sealChecks(guard, 1, { takenAt: Date.now() - 3 * HOUR });
    if (one === undefined) throw new Error('one was sealed');
    await bring(carrier, parcelOf(guard, county, [one]));
    const after = await of();
    expect(after).toMatchObject({ lastSeen: before.lastSeen, skewMs: before.skewMs, watermark: 1 });
    expect(after.carriedAt - before.lastSeen).toBeGreaterThanOrEqual(HOUR / 4);
    // Its clock was two hours slow when it was last heard: that still corrects what it says.
    const [row] = await stored(county, guard.install);
    expect(Math.abs((row?.corrected_at ?? 0) - (row?.taken_at ?? 0) - 2 * HOUR)).toBeLessThan(10_000);
  });

  test('a phone that was shut out still hands over; what it says to be later is marked, and the audit log says who brought it', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const carrier = await county.worker(county.exit);
    await guard.send([]);
    const [before] = await sealChecks(guard, 1, { takenAt: Date.now() - HOUR });
    await county.desk('DELETE', `/v1/phones/${guard.install}`);
    const after = await guard.seal(check({ subject: { identity: nationalId(9) } }), {
      worker: guard.worker,
      post: guard.post.id,
      takenAt: Date.now() + HOUR,
    });
    if (before === undefined) throw new Error('one was sealed');
    const refused = await guard.request('POST', '/v1/records', { body: guard.batch([before, after]) });
    expect(await refused.json()).toEqual({ error: 'revoked' });
    const answer = await bring(carrier, parcelOf(guard, county, [before, after]));
    expect(answer).toMatchObject({ outcome: 'taken', counts: { stored: 2 }, revoked: true });
    const { db } = county.context.store;
    const marks = await db.selectFrom('carried_records').select(['record', 'after_revoked']).execute();
    expect(new Map(marks.map((one) => [one.record, one.after_revoked]))).toEqual(
      new Map([
        [before.id, 0],
        [after.id, 1],
      ]),
    );
    const [seen] = await db.selectFrom('checks').select('person').where('id', '=', after.id).execute();
    const person = await (await county.desk('GET', `/v1/persons/${seen?.person}`)).json();
    expect(person.timeline).toMatchObject([{ record: after.id, carried: 'after-revoked' }]);
    const entry = await db.selectFrom('audit').selectAll().where('action', '=', 'carried').executeTakeFirst();
    expect(entry).toMatchObject({ actor: `install:${carrier.install}`, subject: guard.install });
    expect(JSON.parse(entry?.payload ?? '{}')).toMatchObject({ stored: 2, revoked: true });
  });

  test('a phone that was shut out is refused, but what it says to hold is heard, by its own signature alone', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const other = await county.worker(county.exit);
    await county.desk('DELETE', `/v1/phones/${guard.install}`);
    const status = { unsent: 4, oldest: 1000, rejected: 0, persisted: true, policy: 1, app: '0.1.0', seq: 4 };
    const unsentOf = async () => {
      const places = await (await county.desk('GET', '/v1/places')).json();
      return places.phones.find((one: { install: string }) => one.install === guard.install).unsent;
    };
    const forged = await guard.request('GET', '/v1/pull?cursor=0', {
      status,
      headers: { 'kakou-signature': Buffer.from(other.sign(Buffer.from('x'))).toString('base64url') },
    });
    expect([forged.status, await unsentOf()]).toEqual([401, null]);
    const asked = await guard.request('GET', '/v1/pull?cursor=0', { status });
    expect([await asked.json(), await unsentOf()]).toEqual([{ error: 'revoked' }, 4]);
    // What another phone brings of them is less to wait for.
    await bring(other, parcelOf(guard, county, await sealChecks(guard, 3)));
    expect(await unsentOf()).toBe(1);
  });

  test('a desk that was given the file brings it as well as a phone', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const said = await sealChecks(guard, 2);
    const parcel = toBase64Url(parcelOf(guard, county, said));
    const answer = await county.desk('POST', '/v1/carried/upload', { parcel });
    expect(carriedAnswerSchema.parse(await answer.json())).toMatchObject({ counts: { stored: 2 } });
    expect(await stored(county, guard.install)).toHaveLength(2);
    expect((await county.desk('POST', '/v1/carried/upload', { parcel }, { cookie: '' })).status).toBe(401);
  });

  test('what is forged, foreign, cut off or of nobody is refused with its reason, and nothing is stored', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const carrier = await county.worker(county.village);
    const said = await sealChecks(guard, 2);
    const whole = parcelOf(guard, county, said);
    const forged = concat(whole);
    forged[forged.length - 70] = (forged[forged.length - 70] ?? 0) ^ 1;
    const cases: [Uint8Array, string][] = [
      [forged, 'bad-signature'],
      [concat(whole.subarray(0, -64), carrier.sign(whole.subarray(0, -64))), 'bad-signature'],
      [parcelOf(guard, county, said, { county: 'ffffffffffffffff' }), 'other-county'],
      [parcelOf(guard, county, said, { install: '018f0000-0000-7000-8000-00000000000a' }), 'unknown-phone'],
      [parcelOf(carrier, county, said, { install: guard.install }), 'bad-signature'],
      [whole.subarray(0, -10), 'malformed'],
      [concat(whole, whole), 'malformed'],
      [new TextEncoder().encode('KAKOUX7\nsomething newer'), 'newer-version'],
      [Uint8Array.of(80, 75, 3, 4), 'malformed'],
      [new Uint8Array(PARCEL_BYTES), 'malformed'],
    ];
    for (const [bytes, reason] of cases)
      expect(await bring(carrier, bytes)).toMatchObject({ outcome: 'refused', reason });
    const zip = await carrier.request('POST', '/v1/carried', { body: { parcel: 'A'.repeat(600 * 1024) } });
    expect(zip.status).toBe(413);
    expect(await stored(county, guard.install)).toEqual([]);
    expect(await bring(carrier, whole)).toMatchObject({ outcome: 'taken', counts: { stored: 2 } });
  });

  test('a parcel holds a record that is not its own phone’s, and one that cannot be opened: the others are taken', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const carrier = await county.worker(county.village);
    const [one, three] = await sealChecks(guard, 2);
    const [foreign] = await sealChecks(carrier, 1);
    if (one === undefined || three === undefined || foreign === undefined) throw new Error('sealed');
    const bomb = { seq: 3, text: toBase64Url(new Uint8Array(40_000).fill(1)) };
    const parcel = parcelOf(guard, county, [one, foreign, three, bomb], {
      sessions: [...Object.entries(guard.sessions()), ...Object.entries(carrier.sessions())].map(
        ([id, text]) => ({
          id,
          encapsulation: concat(Buffer.from(text, 'base64url')),
        }),
      ),
    });
    const receipts = receiptsOf(await bring(carrier, parcel));
    expect(receipts.results.map(({ status, reason }) => [status, reason])).toEqual([
      ['stored', null],
      ['rejected', 'other-install'],
      ['stored', null],
      ['rejected', 'wrong-key'],
    ]);
    expect(receipts.watermark).toBe(3);
  });

  test('only a phone of a post carries for others', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const traveller = await county.traveller();
    const parcel = toBase64Url(parcelOf(guard, county, await sealChecks(guard, 1)));
    const answer = await traveller.request('POST', '/v1/carried', { body: { parcel } });
    expect([answer.status, await answer.json()]).toEqual([403, { error: 'not-allowed' }]);
  });
});
