import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { readKnown } from '#device/known';
import { pull } from '#device/sync/pull';
import type { Ward } from '#domain/followup/ward';
import type { Change } from '#domain/pull-wire';
import { countyServer, ours, POST, refuse } from '../county-server';
import { type Rig, rig } from '../rig';

const NOW = Date.now();
const known = async (one: Rig, now = NOW) => (await readKnown(one.database, now)).known;

/** A phone that is known to the server, so that it pulls. */
async function joined(): Promise<Rig> {
  const one = await rig();
  await one.save();
  await one.drain();
  return one;
}
const worker = (n: number): Change => {
  const id = `018f0000-0000-7000-8000-00000000000${n}`;
  return { table: 'worker', key: id, rev: n, value: { id, name: `李${n}`, post: POST } };
};

test('the first county card gives county, policy and the pinned root key', async () => {
  const one = await rig();
  expect(await known(one)).toMatchObject({
    county: { name: '汉阴县' },
    policy: { number: 1 },
    policyAt: 1001,
  });
  expect((await one.meta()).rootKey).toBe(one.server.county.rootKey);
});

test('a later county card with another root key is refused as a whole, and said', async () => {
  const one = await rig();
  const other = await countyServer();
  other.county.name = '别处';
  one.server.before.push(
    http.get('*/v1/county', async () =>
      HttpResponse.json(
        {
          county: other.county,
          policy: await other.policy(9),
          issuers: await other.issuers(9),
          epoch: 'e1',
          serverTime: NOW,
        },
        { headers: ours },
      ),
    ),
  );
  await pull(one.hands);
  expect(await known(one)).toMatchObject({ county: { name: '汉阴县' }, policy: { number: 1 } });
  expect(await one.meta()).toMatchObject({
    trustFault: 'other-root-key',
    sealKey: one.server.county.sealKey,
  });
});

test('who is under a measure is known until the county says that they are not any more', async () => {
  const one = await joined();
  const person = '018f0000-0000-7000-8000-0000000000aa';
  const key = `${person} 610921100001`;
  const value: Ward = {
    person,
    area: '610921100001',
    name: '魏晓棠',
    phone: null,
    address: null,
    colour: 'orange',
    measure: 'home-isolation',
    ends: { kind: 'day', day: '2027-04-20' },
    since: NOW,
    hereSince: NOW,
    saidHereAt: null,
    reports: [],
  };
  const wards = async () => (await readKnown(one.database, NOW)).wards;
  one.server.changes.push({ table: 'ward', key, rev: 1, value });
  expect(await pull(one.hands)).toEqual({ end: 'done' });
  expect(await wards()).toEqual([value]);
  one.server.changes.push({ table: 'ward', key, rev: 2, value: null });
  expect(await pull(one.hands)).toEqual({ end: 'done' });
  expect(await wards()).toEqual([]);
});

test('changes come page by page, with their cursor', async () => {
  const one = await joined();
  one.server.changes = [1, 2, 3, 4, 5, 6, 7].map(worker);
  expect(await pull(one.hands)).toEqual({ end: 'done' });
  expect((await known(one)).workers.map((each) => each.name)).toEqual([
    '李1',
    '李2',
    '李3',
    '李4',
    '李5',
    '李6',
    '李7',
  ]);
  expect(await one.meta()).toMatchObject({ cursor: '7', cursorEpoch: 'e1' });
});

test('a tombstone takes a row away', async () => {
  const one = await joined();
  one.server.changes = [worker(1), worker(2), { ...worker(1), rev: 3, value: null }];
  await pull(one.hands);
  expect((await known(one)).workers.map((each) => each.name)).toEqual(['李2']);
});

test('a row that this bundle cannot read does not keep the others away', async () => {
  const one = await joined();
  one.server.before.push(
    http.get('*/v1/pull', () =>
      HttpResponse.json(
        {
          changes: [{ table: 'weather', key: '1', rev: 1, value: {} }, worker(1)],
          cursor: '2',
          more: false,
          epoch: 'e1',
          watermark: 1,
          serverTime: NOW,
        },
        { headers: ours },
      ),
    ),
  );
  expect(await pull(one.hands)).toEqual({ end: 'done' });
  expect((await known(one)).workers).toHaveLength(1);
});

test('posts change inside the county card', async () => {
  const one = await joined();
  const post = { id: POST, name: '东卡口', kind: 'motorway' as const, area: '610921' };
  one.server.changes = [{ table: 'post', key: POST, rev: 1, value: post }];
  await pull(one.hands);
  expect((await known(one)).county?.posts).toEqual([post]);
  one.server.changes.push({ table: 'post', key: POST, rev: 2, value: null });
  await pull(one.hands);
  expect((await known(one)).county?.posts).toEqual([]);
});

test('the highest policy number in effect counts, a later one from its hour on', async () => {
  const one = await joined();
  const value = [await one.server.policy(2), await one.server.policy(3, NOW + 60_000)];
  one.server.changes = value.map((each, at) => ({ table: 'policy', key: `p${at}`, rev: at, value: each }));
  await pull(one.hands);
  expect((await known(one)).policy?.number).toBe(2);
  expect((await readKnown(one.database, NOW)).until).toBe(NOW + 60_000);
  expect((await known(one, NOW + 60_000)).policy?.number).toBe(3);
});

