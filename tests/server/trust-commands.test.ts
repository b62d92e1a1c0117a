import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromBase64Url } from '#domain/bytes';
import { signedEvidenceKeysSchema, signedIssuersSchema } from '#domain/county/signed-lists';
import { parsePass } from '#domain/pass/pass-bytes';
import { passAnswerSchema } from '#domain/pass/pass-wire';
import { paperText } from '#domain/pass/qr-text';
import { verifyPass } from '#domain/pass/verify-pass';
import { installAnswerSchema } from '#domain/wire';
import { makeSetUpToken } from '#server/county/set-up';
import { sha256, verifyEs256 } from '#server/county/trusted-counties';
import type { StoreKind } from '#server/store/store';
import { makeSigner } from '../domain/evidence/hcert-issuer';
import { bareServer, STORES, type TestCounty, testCounty } from './county';
import { setupBody } from './founded';
import { fileOf, kakou } from './operator';
import { type TestPhone, testPhone } from './phone';
import { pulled, pulledWhole, signedOf } from './pulling';
import { declaration, nationalId } from './sayings';

const DAY = 24 * 3_600_000;

async function issuersOf(county: TestCounty, phone: TestPhone) {
  const { changes } = await pulledWhole(phone);
  return signedIssuersSchema.parse(await signedOf(changes, 'issuers', county.card.rootKey));
}
async function paperOf(county: Pick<TestCounty, 'traveller'>, serial: number): Promise<string> {
  const phone = await county.traveller();
  const said = await phone.seal(declaration({ identity: nationalId(serial) }));
  await phone.send([said]);
  const body = { declarations: [said.id], carrier: 'paper' };
  const answer = await phone.request('POST', '/v1/passes', { body });
  return passAnswerSchema.parse(await answer.json()).passes[0]?.pass ?? '';
}
async function verdictOf(pass: string, issuers: Awaited<ReturnType<typeof issuersOf>>['keys'], now: number) {
  const trust = { issuers, revoked: { number: 1, asOf: now, passes: new Set<string>() } };
  const text = paperText(fromBase64Url(pass) ?? new Uint8Array());
  const found = await verifyPass(text, trust, { now, ports: { verifyEs256, sha256 } });
  return found.ok ? found.value.iss : found.fault.code;
}

