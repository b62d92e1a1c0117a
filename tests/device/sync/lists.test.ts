import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeMeta } from '#device/database';
import { readKnown } from '#device/known';
import { NO_NUMBERS } from '#device/lists';
import { lastUse } from '#device/records';
import { pull } from '#device/sync/pull';
import { toBase64Url } from '#domain/bytes';
import { packNumbers } from '#domain/pass/revoked';
import type { TrustedKey } from '#domain/pass/trust';
import type { Change } from '#domain/pull-wire';
import type { Signed } from '#domain/wire';
import { countyServer, POST } from '../county-server';
import { type Rig, rig } from '../rig';

const NOW = Date.now();
const known = async (one: Rig) => (await readKnown(one.database, NOW)).known;

/** A phone that is known to the server, so that it pulls. */
async function joined(): Promise<Rig> {
  const one = await rig();
  await one.save();
  await one.drain();
  return one;
}
async function pullThese(
  one: Rig,
  ...changes: readonly (readonly [Change['table'], Signed])[]
): Promise<void> {
  for (const [table, value] of changes)
    if (table === 'revocations' || table === 'issuers' || table === 'evidence-keys' || table === 'policy')
      one.server.changes.push({ table, key: 'list', rev: one.server.changes.length, value });
  await pull(one.hands);
}
const hex = (n: number) => n.toString(16).padStart(16, '0');
const text = (numbers: readonly number[]) => toBase64Url(packNumbers(numbers.map(hex)));
const whole = (number: number, passes: readonly number[]) => ({
  kind: 'revocations',
  number,
  asOf: NOW + number,
  passes: text(passes),
});
const delta = (
  [from, number]: readonly [number, number],
  added: readonly number[],
  removed: readonly number[] = [],
) => ({
  kind: 'revocations-delta',
  from,
  number,
  asOf: NOW + number,
  added: text(added),
  removed: text(removed),
});
const key = (kid: string, iss = '610921'): TrustedKey => ({
  kid,
  alg: 'ES256',
  key: 'BA',
  iss,
  notBefore: 0,
  notAfter: NOW * 2,
  use: 'pass',
});
const EVIDENCE = {
  scheme: 'hcert',
  kid: 'AAECAwQFBgc',
  alg: 'ES256',
  key: {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  },
  iss: 'XX',
  notBefore: 0,
  notAfter: NOW * 2,
  uses: ['test'],
};

test('a whole list and what changed since make the newest one', async () => {
  const one = await joined();
  const { sign } = one.server;
  await pullThese(one, ['revocations', await sign(whole(4, [1, 2, 3]))]);
  await pullThese(one, ['revocations', await sign(delta([4, 6], [7], [2]))]);
  const { revoked } = await known(one);
  expect(revoked).toMatchObject({ number: 6, asOf: NOW + 6 });
  expect([1, 2, 3, 7, 8].map((n) => revoked?.passes.has(hex(n)))).toEqual([true, false, true, true, false]);
  expect(revoked?.passes.size).toBe(3);
});

test('whole list and changes that come with one pull are taken in their order', async () => {
  const one = await joined();
  const { sign } = one.server;
  await pullThese(
    one,
    ['revocations', await sign(whole(4, [1]))],
    ['revocations', await sign(delta([4, 5], [2]))],
  );
  expect(await known(one)).toMatchObject({ revoked: { number: 5, passes: { size: 2 } } });
});

test('the phone says with each pull which list it has', async () => {
  const one = await joined();
  await pullThese(one, ['revocations', await one.server.sign(whole(4, [1]))]);
  await pull(one.hands);
  const asked = one.server.requests.filter((request) => request.startsWith('GET /v1/pull'));
  expect(asked.map((request) => /revocations=(\d+)/.exec(request)?.[1])).toEqual(['0', '4']);
});

