import { describe, expect, test } from 'vitest';
import { boardAnswerSchema, personAnswerSchema, vehiclesAnswerSchema } from '#domain/desk/desk';
import { searchAnswerSchema } from '#domain/desk/search-desk';
import { judgeDue } from '#server/people/judge-everybody';
import { firstBrokenAudit } from '#server/store/audit';
import { STORES, type TestCounty, testCounty } from './county';
import { arrival, check, declaration, idNumber, nationalId } from './sayings';

const DAY = 24 * 3_600_000;

/** Somebody who declared, was checked at the exit and came to the village. */
async function onePerson(county: TestCounty, choice: Parameters<typeof declaration>[0] = {}) {
  const [traveller, guard, duty] = [
    await county.traveller(),
    await county.worker(county.exit),
    await county.worker(county.village),
  ];
  const said = await traveller.seal(
    declaration({ name: '魏晓棠', phone: '10012345678', plate: '陕GO0001', ...choice }),
  );
  await traveller.send([said]);
  const subject = { declaration: said.id, name: '魏*棠' };
  await guard.send([
    await guard.seal(check({ subject, plate: '陕GO0001', destination: '610921100001' }), {
      worker: guard.worker,
      post: county.exit.id,
    }),
  ]);
  await duty.send([await duty.seal(arrival({ subject }), { worker: duty.worker, post: county.village.id })]);
  const { rows } = boardAnswerSchema.parse(await (await county.desk('GET', '/v1/board')).json());
  return { person: rows[0]?.person ?? '', traveller, guard, duty, said };
}

