import { describe, expect, test } from 'vitest';
import type { Change } from '#domain/pull-wire';
import { signedPolicySchema } from '#domain/pull-wire';
import { STORES, testCounty } from './county';
import type { TestPhone } from './phone';
import { pulled, pulledWhole, revocationsAfter, signedOf } from './pulling';
import { arrival, check, declaration, nationalId } from './sayings';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const expectedOf = (changes: readonly Change[]) =>
  changes.flatMap((one) => (one.table === 'expected' ? [[one.key, one.value?.destination ?? null]] : []));

describe.each(STORES)('%s', (kind) => {
  test('a phone hears of those who come to its post or village, and of nobody else', async () => {
    const county = await testCounty(kind);
    const [exit, village, other, traveller] = [
      await county.worker(county.exit),
      await county.worker(county.village),
      await county.worker(county.other),
      await county.traveller(),
    ];
    const seal = (serial: number, choice: Parameters<typeof declaration>[0]) =>
      traveller.seal(declaration({ identity: nationalId(serial), ...choice }));
    const viaExit = await seal(1, { entryPost: county.exit.id, destination: '610921101201' });
    const anywhere = await seal(2, { destination: '610921100001' });
    const toOther = await seal(3, { destination: '610921101201', entryPost: county.village.id });
    const late = await seal(4, {
      destination: '610921100001',
      entryPost: county.exit.id,
      arriveAt: Date.now() + 6 * DAY,
    });
    await traveller.send([viaExit, anywhere, toOther, late]);
    const names = async (phone: TestPhone) =>
      expectedOf((await pulledWhole(phone)).changes)
        .map(([key]) => key)
        .sort();
    expect(await names(exit)).toEqual([viaExit.id, anywhere.id].sort());
    expect(await names(village)).toEqual([anywhere.id, toOther.id].sort());
    expect(await names(other)).toEqual([viaExit.id, toOther.id].sort());
    const own = await pulledWhole(traveller);
    expect(new Set(own.changes.map((one) => one.table))).toEqual(new Set(['county', 'policy', 'issuers']));
  });

  test('with the cursor it had a phone hears only what changed: who was checked, who came, who turned red', async () => {
    const county = await testCounty(kind);
    const [exit, village, traveller] = [
      await county.worker(county.exit),
      await county.worker(county.village),
      await county.traveller(),
    ];
    const said = await traveller.seal(declaration({ entryPost: county.exit.id, phone: '10012345678' }));
    await traveller.send([said]);
    const first = await pulledWhole(exit);
    expect((await pulled(exit, first.cursor, 1)).changes).toEqual([]);
    await exit.send([await exit.seal(check({ tenths: 385 }), { worker: exit.worker, post: county.exit.id })]);
    await village.send([await village.seal(arrival(), { worker: village.worker, post: county.village.id })]);
    const { changes } = await pulled(exit, first.cursor);
    const value = changes.find((one) => one.table === 'expected')?.value;
    expect(changes.filter((one) => one.table === 'expected')).toHaveLength(1);
    expect(value).toMatchObject({
      declaration: said.id,
      colour: 'orange',
      name: '魏*棠',
      phoneLast4: '5678',
      checkedAt: expect.any(Number),
      arrivedAt: expect.any(Number),
    });
    expect(JSON.stringify(changes)).not.toMatch(/839999|魏晓棠|10012345678/);
  });

  test('when the day turns, those of the new day are told of and those of the old one withdrawn', async () => {
    const county = await testCounty(kind);
    const [exit, traveller] = [await county.worker(county.exit), await county.traveller()];
    const now = Date.now();
    const today = await traveller.seal(
      declaration({ identity: nationalId(1), entryPost: county.exit.id, arriveAt: now }),
    );
    const later = await traveller.seal(
      declaration({ identity: nationalId(2), entryPost: county.exit.id, arriveAt: now + 4 * DAY }),
    );
    await traveller.send([today, later]);
    const first = await pulledWhole(exit);
    expect(expectedOf(first.changes)).toEqual([[today.id, '610921100001']]);
    county.wait(3 * DAY);
    const { changes } = await pulled(exit, first.cursor);
    expect(expectedOf(changes).sort()).toEqual(
      [
        [today.id, null],
        [later.id, '610921100001'],
      ].sort(),
    );
  });

  test('ended posts and workers come as tombstones, and the county card no longer names the post', async () => {
    const county = await testCounty(kind);
    const exit = await county.worker(county.exit);
    const { cursor } = await pulledWhole(exit);
    await county.desk('DELETE', `/v1/workers/${exit.worker}`);
    await county.desk('DELETE', `/v1/posts/${county.other.id}`);
    const { changes } = await pulled(exit, cursor);
    expect(changes).toContainEqual(
      expect.objectContaining({ table: 'worker', key: exit.worker, value: null }),
    );
    expect(changes).toContainEqual(
      expect.objectContaining({ table: 'post', key: county.other.id, value: null }),
    );
    const card = changes.find((one) => one.table === 'county')?.value;
    expect(card).toMatchObject({ name: 'Test county' });
    expect(JSON.stringify(card)).not.toContain(county.other.id);
  });
});