test('revocations only rise', async () => {
  const one = await joined();
  const { sign } = one.server;
  await pullThese(one, ['revocations', await sign(whole(4, [1]))]);
  await pullThese(one, ['revocations', await sign(whole(3, []))]);
  expect(await known(one)).toMatchObject({ revoked: { number: 4, passes: { size: 1 } } });
  expect((await one.meta()).trustFault).toBe('older-revocations');
  await pullThese(one, ['revocations', await sign(delta([2, 3], [], [1]))]);
  expect(await known(one)).toMatchObject({ revoked: { number: 4, passes: { size: 1 } } });
});

test('changes since a list that is not here wait for the whole list', async () => {
  const one = await joined();
  const { sign } = one.server;
  await pullThese(one, ['revocations', await sign(delta([4, 5], [1]))]);
  expect((await known(one)).revoked).toBeNull();
  await pullThese(
    one,
    ['revocations', await sign(whole(2, [3]))],
    ['revocations', await sign(delta([4, 5], [1]))],
  );
  expect(await known(one)).toMatchObject({ revoked: { number: 2, passes: { size: 1 } } });
  expect((await one.meta()).trustFault).toBeNull();
});

test.each(['revocations', 'issuers', 'evidence-keys'] as const)(
  'what the root key did not sign is no %s, and that is said until something good of the same comes',
  async (table) => {
    const one = await joined();
    const stranger = await countyServer();
    const say = {
      revocations: (n: number) => whole(n, []),
      issuers: (n: number) => ({ kind: 'issuers', number: n, asOf: NOW, keys: [], counties: [] }),
      'evidence-keys': (n: number) => ({ kind: 'evidence-keys', number: n, asOf: NOW, keys: [] }),
    }[table];
    await pullThese(one, [table, await stranger.sign(say(9))]);
    expect((await one.meta()).trustFault).toBe('bad-signature');
    await pullThese(one, ['policy', await one.server.policy(2)]);
    expect((await one.meta()).trustFault).toBe('bad-signature');
    await pullThese(one, [table, await one.server.sign(say(2))]);
    expect((await one.meta()).trustFault).toBeNull();
  },
);

test('a signed list of one kind is never taken for another', async () => {
  const one = await joined();
  const { sign } = one.server;
  const issuers = await sign({
    kind: 'issuers',
    number: 9,
    asOf: NOW,
    keys: [key('00000001')],
    counties: [],
  });
  await pullThese(one, ['revocations', issuers], ['evidence-keys', issuers], ['policy', issuers]);
  expect(await known(one)).toMatchObject({ revoked: null, evidence: null, policy: { number: 1 } });
  await pullThese(one, ['issuers', await sign(whole(9, []))]);
  expect((await known(one)).issuers).toEqual([]);
});

test('the keys of passes come signed, with what the counties are called, and never go back', async () => {
  const one = await joined();
  const list = (number: number, keys: readonly TrustedKey[]) =>
    one.server.sign({
      kind: 'issuers',
      number,
      asOf: NOW,
      keys,
      counties: [{ area: '610922', name: '石泉县' }],
    });
  await pullThese(one, ['issuers', await list(3, [key('00000001'), key('00000002', '610922')])]);
  await pullThese(one, ['issuers', await list(2, [key('00000003')])]);
  const { issuers, counties } = await known(one);
  expect(issuers.map(({ kid, iss }) => [kid, counties.get(iss)])).toEqual([
    ['00000001', undefined],
    ['00000002', '石泉县'],
  ]);
  expect((await one.meta()).trustFault).toBe('older-issuers');
});

test('the keys of certificates from elsewhere come with their number and age; one of a newer kind is left out', async () => {
  const one = await joined();
  const list = (number: number, keys: readonly unknown[]) =>
    one.server.sign({ kind: 'evidence-keys', number, asOf: NOW - 5, keys });
  await pullThese(one, ['evidence-keys', await list(2, [EVIDENCE, { ...EVIDENCE, scheme: 'vds' }])]);
  expect((await known(one)).evidence).toEqual({ number: 2, asOf: NOW - 5, keys: [EVIDENCE] });
  await pullThese(one, ['evidence-keys', await list(1, [])]);
  expect((await known(one)).evidence?.keys).toHaveLength(1);
  expect((await one.meta()).trustFault).toBe('older-evidence-keys');
});