describe.each(STORES)('%s', (kind) => {
  test('the board counts persons, and each filter narrows rows and counts alike, but for the colour', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const at = { worker: guard.worker, post: county.exit.id };
    await guard.send([
      await guard.seal(check({ subject: { identity: nationalId(1) }, tenths: 365 }), at),
      await guard.seal(check({ subject: { identity: nationalId(1) }, tenths: 366 }), at),
      await guard.seal(
        check({
          subject: { identity: nationalId(2) },
          tenths: 390,
          decision: 'fever-clinic',
          destination: '610921101201',
        }),
        at,
      ),
      await guard.seal(check({ subject: { identity: nationalId(3) } }), {
        ...at,
        takenAt: Date.now() - 30 * 3_600_000,
      }),
    ]);
    const board = async (query: string) =>
      boardAnswerSchema.parse(await (await county.desk('GET', `/v1/board?${query}`)).json());
    const day = await board('');
    expect([day.counts, day.rows.length]).toEqual([{ red: 0, orange: 1, green: 1 }, 3]);
    expect(day.posts.find((one) => one.post.id === county.exit.id)).toMatchObject({
      checks: 3,
      cars: 3,
      orange: 1,
    });
    expect((await board('hours=48')).counts.green).toBe(2);
    const orange = await board('colour=orange');
    expect([orange.counts, orange.rows.map((row) => row.decision)]).toEqual([day.counts, ['fever-clinic']]);
    expect((await board('decision=fever-clinic')).counts).toEqual({ red: 0, orange: 1, green: 0 });
    expect((await board('area=610921101201')).rows).toHaveLength(1);
    expect((await board(`post=${county.village.id}`)).rows).toEqual([]);
    expect(day.rows[0]).toMatchObject({
      shown: 'green',
      kind: 'check',
      postName: 'North exit',
      worker: 'Lu Ming',
    });
  });

  test('a person is opened with everything about them, masked, and that is on record before it is answered', async () => {
    const county = await testCounty(kind);
    const { person } = await onePerson(county);
    const response = await county.desk('GET', `/v1/persons/${person}`);
    const text = await response.text();
    const opened = personAnswerSchema.parse(JSON.parse(text));
    expect(opened).toMatchObject({
      person,
      name: '魏晓棠',
      documentType: 'national-id',
      document: `${'*'.repeat(14)}${idNumber(1).slice(-4)}`,
    });
    expect(opened.timeline.map((item) => item.kind)).toEqual(['arrival', 'check', 'declaration']);
    expect(opened.fields.map(({ field, value }) => [field, value])).toEqual([
      ['name', '魏晓棠'],
      ['phone', '10012345678'],
      ['plate', '陕GO0001'],
    ]);
    expect(opened.stays).toContainEqual(expect.objectContaining({ place: '4201' }));
    expect(text).not.toContain(idNumber(1));
    const looks = await county.context.store.db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'look')
      .execute();
    expect(looks).toMatchObject([{ subject: person, actor: expect.stringMatching(/^account:/) }]);
    county.context.store.write = () =>
      Promise.reject(Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' }));
    expect((await county.desk('GET', `/v1/persons/${person}`)).status).toBe(503);
  });

  test('somebody is found by the beginning of the name, last six, phone or plate, in whatever way it is typed', async () => {
    const county = await testCounty(kind);
    const { person } = await onePerson(county);
    const found = async (text: string) =>
      searchAnswerSchema
        .parse(await (await county.desk('POST', '/v1/persons/search', { text })).json())
        .hits.map((hit) => hit.person);
    for (const text of ['魏', '魏晓棠', idNumber(1).slice(-6), '100 1234 5678', '陕g·o0001', ' 陕GO0001 '])
      expect(await found(text)).toEqual([person]);
    for (const text of [
      '晓棠',
      '%',
      '_',
      "' or 1=1 --",
      idNumber(1).slice(-5),
      '123456',
      '10012345679',
      idNumber(1),
    ])
      expect(await found(text)).toEqual([]);
    const { hits } = searchAnswerSchema.parse(
      await (await county.desk('POST', '/v1/persons/search', { text: '魏' })).json(),
    );
    expect(hits[0]).toMatchObject({ name: '魏*棠', document: expect.stringMatching(/^\*{14}/) });
  });

  test('no document number stands in clear anywhere in the store', async () => {
    const county = await testCounty(kind);
    await onePerson(county);
    const { db } = county.context.store;
    for (const { name } of await db.introspection.getTables()) {
      const rows = await db
        .selectFrom(name as 'meta')
        .selectAll()
        .execute();
      const text = JSON.stringify(rows, (_, value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      );
      expect([name, text.includes(idNumber(1)), text.includes(idNumber(1).slice(0, 14))]).toEqual([
        name,
        false,
        false,
      ]);
    }
  });

  test('a new policy judges everybody anew at once, says how many turned, and is refused when another came first', async () => {
    const county = await testCounty(kind);
    const [traveller, guard] = [await county.traveller(), await county.worker(county.exit)];
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const said = [];
    for (const [serial, origin] of ['310115', '3101', '420106'].entries())
      said.push(
        await traveller.seal(
          declaration({ identity: nationalId(serial), origin, entryPost: county.exit.id }),
        ),
      );
    await traveller.send(said);
    const { cursor } = await (await guard.request('GET', '/v1/pull?cursor=0')).json();
    const risk = [{ place: '310115', level: 'high' as const, since: '2020-01-01', source: 'notice' }];
    const published = await county.publish({ basedOn: 1, riskAreas: risk });
    expect(await published.json()).toMatchObject({
      number: 2,
      riskAreas: risk,
      changed: { red: 1, orange: 1 },
    });
    const { changes } = await (await guard.request('GET', `/v1/pull?cursor=${cursor}`)).json();
    // A phone that does not say which revocation list it has gets the whole one each time.
    const news = changes.filter((one: { table: string }) => one.table !== 'revocations');
    const told = news.map((one: { table: string; value: { colour?: string } | null }) => [
      one.table,
      one.value?.colour,
    ]);
    expect(told.sort()).toEqual([
      ['expected', 'orange'],
      ['expected', 'red'],
      ['policy', undefined],
    ]);
    const late = await county.publish({ basedOn: 1, riskAreas: [] });
    expect([late.status, await late.json()]).toEqual([409, { error: 'conflict' }]);
    const back = await county.publish({ basedOn: 2, riskAreas: [] });
    expect(await back.json()).toMatchObject({ number: 3, changed: { red: 0, orange: 0 } });
    const named = { basedOn: 3, riskAreas: [{ ...risk[0], since: today, person: '魏晓棠' }] };
    expect((await county.desk('POST', '/v1/policy/previews', named)).status).toBe(400);
  });

  test('a colour ends by itself when its days are over', async () => {
    const county = await testCounty(kind);
    const { traveller } = await onePerson(county, { origin: '310115' });
    await county.publish({
      basedOn: 1,
      riskAreas: [{ place: '310115', level: 'high', since: '2020-01-01', source: 'notice' }],
    });
    expect(traveller.install).toBeTruthy();
    const red = async () =>
      (await county.context.store.db.selectFrom('persons').select('colour').execute()).map(
        (row) => row.colour,
      );
    expect(await red()).toEqual(['red']);
    county.wait(13 * DAY);
    await judgeDue(county.context);
    expect(await red()).toEqual(['red']);
    county.wait(2 * DAY);
    await judgeDue(county.context);
    expect(await red()).toEqual(['green']);
  });

  test('the audit chain holds, and one changed row is named', async () => {
    const county = await testCounty(kind);
    await onePerson(county);
    const { db } = county.context.store;
    expect(await firstBrokenAudit(db)).toBeNull();
    const actions = (await db.selectFrom('audit').select('action').execute()).map((row) => row.action);
    expect(new Set(actions)).toEqual(
      new Set(['set-up', 'worker-made', 'enrolment', 'enrolled', 'records', 'colour']),
    );
    await db.updateTable('audit').set({ payload: '' }).where('seq', '=', 3).execute();
    expect(await firstBrokenAudit(db)).toBeNull();
    await db.updateTable('audit').set({ actor: 'account:somebody-else' }).where('seq', '=', 4).execute();
    expect(await firstBrokenAudit(db)).toBe(4);
  });

  test('persons of one vehicle stand together', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const car = guard.install;
    const at = { worker: guard.worker, post: county.exit.id };
    for (const serial of [1, 2])
      await guard.send([
        await guard.seal(check({ subject: { identity: nationalId(serial) }, car, plate: '陕GO0001' }), at),
      ]);
    const { vehicles } = vehiclesAnswerSchema.parse(await (await county.desk('GET', '/v1/vehicles')).json());
    expect(vehicles).toMatchObject([
      {
        car,
        plate: '陕GO0001',
        post: 'North exit',
        decided: 2,
        people: [{ decision: 'release' }, { decision: 'release' }],
      },
    ]);
  });
});

test('a masked or cut name from a post never replaces the whole one', async () => {
  const county = await testCounty();
  const { person } = await onePerson(county);
  const opened = personAnswerSchema.parse(await (await county.desk('GET', `/v1/persons/${person}`)).json());
  expect(opened.name).toBe('魏晓棠');
});

test('an overridden decision stands on record with its reason and name', async () => {
  const county = await testCounty();
  const guard = await county.worker(county.exit);
  const override = {
    decision: 'release' as const,
    reason: 'escorted' as const,
    text: 'police car ahead',
    by: 'Lu Ming',
  };
  await guard.send([await guard.seal(check({ override }), { worker: guard.worker, post: county.exit.id })]);
  const { rows } = boardAnswerSchema.parse(await (await county.desk('GET', '/v1/board')).json());
  expect(rows[0]?.overridden).toBe(true);
  const [entry] = await county.context.store.db
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'override')
    .execute();
  expect(JSON.parse(entry?.payload ?? '{}')).toMatchObject({
    decision: 'release',
    reason: 'escorted',
    by: 'Lu Ming',
  });
});
