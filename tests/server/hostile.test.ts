import { connect } from 'node:net';
import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { enrolmentAnswerSchema } from '#domain/desk/desk';
import { passAnswerSchema } from '#domain/pass/pass-wire';
import { installAnswerSchema, refusalSchema } from '#domain/wire';
import { STORES, type TestCounty, testCounty } from './county';
import { PASSWORD } from './founded';
import { testPhone } from './phone';
import { check, declaration, nationalId } from './sayings';

const signIn = (county: TestCounty, login: string) =>
  fetch(`${county.base}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });

describe.each(STORES)('%s', (kind) => {
  test('a login that no account can have is nobody, whatever characters it is of', async () => {
    const county = await testCounty(kind);
    for (const login of ['desk\u0000', '\ud800', '', '魏晓棠', '__proto__', 'desk ']) {
      const refused = await signIn(county, login);
      expect([refused.status, await refused.json()]).toEqual([401, { error: 'wrong-sign-in' }]);
    }
  });

  test('half a character, a prototype or a number past all numbers is stored as text or refused, never a failure', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const said = await phone.seal(declaration({ name: '魏\ud800' }));
    expect((await phone.send([said])).results[0]?.status).toBe('stored');
    const passes = await phone.request('POST', '/v1/passes', {
      body: { declarations: [said.id], carrier: 'live' },
    });
    expect(passes.status).toBe(200);
    const sent = async (path: string, body: string) => {
      const headers = { cookie: county.cookie, 'content-type': 'application/json' };
      return (await fetch(`${county.base}${path}`, { method: 'POST', headers, body })).status;
    };
    expect(await sent('/v1/venues', '{"name":"\\ud800","area":"610921100001"}')).toBe(200);
    expect(await sent('/v1/venues', '{"name":"a\\u0000b","area":"610921100001"}')).toBe(400);
    expect(await sent('/v1/persons/search', '{"text":"\\ud800"}')).toBe(200);
    expect(await sent('/v1/persons/search', '{"text":"a\\u0000b"}')).toBe(400);
    expect(await sent('/v1/policy/previews', '{"basedOn":1e400,"riskAreas":[]}')).toBe(400);
    expect(await sent('/v1/policy/previews', '{"basedOn":9007199254740993,"riskAreas":[]}')).toBe(400);
    expect(await sent('/v1/accounts', '{"__proto__":{"role":"county-desk"}}')).toBe(400);
    expect(county.log.join('')).not.toContain('"failed"');
  });

  test('a name with a sign that no store can hold is one rejected record, and the others of its batch are stored', async () => {
    const county = await testCounty(kind);
    const phone = await county.traveller();
    const said = [
      await phone.seal(declaration({ identity: nationalId(1) })),
      await phone.seal(declaration({ identity: nationalId(2), name: '魏\u0000棠' })),
      await phone.seal(declaration({ identity: nationalId(3), plate: '\u0000' })),
    ];
    const { results } = await phone.send(said);
    expect(results.map((one) => [one.status, one.reason, one.fields])).toEqual([
      ['stored', undefined, undefined],
      ['rejected', 'malformed', ['body.person.name']],
      ['rejected', 'malformed', ['body.trip.plate']],
    ]);
  });

  test('of two phones that hold the same one-time token at once one joins', async () => {
    const county = await testCounty(kind);
    const made = await county.desk('POST', '/v1/enrolments', { post: county.exit.id });
    const token = enrolmentAnswerSchema.parse(await made.json()).text.split('#')[1];
    const join = async () => {
      const phone = testPhone(county.base);
      const body = { token, install: phone.install, key: phone.key, model: 'Test phone' };
      return (await phone.request('POST', '/v1/enrol', { body })).status;
    };
    expect((await Promise.all([join(), join(), join()])).sort()).toEqual([200, 409, 409]);
    county.wait(11 * 60_000);
    expect(await join()).toBe(409);
  });

  test('who declares for somebody else does not learn where that person was seen', async () => {
    const county = await testCounty(kind);
    const [own, curious] = [await county.traveller(), await county.traveller()];
    const guard = await county.worker(county.exit);
    const mine = await own.seal(declaration({ identity: nationalId(1) }));
    await own.send([mine]);
    await guard.send([
      await guard.seal(check({ subject: { declaration: mine.id } }), {
        worker: guard.worker,
        post: county.exit.id,
      }),
    ]);
    const theirs = await curious.seal(declaration({ identity: nationalId(1) }));
    await curious.send([theirs]);
    const lastCheck = async (phone: typeof own, id: string) => {
      const body = { declarations: [id], carrier: 'live' };
      const { passes } = passAnswerSchema.parse(
        await (await phone.request('POST', '/v1/passes', { body })).json(),
      );
      return passes[0]?.lastCheck?.post;
    };
    expect(await lastCheck(own, mine.id)).toBe('North exit');
    expect(await lastCheck(curious, theirs.id)).toBeUndefined();
  });

  test('the phone of a post that ended hears of nobody who is expected', async () => {
    const county = await testCounty(kind);
    const [traveller, guard] = [await county.traveller(), await county.worker(county.exit)];
    await traveller.send([await traveller.seal(declaration())]);
    const tables = async () => {
      const { changes } = await (await guard.request('GET', '/v1/pull?cursor=0')).json();
      return changes.map((one: { table: string }) => one.table);
    };
    expect(await tables()).toContain('expected');
    await county.desk('DELETE', `/v1/posts/${county.exit.id}`);
    expect(await tables()).not.toContain('expected');
    expect(await tables()).toContain('revocations');
  });
});

test('a text that is much too long costs no time, whatever it ends with', async () => {
  const county = await testCounty();
  const phone = await county.traveller();
  const long = `${'x'.repeat(200_000)}\u0001`;
  const said = await phone.seal(declaration({ name: long }));
  const begun = performance.now();
  const { results } = await phone.send([said]);
  expect(results[0]?.reason).toBe('malformed');
  expect(performance.now() - begun).toBeLessThan(8000);
});

test('an address past 4 kB is 414, and no address is logged as it was asked', async () => {
  const county = await testCounty();
  const long = await fetch(`${county.base}/v1/board?area=${'6'.repeat(8000)}`);
  expect([long.status, refusalSchema.parse(await long.json()).error]).toEqual([414, 'too-large']);
  await fetch(`${county.base}/v1/persons/${encodeURIComponent('魏晓棠')}?text=10012345678`);
  await fetch(`${county.base}/${encodeURIComponent('魏晓棠')}/610921199001010011`);
  const log = county.log.join('\n');
  expect(log).toContain('"path":"/v1/persons/:id"');
  expect(log).not.toMatch(/魏|%E9|10012345678|610921199001010011/);
});

test('requests in another phone’s name use up nothing of that phone, and are counted by where they come from', async () => {
  const limits = { open: 6, phone: 2, desk: 1e6, look: 1e6, signIn: 1e6 };
  const county = await testCounty('sqlite', { limits });
  const phone = await county.traveller();
  const forged = testPhone(county.base, phone.install);
  const pull = async (by: typeof phone) => (await by.request('GET', '/v1/pull?cursor=0')).status;
  expect([await pull(forged), await pull(forged), await pull(forged)]).toEqual([401, 401, 401]);
  expect([await pull(phone), await pull(phone), await pull(phone)]).toEqual([200, 200, 429]);
  const strangers = [];
  for (let one = 0; one < 4; one++) strangers.push(await pull(testPhone(county.base)));
  expect(strangers).toEqual([401, 401, 401, 429]);
});

test('a reader of events who reads nothing is let go, and the server goes on', async () => {
  const county = await testCounty();
  const socket = connect(Number(new URL(county.base).port), '127.0.0.1');
  const begun = new Promise<void>((resolve) => {
    socket.once('data', () => {
      socket.pause();
      resolve();
    });
  });
  const gone = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  socket.write(`GET /v1/events HTTP/1.1\r\nhost: localhost\r\ncookie: ${county.cookie}\r\n\r\n`);
  await begun;
  const { rows } = await (await county.desk('GET', '/v1/board')).json();
  expect(rows).toEqual([]);
  const row = {
    ...{ record: uuid(), person: uuid(), kind: 'check' as const, name: 'x'.repeat(200_000), at: 1 },
    ...{ receivedAt: 1, post: uuid(), postName: '', worker: null, plate: null, origin: null },
    ...{ destination: null, colour: 'green' as const, measure: 'none' as const, shown: null },
    ...{ decision: null, overridden: false, rows: [] },
  };
  const news = Array.from({ length: 200 }, (_, at) => ({
    rev: 1000 + at,
    areas: null,
    event: { type: 'row' as const, row },
  }));
  county.context.live.publish(news);
  socket.resume();
  await gone;
  expect((await fetch(`${county.base}/v1/county`)).status).toBe(200);
});

test('when the server leaves, streams of events end by themselves', async () => {
  const county = await testCounty();
  const response = await fetch(`${county.base}/v1/events`, { headers: { cookie: county.cookie } });
  county.context.live.end();
  expect(await response.text()).toMatch(/^retry: 3000/);
});

test('a phone of one post cannot say that it stands at another, nor join again after it was shut out', async () => {
  const county = await testCounty();
  const guard = await county.worker(county.exit);
  await county.desk('DELETE', `/v1/phones/${guard.install}`);
  const made = await county.desk('POST', '/v1/enrolments', { post: county.village.id });
  const token = enrolmentAnswerSchema.parse(await made.json()).text.split('#')[1];
  const body = { token, install: guard.install, key: guard.key, model: 'Test phone' };
  expect((await guard.request('POST', '/v1/enrol', { body })).status).toBe(401);
  const hello = { install: guard.install, key: guard.key };
  expect((await guard.request('POST', '/v1/installs', { body: hello })).status).toBe(401);
  const fresh = testPhone(county.base);
  const again = { ...body, install: fresh.install, key: fresh.key };
  const joined = await fresh.request('POST', '/v1/enrol', { body: again });
  expect(installAnswerSchema.parse(await joined.json()).post?.id).toBe(county.village.id);
});