describe.each(STORES)('%s', (kind) => {
  test('a rotated key is told of at once and signs a day later; passes of both verify', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const before = await paperOf(county, 1);
    const first = await issuersOf(county, guard);
    const { cursor } = await pulledWhole(guard);
    const rotated = await kakou(county, ['rotate-key', '--json']);
    expect(rotated.code).toBe(0);
    const { kid } = rotated.json() as { kid: string };
    const { changes } = await pulled(guard, cursor, 1);
    expect(changes.map((one) => one.table)).toEqual(['issuers']);
    const second = await issuersOf(county, guard);
    expect([second.number, second.keys.map((one) => one.kid)]).toEqual([
      first.number + 1,
      [kid, first.keys[0]?.kid],
    ]);
    const kidOf = (pass: string) =>
      Buffer.from(parsePass(fromBase64Url(pass) ?? new Uint8Array())?.kid ?? []).toString('hex');
    expect(kidOf(await paperOf(county, 2))).toBe(first.keys[0]?.kid);
    county.wait(DAY + 1000);
    const after = await paperOf(county, 3);
    expect(kidOf(after)).toBe(kid);
    const now = Date.now() + DAY;
    expect([await verdictOf(before, second.keys, now), await verdictOf(after, second.keys, now)]).toEqual([
      '610921',
      '610921',
    ]);
    expect(await verdictOf(after, first.keys, now)).toBe('unknown-issuer');
  });

  test('a neighbour county is believed from its file, by its compared fingerprint, until it is removed', async () => {
    const [own, neighbour] = [await testCounty(kind), await neighbourOf(kind)];
    const guard = await own.worker(own.exit);
    const file = fileOf(undefined);
    const exported = await kakou(neighbour, ['trust', 'export', file, '--json']);
    const { fingerprint } = exported.json() as { fingerprint: string };
    expect(readFileSync(file, 'utf8')).not.toContain('"d"');

    const refused = await kakou(own, ['trust', 'add-county', file]);
    expect([refused.code, refused.asked.length]).toEqual([1, 1]);
    expect(refused.text).toContain(fingerprint);
    const wrong = await kakou(own, ['trust', 'add-county', file, '--fingerprint', '0000', '--json']);
    expect(wrong.json()).toEqual({ done: false, why: 'other-fingerprint' });
    expect((await issuersOf(own, guard)).keys).toHaveLength(1);

    const added = await kakou(own, ['trust', 'add-county', file, '--fingerprint', fingerprint]);
    expect(added.code).toBe(0);
    const list = await issuersOf(own, guard);
    expect(list.counties).toEqual([
      { area: '610921', name: 'Test county' },
      { area: '610922', name: 'Other county' },
    ]);
    const pass = await paperOf(neighbour, 4);
    expect(await verdictOf(pass, list.keys, Date.now())).toBe('610922');
    expect((await kakou(own, ['trust', 'list'])).text).toContain(`Other county (610922), 1 keys`);
    // Its root key is known now: a newer file of the same needs no telephone call.
    expect((await kakou(own, ['trust', 'add-county', file, '--json'])).code).toBe(0);

    expect((await kakou(own, ['trust', 'remove-county', '610922'])).code).toBe(0);
    const gone = await issuersOf(own, guard);
    expect(await verdictOf(pass, gone.keys, Date.now())).toBe('unknown-issuer');
    expect(gone.number).toBeGreaterThan(list.number);
    expect((await kakou(own, ['trust', 'remove-county', '610922', '--json'])).json()).toEqual({
      done: false,
      why: 'not-trusted',
    });
  });

  test('keys of certificates reach the phones of posts, and nobody else', async () => {
    const county = await testCounty(kind);
    const [guard, traveller] = [await county.worker(county.exit), await county.traveller()];
    const signer = await makeSigner('ES256', 'fbefbeffbefb0102');
    const jwk = {
      ...signer.trusted.key,
      kid: Buffer.from(signer.trusted.kid, 'base64url').toString('base64'),
    };
    const did = 'did:web:tng-cdn.example.org:v2:trustlist';
    const document = {
      id: did,
      verificationMethod: [
        { id: `${did}:DCC:AUT:DSC#${jwk.kid}`, publicKeyJwk: jwk },
        { id: `${did}:DCC:AUT:SCA#${jwk.kid}`, publicKeyJwk: jwk },
      ],
    };
    const loaded = await kakou(county, ['trust', 'load-hcert', fileOf(document), '--json']);
    expect(loaded.json()).toMatchObject({
      done: true,
      list: 1,
      taken: [{ source: 'gdhcn', scheme: 'hcert', keys: 1 }],
      refused: [{ why: 'authority' }],
    });
    const { changes } = await pulledWhole(guard);
    const list = signedEvidenceKeysSchema.parse(
      await signedOf(changes, 'evidence-keys', county.card.rootKey),
    );
    expect(list).toMatchObject({ number: 1, keys: [{ kid: signer.trusted.kid, iss: 'AUT' }] });
    const own = await pulledWhole(traveller);
    expect(own.changes.map((one) => one.table)).not.toContain('evidence-keys');
    const removed = await kakou(county, ['trust', 'remove-source', 'gdhcn', '--json']);
    expect(removed.json()).toEqual({ done: true, source: 'gdhcn', list: 2 });
  });
});

