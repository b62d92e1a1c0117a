import { describe, expect, test } from 'vitest';
import { fromBase64Url, toHex } from '#domain/bytes';
import { signedIssuersSchema } from '#domain/county/signed-lists';
import { parsePass } from '#domain/pass/pass-bytes';
import { passAnswerSchema } from '#domain/pass/pass-wire';
import { compressPoint } from '#domain/pass/point';
import { paperText } from '#domain/pass/qr-text';
import { verifyPass } from '#domain/pass/verify-pass';
import { pullAnswerSchema } from '#domain/pull-wire';
import { countyAnswerSchema } from '#domain/wire';
import { sha256, verifyEs256 } from '#server/county/trusted-counties';
import { STORES, type TestCounty, testCounty } from './county';
import type { TestPhone } from './phone';
import { pulled, revocationsAfter, verified } from './pulling';
import { check, declaration, nationalId } from './sayings';

const DAY = 24 * 3_600_000;

async function passOf(phone: TestPhone, declarationId: string, carrier: 'live' | 'paper' = 'live') {
  const response = await phone.request('POST', '/v1/passes', {
    body: { declarations: [declarationId], carrier },
  });
  const [pass] = passAnswerSchema.parse(await response.json()).passes;
  if (pass === undefined) throw new Error('no pass');
  return pass;
}

async function revokedNumbers(county: TestCounty, phone: TestPhone) {
  const { rootKey } = county.card;
  const { list, passes } = await revocationsAfter((await pulled(phone)).changes, { rootKey, before: null });
  return { number: list?.number ?? 0, passes };
}

describe.each(STORES)('%s', (kind) => {
  test('the same pass comes back while it is good, bound to the phone and good for three days after arrival', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const arriveAt = Date.now() + DAY;
    const said = await phone.seal(declaration({ arriveAt, origin: '3101', plate: '陕GO0001' }));
    await phone.send([said]);
    const first = await passOf(phone, said.id);
    const again = await passOf(phone, said.id);
    expect([again.number, again.pass]).toEqual([first.number, first.pass]);
    expect(first.expires).toBe(Math.floor((arriveAt + 3 * DAY) / 1000) * 1000);
    const payload = parsePass(fromBase64Url(first.pass) ?? new Uint8Array())?.payload;
    const key = compressPoint(fromBase64Url(phone.key) ?? new Uint8Array());
    expect(payload).toMatchObject({
      cti: first.number,
      deviceKey: key,
      last4: nationalIdEnd(),
      origin: '3101',
      plate: '陕GO0001',
      partySize: 1,
      policyNumber: 1,
    });
    county.wait(5 * DAY);
    expect((await passOf(phone, said.id)).number).not.toBe(first.number);
  });

  test('paper revokes the live pass in a list with a higher number, and stays the one pass', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const guard = await county.worker(county.exit);
    const said = await phone.seal(declaration({ entryPost: county.exit.id }));
    await phone.send([said]);
    const live = await passOf(phone, said.id);
    const before = await revokedNumbers(county, guard);
    const paper = await passOf(phone, said.id, 'paper');
    const after = await revokedNumbers(county, guard);
    expect(parsePass(fromBase64Url(paper.pass) ?? new Uint8Array())?.payload.deviceKey).toBeNull();
    expect([before.passes, after.passes]).toEqual([[], [live.number]]);
    expect(after.number).toBe(before.number + 1);
    expect(await passOf(phone, said.id, 'live')).toMatchObject({ number: paper.number, carrier: 'paper' });
    const { changes } = pullAnswerSchema.parse(
      await (await guard.request('GET', '/v1/pull?cursor=0')).json(),
    );
    expect(changes.find((one) => one.table === 'expected')?.value).toMatchObject({ passes: [paper.number] });
  });

  test("nobody gets a pass for another phone's declaration, and then none at all is issued", async () => {
    const county = await testCounty(kind);
    const [own, other] = [await county.traveller(), await county.traveller()];
    const mine = await own.seal(declaration());
    const theirs = await other.seal(declaration({ identity: nationalId(2) }));
    await own.send([mine]);
    await other.send([theirs]);
    const body = { declarations: [mine.id, theirs.id], carrier: 'live' };
    const refused = await own.request('POST', '/v1/passes', { body });
    expect([refused.status, await refused.json()]).toEqual([404, { error: 'not-found' }]);
    expect(await county.context.store.db.selectFrom('passes').selectAll().execute()).toEqual([]);
  });
});

test('a traveller reads their colour with its reasons and the last decision, as soon as the server knows', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const guard = await county.worker(county.exit);
  const said = await phone.seal(declaration());
  await phone.send([said]);
  expect(await passOf(phone, said.id)).toMatchObject({
    verdict: { colour: 'green', reasons: [{ row: 'Z' }] },
  });
  const subject = { declaration: said.id, identity: nationalId(1) };
  const looked = await guard.seal(check({ subject, tenths: 385, decision: 'fever-clinic' }), {
    worker: guard.worker,
    post: county.exit.id,
  });
  await guard.send([looked]);
  const pass = await passOf(phone, said.id);
  expect(pass.verdict).toMatchObject({ colour: 'orange', reasons: [{ row: 'F1', tenths: 385 }] });
  expect(pass.lastCheck).toMatchObject({ post: 'North exit', decision: 'fever-clinic' });
});

test('a paper pass verifies by the published keys alone', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const said = await phone.seal(declaration());
  await phone.send([said]);
  const paper = await passOf(phone, said.id, 'paper');
  const card = countyAnswerSchema.parse(await (await fetch(`${county.base}/v1/county`)).json());
  const list = await verified(card.issuers, card.county.rootKey);
  const { keys: issuers } = signedIssuersSchema.parse(list);
  const text = paperText(fromBase64Url(paper.pass) ?? new Uint8Array());
  const trust = { issuers, revoked: { number: 1, asOf: Date.now(), passes: new Set<string>() } };
  const found = await verifyPass(text, trust, { now: Date.now(), ports: { verifyEs256, sha256 } });
  expect(found).toMatchObject({ ok: true, value: { kind: 'paper', payload: { cti: paper.number } } });
  expect(toHex(fromBase64Url(paper.pass) ?? new Uint8Array())).not.toContain(
    Buffer.from('839999').toString('hex'),
  );
});

const nationalIdEnd = () => {
  const identity = nationalId(1);
  return identity.type === 'none' ? '' : identity.number.slice(-4);
};
