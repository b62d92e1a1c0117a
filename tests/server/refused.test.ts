import { describe, expect, test } from 'vitest';
import { phoneTroublesSchema, placesAnswerSchema } from '#domain/desk/desk';
import { STORES, type TestCounty, testCounty } from './county';
import type { TestPhone } from './phone';
import { check, nationalId } from './sayings';

const sealed = async (
  guard: TestPhone & { worker: string; post: { id: string } },
  serial: number,
  more = {},
) =>
  await guard.seal(check({ subject: { identity: nationalId(serial) } }), {
    worker: guard.worker,
    post: guard.post.id,
    ...more,
  });
const rubbish = async (phone: TestPhone, seq: number) => ({
  ...(await phone.sealBytes(new Uint8Array([1, 2, 3]))),
  seq,
});
const send = async (
  phone: TestPhone,
  records: readonly { text: string; seq: number }[],
  status?: unknown,
) => {
  const batch = phone.batch(records);
  const body = { ...(typeof batch === 'object' ? batch : {}), seqs: records.map((one) => one.seq) };
  return await phone.send(records, { body, ...(status === undefined ? {} : { status }) });
};
const phoneAtDesk = async (county: TestCounty, install: string) =>
  placesAnswerSchema
    .parse(await (await county.desk('GET', '/v1/places')).json())
    .phones.find((one) => one.install === install);

describe.each(STORES)('%s', (kind) => {
  test('a refused record holds nothing up: the watermark passes it, and says that it is not there', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const one = await sealed(guard, 1, { seq: 1 });
    const three = await sealed(guard, 3, { seq: 3 });
    const unknown = await sealed(guard, 4, { seq: 4, worker: '018f0000-0000-7000-8000-00000000000a' });
    const five = await sealed(guard, 5, { seq: 5 });
    const answer = await send(guard, [one, await rubbish(guard, 2), three, unknown, five]);
    expect(answer.results.map((result) => result.reason)).toEqual([
      undefined,
      'unreadable',
      undefined,
      'unknown-worker',
      undefined,
    ]);
    expect(answer).toMatchObject({ watermark: 5, holes: [2, 4] });
  });

  test('a refused record that is taken later is no hole any more', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const other = await county.worker(county.village);
    // Taken at a post that this phone joins only afterwards.
    const early = await sealed(guard, 1, { seq: 1, post: other.post.id });
    const two = await sealed(guard, 2, { seq: 2 });
    expect(await send(guard, [early, two])).toMatchObject({ watermark: 2, holes: [1] });
    expect(await phoneAtDesk(county, guard.install)).toMatchObject({ refused: 1 });
    const { text } = await (await county.desk('POST', '/v1/enrolments', { post: other.post.id })).json();
    const body = {
      token: String(text).split('#')[1],
      install: guard.install,
      key: guard.key,
      model: 'Test phone',
    };
    expect((await guard.request('POST', '/v1/enrol', { body })).status).toBe(200);
    const again = await send(guard, [early]);
    expect(again.results).toMatchObject([{ status: 'stored' }]);
    expect(again).toMatchObject({ watermark: 2 });
    expect(again.holes).toBeUndefined();
    expect(await phoneAtDesk(county, guard.install)).toMatchObject({ refused: 0 });
  });

  test('of two records with one id both are kept, the watermark passes the second, and the desk sees it', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const one = await sealed(guard, 1);
    const two = await sealed(guard, 2, { id: one.id });
    const three = await sealed(guard, 3);
    expect(await send(guard, [one, two, three])).toMatchObject({ watermark: 3, holes: [2] });
    expect(await phoneAtDesk(county, guard.install)).toMatchObject({ conflicts: 1, refused: 0 });
    const asked = await county.desk('GET', `/v1/phones/${guard.install}/troubles`);
    const troubles = phoneTroublesSchema.parse(await asked.json());
    expect(troubles).toMatchObject({ refused: [], conflicts: [{ seq: 2, clash: 'id' }] });
    const person = troubles.conflicts[0]?.person;
    expect((await county.desk('GET', `/v1/persons/${person}`)).status).toBe(200);
  });

  test('the desk reads why a record was refused and which fields were wrong, never what stood in them', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const unknown = await sealed(guard, 1, { seq: 1, worker: '018f0000-0000-7000-8000-00000000000a' });
    await send(guard, [unknown]);
    const asked = await county.desk('GET', `/v1/phones/${guard.install}/troubles`);
    expect(phoneTroublesSchema.parse(await asked.json()).refused).toMatchObject([
      { seq: 1, reason: 'unknown-worker', fields: [] },
    ]);
    const nowhere = await county.desk('GET', '/v1/phones/018f0000-0000-7000-8000-00000000000a/troubles');
    expect(nowhere.status).toBe(404);
  });

  test('what a phone made, no longer has, and never sent is counted as missing', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const status = { unsent: 3, oldest: 1000, rejected: 0, persisted: true, policy: 1, app: '0.1.0', seq: 9 };
    const [one, two, five] = [
      await sealed(guard, 1, { seq: 1 }),
      await sealed(guard, 2, { seq: 2 }),
      await sealed(guard, 5, { seq: 5 }),
    ];
    await send(guard, [one, two, five], status);
    // Nine were made and nothing waits: 3, 4 and 6 to 9 are nowhere.
    expect(await phoneAtDesk(county, guard.install)).toMatchObject({ missing: 6, unsent: 0, oldest: null });
    // Two of them the phone holds as refused, though this server remembers none.
    await send(guard, [], { ...status, unsent: 0, rejected: 2 });
    expect(await phoneAtDesk(county, guard.install)).toMatchObject({ missing: 4 });
    await send(guard, [], { ...status, unsent: 6 });
    expect(await phoneAtDesk(county, guard.install)).toMatchObject({ missing: 0, unsent: 6 });
  });

  test('rubbish without end fills nothing', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    for (let round = 0; round < 3; round++) {
      const records = [];
      for (let at = 1; at <= 400; at++) records.push(await rubbish(guard, round * 400 + at));
      await send(guard, records);
    }
    const { count } = await county.context.store.db
      .selectFrom('refused')
      .select((is) => is.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1000);
    const more = await send(guard, [await rubbish(guard, 1300)]);
    expect(more.watermark).toBe(1000);
    expect(more.holes).toHaveLength(1000);
  });

  test('a phone whose number is used twice is shown as cloned', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await send(guard, [await sealed(guard, 1, { seq: 1 }), await sealed(guard, 2, { seq: 1 })]);
    const phone = await phoneAtDesk(county, guard.install);
    expect(phone?.clonedAt).toBeTypeOf('number');
  });
});