/** A county of its own next door, with its own code and keys. */
async function neighbourOf(kind: StoreKind) {
  const server = await bareServer(kind);
  const token = (await makeSetUpToken(server.context)) ?? '';
  const body = setupBody(token);
  const founded = await fetch(`${server.base}/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, county: { name: 'Other county', area: '610922' }, posts: [] }),
  });
  expect(founded.status).toBe(200);
  const traveller = async () => {
    const phone = testPhone(server.base);
    const hello = await phone.request('POST', '/v1/installs', {
      body: { install: phone.install, key: phone.key },
    });
    phone.county(installAnswerSchema.parse(await hello.json()).county);
    return phone;
  };
  return { ...server, traveller };
}

test('keys of SMART Health Cards come by issuer, alone or from a directory', async () => {
  const county = await testCounty();
  const key = (await makeSigner('ES256', '0102030405060708')).trusted.key;
  const { thumbprintOf } = await import('#domain/evidence/thumbprint');
  const jwk = { ...key, use: 'sig', kid: await thumbprintOf(key, sha256) };
  const set = fileOf({ keys: [jwk, { ...jwk, kid: 'other' }] });
  const alone = await kakou(county, [
    'trust',
    'load-shc',
    set,
    '--issuer',
    'https://a.example/issuer',
    '--json',
  ]);
  expect(alone.json()).toMatchObject({
    taken: [{ source: 'https://a.example/issuer', scheme: 'shc', keys: 1 }],
    refused: [{ kid: 'other', why: 'kid' }],
  });
  const directory = fileOf({
    directory: 'https://vci.example',
    issuerInfo: [{ issuer: { iss: 'https://b.example', name: 'B' }, keys: [jwk] }],
  });
  expect((await kakou(county, ['trust', 'load-shc', directory, '--json'])).json()).toMatchObject({ list: 2 });
  const state = (await kakou(county, ['trust', 'list', '--json'])).json();
  expect(state).toMatchObject({
    evidence: { number: 2 },
    sources: [{ id: 'https://a.example/issuer' }, { id: 'https://b.example' }],
  });
});

test('what is not to be trusted changes nothing and says why', async () => {
  const county = await testCounty();
  const own = fileOf(undefined);
  await kakou(county, ['trust', 'export', own]);
  const why = async (...args: string[]) => (await kakou(county, [...args, '--json'])).json();
  expect(await why('trust', 'add-county', own)).toEqual({ done: false, why: 'own-county' });
  const forged = JSON.parse(readFileSync(own, 'utf8')) as { payload: string };
  const said = JSON.parse(Buffer.from(forged.payload, 'base64url').toString()) as object;
  forged.payload = Buffer.from(JSON.stringify({ ...said, area: '610922' })).toString('base64url');
  expect(await why('trust', 'add-county', fileOf(forged))).toEqual({ done: false, why: 'bad-signature' });
  expect(await why('trust', 'add-county', fileOf({}))).toEqual({ done: false, why: 'not-a-file' });
  expect(await why('trust', 'add-county', fileOf('no json'))).toEqual({ done: false, why: 'not-json' });
  expect(await why('trust', 'add-county', '/nowhere/at/all')).toEqual({ done: false, why: 'no-file' });
  expect(await why('trust', 'load-hcert', fileOf({ keys: [] }))).toEqual({ done: false, why: 'no-keys' });
  expect(await why('trust', 'load-hcert', fileOf([]))).toEqual({ done: false, why: 'not-a-list' });
  expect(await why('trust', 'load-shc', fileOf({ keys: [] }))).toEqual({ done: false, why: 'not-a-list' });
  const guard = await county.worker(county.exit);
  expect((await issuersOf(county, guard)).number).toBe(1);
});

test.each([
  [['nothing-like-it'], 2],
  [['trust', 'add-county'], 2],
  [['trust', 'load-hcert', 'a', 'b'], 2],
  [['trust', 'load-hcert', 'a', '--until', '2027-02-30'], 2],
  [['trust', 'load-shc', 'a', '--issuer', 'http://plain.example'], 2],
  [['rotate-key', '--at-once', '--lead-hours', '3'], 2],
  [['rotate-key', '--wrong'], 2],
  [['help'], 0],
] as const)('%j ends with %i', async (args, code) => {
  const county = await testCounty();
  expect((await kakou(county, args)).code).toBe(code);
});

test('where no county is, nothing is made', async () => {
  const path = fileOf(undefined).replace('file.json', 'data');
  const said = await kakou({ data: path, db: null }, ['trust', 'list', '--json']);
  expect([said.code, said.json()]).toEqual([1, { done: false, why: 'no-county' }]);
  expect(() => readFileSync(`${path}/kakou.db`)).toThrow();
  writeFileSync(path, '');
});