test('more than a page comes in pages that leave nothing out', async () => {
  const county = await testCounty();
  const [exit, traveller] = [await county.worker(county.exit), await county.traveller()];
  for (let from = 0; from < 600; from += 200) {
    const said = [];
    for (let n = from; n < from + 200; n++)
      said.push(await traveller.seal(declaration({ identity: nationalId(n), entryPost: county.exit.id })));
    await traveller.send(said);
  }
  const first = await pulled(exit);
  expect([first.changes.length, first.more]).toEqual([500, true]);
  const { changes } = await pulledWhole(exit);
  expect(new Set(expectedOf(changes).map(([key]) => key)).size).toBe(600);
  const revs = changes.map((one) => one.rev);
  expect(revs).toEqual([...revs].sort((a, b) => a - b));
});

test('policy and revocations are signed by the county key, and each says what it is', async () => {
  const county = await testCounty();
  const exit = await county.worker(county.exit);
  const { changes } = await pulledWhole(exit);
  const { rootKey } = county.card;
  const policy = signedPolicySchema.parse(await signedOf(changes, 'policy', rootKey));
  expect(policy.policy).toMatchObject({ number: 1, parameters: { homePrefecture: '6109' } });
  expect(await revocationsAfter(changes, { rootKey, before: null })).toMatchObject({
    kinds: ['whole'],
    list: { number: 1 },
    passes: [],
  });
});

test('another epoch is refused with the right one', async () => {
  const county = await testCounty();
  const exit = await county.worker(county.exit);
  const { epoch } = await pulled(exit);
  expect((await exit.request('GET', `/v1/pull?cursor=0&epoch=${epoch}`)).status).toBe(200);
  const refused = await exit.request('GET', '/v1/pull?cursor=0&epoch=older');
  expect([refused.status, await refused.json()]).toEqual([409, { error: 'epoch-changed', epoch }]);
});

test('an enrolment token is good once, for ten minutes, and for the same phone again', async () => {
  const county = await testCounty();
  const { testPhone } = await import('./phone');
  const token = async () =>
    String((await (await county.desk('POST', '/v1/enrolments', { post: county.exit.id })).json()).text).split(
      '#',
    )[1];
  const enrol = (phone: TestPhone, value: string | undefined) =>
    phone.request('POST', '/v1/enrol', {
      body: { token: value, install: phone.install, key: phone.key, model: 'M' },
    });
  const [one, other] = [testPhone(county.base), testPhone(county.base)];
  const first = await token();
  expect((await enrol(one, first)).status).toBe(200);
  expect((await enrol(one, first)).status).toBe(200);
  const used = await enrol(other, first);
  expect([used.status, await used.json()]).toEqual([409, { error: 'already-done' }]);
  const old = await token();
  county.wait(10 * 60_000 + 1);
  expect((await enrol(other, old)).status).toBe(410);
  expect((await enrol(other, 'x'.repeat(43))).status).toBe(410);
});
