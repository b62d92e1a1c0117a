import { HttpResponse, http } from 'msw';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { sha256, verifyEs256 } from '#device/crypto';
import { installKey, publicKeyBytes } from '#device/keys';
import { passTextAt } from '#device/pass-text';
import { fetchPasses } from '#device/passes';
import { rebindPasses } from '#device/rebind-passes';
import { storedPasses } from '#device/stored-passes';
import { fromHex, toBase64Url } from '#domain/bytes';
import { issuePass } from '#domain/pass/issue';
import { compressPoint } from '#domain/pass/point';
import type { Trust } from '#domain/pass/trust';
import { verifyPass } from '#domain/pass/verify-pass';
import { ours, refuse } from './county-server';
import { LABEL, type Rig, rig, visit } from './rig';

const NOW = 1_790_000_000_000;
const NUMBER = '0011223344556677';
const VERDICT = {
  policy: 1,
  colour: 'green',
  measure: 'none',
  decision: 'release',
  blocked: null,
  incident: false,
  ends: { kind: 'none' },
  reasons: [{ row: 'Z', when: 'nothing' }],
};

/** A server that issues one pass for a declaration to the phone's key, and the trust that a post has in it. */
async function issuer(one: Rig, carrier: 'live' | 'paper') {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const key = await publicKeyBytes(pair);
  const device = await publicKeyBytes(await installKey(one.database, (await one.meta()).install));
  const pass = await issuePass(
    {
      exp: Math.floor(NOW / 1000) + 86_400,
      cti: NUMBER,
      name: '王秀英',
      last4: '123X',
      plate: '陕A12345',
      origin: '610113',
      destination: '610921',
      policyNumber: 1,
      deviceKey: carrier === 'live' ? compressPoint(device) : null,
      documentType: 'national-id',
      partySize: 1,
      colour: 'green',
      formVersion: 1,
    },
    fromHex('01020304') ?? new Uint8Array(4),
    async (message) =>
      new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, message)),
  );
  const declaration = uuid();
  one.server.before.push(
    http.post('*/v1/passes', () =>
      HttpResponse.json(
        {
          passes: [
            {
              declaration,
              number: NUMBER,
              pass: toBase64Url(pass),
              carrier,
              expires: NOW + 86_400_000,
              verdict: VERDICT,
            },
          ],
          serverTime: NOW,
        },
        { headers: ours },
      ),
    ),
  );
  const trust: Trust = {
    issuers: [
      {
        kid: '01020304',
        alg: 'ES256',
        key: toBase64Url(key),
        iss: '汉阴县',
        notBefore: 0,
        notAfter: NOW * 2,
        use: 'pass',
      },
    ],
    revoked: { number: 0, asOf: NOW, passes: new Set() },
  };
  return { declaration, trust };
}
const ports = { verifyEs256, sha256 };

async function withPass(carrier: 'live' | 'paper') {
  const one = await rig();
  const { declaration, trust } = await issuer(one, carrier);
  const fetched = await fetchPasses(one, { declarations: [declaration], wish: carrier });
  const pass = fetched.ok ? fetched.value[0] : undefined;
  if (pass === undefined) throw new Error('no pass');
  return { one, pass, trust };
}

test("the phone's pass is live for whoever verifies it offline", async () => {
  const { one, pass, trust } = await withPass('live');
  const text = await passTextAt(one.database, pass, { now: NOW, nonce: null });
  expect(await verifyPass(text, trust, { now: NOW + 3000, ports })).toMatchObject({
    ok: true,
    value: { kind: 'live', freshness: 'fresh', challenged: false, payload: { name: '王秀英' } },
  });
});

test("the post's challenge is answered", async () => {
  const { one, pass, trust } = await withPass('live');
  const nonce = crypto.getRandomValues(new Uint8Array(8));
  const text = await passTextAt(one.database, pass, { now: NOW - 600_000, nonce });
  const judged = await verifyPass(text, { ...trust, expectedNonce: nonce }, { now: NOW, ports });
  expect(judged).toMatchObject({ ok: true, value: { kind: 'live', challenged: true } });
});

test('a pass on paper is the pass alone', async () => {
  const { one, pass, trust } = await withPass('paper');
  const text = await passTextAt(one.database, pass, { now: NOW, nonce: null });
  expect(await verifyPass(text, trust, { now: NOW, ports })).toMatchObject({
    ok: true,
    value: { kind: 'paper' },
  });
});

test('passes stay on the phone when the server cannot be reached, or says no', async () => {
  const { one, pass } = await withPass('live');
  const asked = { declarations: [pass.declaration], wish: 'live' as const };
  one.server.before[0] = http.post('*/v1/passes', () => HttpResponse.error());
  expect(await fetchPasses(one, asked)).toEqual({ ok: false, fault: 'no-network' });
  one.server.before[0] = http.post('*/v1/passes', () => refuse(404, { error: 'not-found' }));
  expect(await fetchPasses(one, asked)).toEqual({ ok: false, fault: 'not-found' });
  expect(await storedPasses(one.database)).toEqual([pass]);
});