test('in whatever order signed lists arrive, the phone never goes back and ends with what was signed', async () => {
  const states = [[1, 2], [2, 3, 4], [4], [4, 5, 6, 7], [1, 7]];
  const one = await joined();
  const { sign } = one.server;
  const documents: Signed[] = [];
  for (const [at, passes] of states.entries()) {
    documents.push(await sign(whole(at + 1, passes)));
    for (const [from, before] of states.slice(0, at).entries())
      documents.push(
        await sign(
          delta(
            [from + 1, at + 1],
            passes.filter((pass) => !before.includes(pass)),
            before.filter((pass) => !passes.includes(pass)),
          ),
        ),
      );
  }
  const order = fc.array(fc.nat({ max: documents.length - 1 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(order, async (picks) => {
      await one.database.run((db) => db.clear('lists'));
      await changeMeta(one.database, (meta) => ({ ...meta, lists: NO_NUMBERS }));
      let number = 0;
      for (const pick of picks) {
        const value = documents[pick];
        if (value !== undefined) await pullThese(one, ['revocations', value]);
        const { revoked } = await known(one);
        expect(revoked?.number ?? 0).toBeGreaterThanOrEqual(number);
        number = revoked?.number ?? 0;
        const expected = states[number - 1] ?? [];
        expect(revoked?.passes.size ?? 0).toBe(expected.length);
        expect(expected.every((pass) => revoked?.passes.has(hex(pass)))).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
});

test('a use at another phone of the post is known here for a day; one of another post is not', async () => {
  const one = await joined();
  await changeMeta(one.database, (meta) => ({
    ...meta,
    post: { id: POST, name: '东卡口', kind: 'motorway', area: '610921' },
  }));
  const other = '018f0000-0000-7000-8000-00000000000b';
  const use = (pass: number, post: string, at: number): Change => ({
    table: 'used',
    key: hex(pass),
    rev: pass,
    value: { at, post },
  });
  one.server.changes.push(use(1, POST, NOW - 1000), use(2, other, NOW - 1000));
  await pull(one.hands);
  expect(await lastUse(one.database, hex(1), NOW)).toEqual({ at: NOW - 1000, by: 'other-phone' });
  expect(await lastUse(one.database, hex(2), NOW)).toBeNull();
  expect(await lastUse(one.database, hex(1), NOW + 86_400_000)).toBeNull();
  await one.database.run((db) => db.put('checkedHere', NOW - 900, hex(1)));
  expect(await lastUse(one.database, hex(1), NOW)).toEqual({ at: NOW - 900, by: 'this-phone' });
});

test('venues are known by their id until they close, and how the own post is set follows the county card', async () => {
  const one = await joined();
  const post = { id: POST, name: '东卡口', kind: 'motorway' as const, area: '610921' };
  await changeMeta(one.database, (meta) => ({ ...meta, post }));
  const id = '018f0000-0000-7000-8000-00000000000c';
  const venue = { id, name: '东门市场', area: '610921100001' };
  one.server.changes.push(
    { table: 'venue', key: id, rev: 1, value: venue },
    { table: 'post', key: POST, rev: 2, value: { ...post, challenge: 'always' } },
  );
  await pull(one.hands);
  expect((await known(one)).venues.get(id)).toEqual(venue);
  expect((await one.meta()).post).toEqual({ ...post, challenge: 'always' });
  one.server.changes.push({ table: 'venue', key: id, rev: 3, value: null });
  await pull(one.hands);
  expect((await known(one)).venues.size).toBe(0);
});