test('a policy that the root key did not sign is refused, and said', async () => {
  const one = await joined();
  const forged = await (await countyServer()).policy(7);
  one.server.changes = [{ table: 'policy', key: '7', rev: 1, value: forged }];
  await pull(one.hands);
  expect((await known(one)).policy?.number).toBe(1);
  expect((await one.meta()).trustFault).toBe('bad-signature');
});

test('a policy whose bytes were changed after signing is refused', async () => {
  const one = await joined();
  const signed = await one.server.policy(7);
  const { payload } = await one.server.policy(8);
  one.server.changes = [{ table: 'policy', key: '8', rev: 1, value: { ...signed, payload } }];
  await pull(one.hands);
  expect((await known(one)).policy?.number).toBe(1);
});

test('an older policy is refused, and a withdrawn one stays', async () => {
  const one = await joined();
  one.server.changes = [{ table: 'policy', key: '5', rev: 1, value: await one.server.policy(5) }];
  await pull(one.hands);
  one.server.changes.push(
    { table: 'policy', key: '4', rev: 2, value: await one.server.policy(4) },
    { table: 'policy', key: '5', rev: 3, value: null },
  );
  await pull(one.hands);
  expect((await known(one)).policy?.number).toBe(5);
  expect((await one.meta()).trustFault).toBe('older-policy');
});

test('a signed revocation list is not taken for a policy', async () => {
  const one = await joined();
  const list = await one.server.sign({ kind: 'revocations', number: 9, asOf: NOW, passes: [] });
  one.server.changes = [{ table: 'policy', key: '9', rev: 1, value: list }];
  await pull(one.hands);
  expect((await known(one)).policy?.number).toBe(1);
  expect((await one.meta()).trustFault).toBe('bad-signature');
});

for (const [status, error] of [
  [410, 'gone'],
  [409, 'epoch-changed'],
] as const)
  test(`${status} ${error}: everything is fetched anew, and what is gone there is gone here`, async () => {
    const one = await joined();
    one.server.changes = [worker(1), worker(2), worker(3), worker(4)];
    await pull(one.hands);
    one.server.changes = [worker(2), worker(5), worker(6), worker(7)];
    one.server.before.push(
      http.get('*/v1/pull', ({ request }) =>
        new URL(request.url).searchParams.get('cursor') === '4' && one.server.requests.length > 0
          ? pullOnce(one, status, error)
          : undefined,
      ),
    );
    await pull(one.hands);
    expect((await known(one)).workers.map((each) => each.name)).toEqual(['李2', '李5', '李6', '李7']);
    expect((await known(one)).policy?.number).toBe(1);
  });

function pullOnce(one: Rig, status: number, error: string) {
  one.server.before.length = 0;
  return refuse(status, { error, epoch: 'e1' });
}

test('fetching anew that is cut off leaves what was there', async () => {
  const one = await joined();
  one.server.changes = [1, 2, 3, 4].map(worker);
  await pull(one.hands);
  one.server.changes = [5, 6, 7, 8].map(worker);
  one.server.epoch = 'e2';
  let asked = 0;
  one.server.before.push(
    http.get('*/v1/pull', () => {
      asked += 1;
      return asked === 3 ? HttpResponse.error() : undefined;
    }),
  );
  expect(await pull(one.hands)).toMatchObject({ end: 'failed' });
  expect((await known(one)).workers).toHaveLength(4);
  expect(await pull(one.hands)).toEqual({ end: 'done' });
  expect((await known(one)).workers.map((each) => each.name)).toEqual(['李5', '李6', '李7', '李8']);
});

test('a pull that sees a new epoch makes what the server lost go out again', async () => {
  const one = await joined();
  await pull(one.hands);
  one.server.stored.clear();
  one.server.epoch = 'e2';
  await pull(one.hands);
  expect((await one.meta()).requeue).toBe(true);
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(1);
});

test('sending that fails for ever does not stop pulling', async () => {
  const one = await joined();
  one.server.before.push(http.post('*/v1/records', () => refuse(500, {})));
  one.server.changes = [worker(1)];
  await one.save();
  expect(await one.drain()).toBe('left');
  expect(await pull(one.hands)).toEqual({ end: 'done' });
  expect((await known(one)).workers).toHaveLength(1);
});

test('pulling that fails does not stop sending', async () => {
  const one = await joined();
  one.server.before.push(http.get('*/v1/pull', () => refuse(500, {})));
  await one.save();
  expect(await pull(one.hands)).toMatchObject({ end: 'failed' });
  expect(await one.drain()).toBe('empty');
});

test('a revoked phone is told so by the pull', async () => {
  const one = await joined();
  one.server.before.push(http.get('*/v1/pull', () => refuse(401, { error: 'revoked' })));
  await pull(one.hands);
  expect((await one.meta()).paused).toBe('revoked');
});