test("a pass carries the name and plate of the declaration's own label", async () => {
  const one = await rig();
  const saved = await one.outbox.save(visit(), { ...LABEL, plate: '陕A12345' });
  const id = saved.ok ? saved.value.id : '';
  const { declaration } = await issuer(one, 'live');
  expect(declaration).not.toBe(id);
  one.server.before.unshift(
    http.post('*/v1/passes', () =>
      HttpResponse.json(
        {
          passes: [
            { declaration: id, number: NUMBER, pass: 'AA', carrier: 'live', expires: NOW, verdict: VERDICT },
          ],
          serverTime: NOW,
        },
        { headers: ours },
      ),
    ),
  );
  const fetched = await fetchPasses(one, { declarations: [id], wish: 'live' });
  expect(fetched).toMatchObject({
    ok: true,
    value: [{ name: LABEL.name, plate: '陕A12345', lastCheck: null }],
  });
});

/** What the server says of passes from now on; gives the bodies that it was asked with. */
function answering(one: Rig, answer: object): unknown[] {
  const asked: unknown[] = [];
  one.server.before.unshift(
    http.post('*/v1/passes', async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ passes: [], serverTime: NOW, ...answer }, { headers: ours });
    }),
  );
  return asked;
}

test('a pass whose place another carrier has says so, also with no network, and is kept until it is taken back', async () => {
  const { one, pass } = await withPass('live');
  const replaced = [{ declaration: pass.declaration, at: NOW - 1000, by: 'phone' }];
  answering(one, { replaced });
  const told = await fetchPasses(one, { declarations: [pass.declaration], wish: 'live' });
  const lost = { ...pass, replaced: { at: NOW - 1000, by: 'phone' } };
  expect(told).toEqual({ ok: true, value: [lost] });
  expect(await storedPasses(one.database)).toEqual([lost]);
  const { declaration, expires, verdict, carrier } = pass;
  const fresh = { declaration, number: 'ffeeddccbbaa9988', pass: pass.pass, expires, verdict, carrier };
  const asked = answering(one, { passes: [fresh], replaced: [] });
  await fetchPasses(one, { declarations: [declaration], wish: 'take-back' });
  expect(asked).toEqual([{ declarations: [declaration], carrier: 'live', take: true }]);
  expect(await storedPasses(one.database)).toMatchObject([{ number: 'ffeeddccbbaa9988', replaced: null }]);
});

test('paper takes the place of the live pass on the phone too, and goes when the pass is taken back', async () => {
  const { one, pass } = await withPass('live');
  const { declaration, expires, verdict } = pass;
  const issued = (carrier: 'live' | 'paper') => ({
    passes: [{ declaration, number: 'ffeeddccbbaa9988', pass: pass.pass, expires, verdict, carrier }],
  });
  answering(one, issued('paper'));
  await fetchPasses(one, { declarations: [declaration], wish: 'paper' });
  expect(await storedPasses(one.database)).toMatchObject([{ carrier: 'paper', name: pass.name }]);
  answering(one, issued('live'));
  await fetchPasses(one, { declarations: [declaration], wish: 'take-back' });
  expect(await storedPasses(one.database)).toMatchObject([{ carrier: 'live', name: pass.name }]);
});

const FACTS = { document: { type: 'passport' as const, number: 'E12345678' }, phone: '13800000001' };

test('a fresh phone makes itself known, binds the passes by two facts, and shows them by what the server says of them', async () => {
  const one = await rig();
  expect((await one.meta()).kind).toBe('none');
  const party = uuid();
  const declaration = uuid();
  const told = {
    declaration,
    number: NUMBER,
    pass: 'AA',
    carrier: 'live',
    expires: NOW,
    verdict: VERDICT,
    label: { name: '王*英', plate: '陕A12345', party, arriveAt: NOW - 5 },
  };
  const asked: unknown[] = [];
  one.server.before.push(
    http.post('*/v1/passes/rebind', async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ passes: [told], serverTime: NOW }, { headers: ours });
    }),
  );
  const bound = await rebindPasses(one, FACTS);
  expect(asked).toEqual([FACTS]);
  expect((await one.meta()).kind).toBe('traveller');
  const { label: _, ...shown } = told;
  const pass = { ...shown, name: '王*英', plate: '陕A12345', lastCheck: null, replaced: null };
  expect(bound).toEqual({ ok: true, value: [{ pass, party, arriveAt: NOW - 5 }] });
  expect(await storedPasses(one.database)).toEqual([pass]);
});

test.each([
  ['not-found', 404],
  ['slow-down', 429],
] as const)('a server that says %s binds nothing', async (error, status) => {
  const one = await rig();
  one.server.before.push(http.post('*/v1/passes/rebind', () => refuse(status, { error })));
  expect(await rebindPasses(one, FACTS)).toEqual({ ok: false, fault: error });
  expect(await storedPasses(one.database)).toEqual([]);
});

test('with no network, or a document that is none, nothing is asked', async () => {
  const one = await rig();
  one.server.before.push(http.post('*/v1/*', () => HttpResponse.error()));
  expect(await rebindPasses(one, FACTS)).toEqual({ ok: false, fault: 'no-network' });
  const before = one.server.requests.length;
  const none = { ...FACTS, document: { type: 'passport' as const, number: '!' } };
  expect(await rebindPasses(one, none)).toEqual({ ok: false, fault: 'not-found' });
  expect(one.server.requests.length).toBe(before);
});
