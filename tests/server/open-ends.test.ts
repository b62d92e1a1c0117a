import { describe, expect, test } from 'vitest';
import type { Check } from '#domain/check/check';
import { dayOf } from '#domain/day';
import { personAnswerSchema } from '#domain/desk/desk';
import type { Closing } from '#domain/open-item/closing';
import { type OpenItem, openItemsAnswerSchema, type PostItem } from '#domain/open-item/open-item';
import { pullAnswerSchema } from '#domain/pull-wire';
import type { TestResult } from '#domain/test-result/test-result';
import { exportAudit } from '#server/audit/export-audit';
import { verifyAudit } from '#server/audit/verify-audit';
import { STORES, type TestCounty, testCounty } from './county';
import { PASSWORD } from './founded';
import type { TestPhone } from './phone';
import { check, nationalId } from './sayings';

const HOUR = 3_600_000;
type Guard = Awaited<ReturnType<TestCounty['worker']>>;

/** A check at the guard's own post, so many hours ago. */
async function checked(guard: Guard, changes: Partial<Check>, hours = 1) {
  const at = Date.now() - hours * HOUR;
  const said = check({ destination: '610921100001', plate: '陕AO1234', at });
  const body = { ...said.body, ...changes };
  return guard.seal({ kind: 'check', body }, { worker: guard.worker, post: guard.post.id, takenAt: at });
}

const asked = { decision: 'test-on-spot' } as const;

const result = (guard: Guard, says: Pick<TestResult, 'whom' | 'result'> & { sampledAt?: number }) =>
  guard.seal(
    {
      kind: 'test-result',
      body: { method: 'antigen', sampledAt: Date.now() - HOUR / 2, from: 'worker', ...says },
    },
    { worker: guard.worker, post: guard.post.id },
  );

const closing = (guard: Guard, body: Closing) =>
  guard.seal({ kind: 'closing', body }, { worker: guard.worker, post: guard.post.id });

const items = async (county: TestCounty, cookie = county.cookie): Promise<OpenItem[]> =>
  openItemsAnswerSchema.parse(
    await (await county.desk('GET', '/v1/open-items', undefined, { cookie })).json(),
  ).items;

/** How everything that was ever opened stands, by kind. */
async function ends(county: TestCounty): Promise<string[]> {
  const rows = await county.context.store.db.selectFrom('open_items').selectAll().orderBy('kind').execute();
  return rows.map(({ kind, outcome }) => `${kind} ${outcome ?? 'open'}`);
}

async function onPhone(phone: TestPhone): Promise<PostItem[]> {
  const { changes } = pullAnswerSchema.parse(await (await phone.request('GET', '/v1/pull?cursor=0')).json());
  return changes.flatMap((one) => (one.table === 'open-item' && one.value !== null ? [one.value] : []));
}

const colours = async (county: TestCounty): Promise<string[]> => {
  const rows = await county.context.store.db.selectFrom('persons').select('colour').execute();
  return rows.map(({ colour }) => colour);
};

async function auditHolds(county: TestCounty): Promise<void> {
  const { store, keys, now } = county.context;
  const lines: string[] = [];
  for await (const line of exportAudit(store.db, keys, { day: dayOf(now(), 480), zoneMinutes: 480 }))
    lines.push(line);
  expect(await verifyAudit(lines)).toMatchObject({ holds: true });
}

async function townDesk(county: TestCounty): Promise<string> {
  const made = { login: 'town-a', name: 'town-a', password: PASSWORD, role: 'town-desk', area: '610921100' };
  await county.desk('POST', '/v1/accounts', made);
  const entered = await county.desk('POST', '/v1/session', { login: 'town-a', password: PASSWORD });
  return (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe.each(STORES)('%s', (kind) => {
  test('a test without a result waits at the desk and at its post, and nowhere else', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const said = await checked(guard, asked);
    await guard.send([said, said]);
    const [item, ...more] = await items(county);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ kind: 'spot-test', postName: 'North exit', owner: '610921' });
    expect((item?.due ?? 0) - (item?.at ?? 0)).toBe(12 * HOUR);
    expect(await onPhone(guard)).toMatchObject([
      { id: item?.id, record: said.id, kind: 'spot-test', plate: '陕AO1234', closed: null },
    ]);
    expect(await onPhone(await county.worker(county.village))).toEqual([]);
  });

  test('a negative result said later closes it, and the next check needs no other', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const said = await checked(guard, asked);
    await guard.send([said]);
    await guard.send([await result(guard, { whom: { check: said.id }, result: 'negative' })]);
    expect(await items(county)).toEqual([]);
    expect(await ends(county)).toEqual(['spot-test negative']);
    expect(await onPhone(guard)).toMatchObject([{ record: said.id, closed: { outcome: 'negative' } }]);
    const person = await county.context.store.db
      .selectFrom('persons')
      .select('file')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(person.file).facts.tests).toContainEqual(
      expect.objectContaining({
        fact: expect.objectContaining({ result: 'negative', onSpot: true, known: 'seen' }),
      }),
    );
  });

  test('a positive one turns the person red by the policy, with an instruction and a release that should not have been', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const override = { decision: 'release', reason: 'emergency', text: '临产', by: '陆明' } as const;
    const shown = { ...check().body.shown, decision: 'test-on-spot' as const };
    const said = await checked(guard, { decision: 'release', shown, override });
    await guard.send([said]);
    expect(await ends(county)).toEqual(['override open', 'spot-test open']);
    await guard.send([await result(guard, { whom: { check: said.id }, result: 'positive' })]);
    expect(await colours(county)).toEqual(['red']);
    expect(await ends(county)).toEqual(['override open', 'released open', 'spot-test positive']);
    const instructions = await county.context.store.db.selectFrom('instructions').selectAll().execute();
    expect(instructions).toMatchObject([{ measure: 'central-quarantine', area: '610921100001' }]);
    await auditHolds(county);
  });

  test('who waited for a test that is positive is held for a transfer, who was let go is not', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const waits = await checked(guard, asked);
    const override = { decision: 'release', reason: 'emergency', text: '临产', by: '陆明' } as const;
    const shown = { ...check().body.shown, decision: 'test-on-spot' as const };
    const gone = { decision: 'release', shown, override, subject: { identity: nationalId(2) } } as const;
    const left = await checked(guard, gone);
    await guard.send([waits, left]);
    for (const one of [waits, left])
      await guard.send([await result(guard, { whom: { check: one.id }, result: 'positive' })]);
    const transfers = await county.context.store.db.selectFrom('transfers').selectAll().execute();
    expect(transfers).toMatchObject([{ record: waits.id, from_post: county.exit.id, plate: '陕AO1234' }]);
  });

  test('in whatever order the phones of a post come online, the same is open and the same is known', async () => {
    const outcomes = new Set<string>();
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const county = await testCounty(kind);
      const [first, other] = [await county.worker(county.exit), await county.worker(county.exit)];
      const away = { decision: 'turn-back' as const, subject: { identity: nationalId(2) } };
      const [tested, turned] = [await checked(first, asked), await checked(first, away)];
      const sayings = [
        () => first.send([tested, turned]),
        async () => other.send([await result(other, { whom: { check: tested.id }, result: 'positive' })]),
        async () =>
          other.send([await closing(other, { kind: 'turn-back', record: turned.id, outcome: 'left' })]),
      ];
      for (const which of order) await sayings[which]?.();
      outcomes.add(JSON.stringify([await ends(county), (await colours(county)).sort()]));
      await auditHolds(county);
    }
    expect([...outcomes]).toEqual([
      JSON.stringify([
        ['spot-test positive', 'turn-back left'],
        ['green', 'red'],
      ]),
    ]);
  });

  test('a post speaks for its own checks alone', async () => {
    const county = await testCounty(kind);
    const [guard, other] = [await county.worker(county.exit), await county.worker(county.other)];
    const said = await checked(guard, asked);
    await guard.send([said]);
    const words = [
      await result(other, { whom: { check: said.id }, result: 'positive' }),
      await closing(other, { kind: 'spot-test', record: said.id, outcome: 'no-result' }),
    ];
    const { results } = await other.send(words);
    expect(results.map(({ status }) => status)).toEqual(['stored', 'stored']);
    expect(await ends(county)).toEqual(['spot-test open']);
    expect(await colours(county)).toEqual(['green']);
  });

  test('a check made again answers what the first one left open, and one that corrects it takes its place', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const refused = { decision: 'turn-back', naat: { answer: 'refused', at: Date.now() } } as const;
    await guard.send([await checked(guard, refused, 3)]);
    expect(await ends(county)).toEqual(['refusal open', 'turn-back open']);
    await guard.send([await checked(guard, asked, 2)]);
    expect(await ends(county)).toEqual(['refusal agreed', 'spot-test open', 'turn-back came-again']);
    const other = await county.worker(county.exit);
    const wrong = await checked(guard, { ...asked, subject: { identity: nationalId(3) } }, 1);
    const right = await checked(other, { corrects: wrong.id, subject: { identity: nationalId(4) } }, 1);
    await other.send([right]);
    await guard.send([wrong]);
    expect(await ends(county)).toContain('spot-test corrected');
  });

  test('fever is the county’s, and a clinic’s word ends the orange that it gave', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.village);
    const tenths = 381;
    const at = Date.now() - HOUR;
    await guard.send([
      await checked(guard, { decision: 'fever-clinic', temperature: { answer: 'taken', at, tenths } }),
    ]);
    expect(await colours(county)).toEqual(['orange']);
    const [item] = await items(county);
    expect(item).toMatchObject({ kind: 'fever', owner: '610921' });
    const close = (body: object, cookie = county.cookie) =>
      county.desk('POST', `/v1/open-items/${item?.id}/close`, body, { cookie });
    const town = await townDesk(county);
    expect(await items(county, town)).toHaveLength(1);
    expect((await close({ outcome: 'cleared', word: '自己说好了' }, town)).status).toBe(403);
    expect((await close({ outcome: 'cleared', word: '县医院排除' })).status).toBe(200);
    expect(await colours(county)).toEqual(['green']);
    expect(await ends(county)).toEqual(['fever cleared']);
    const { db } = county.context.store;
    const [ended] = await db.selectFrom('instructions').selectAll().execute();
    expect(ended?.ended_why).toBe('released');
    const [closed] = await db.selectFrom('audit').selectAll().where('action', '=', 'closed-fever').execute();
    expect(closed?.actor).toMatch(/^account:/);
    await auditHolds(county);
  });

  test('who is kept at the clinic stays orange', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const temperature = { answer: 'taken', at: Date.now() - HOUR, tenths: 381 } as const;
    await guard.send([await checked(guard, { decision: 'fever-clinic', temperature })]);
    const [item] = await items(county);
    const body = { outcome: 'kept', word: '收治' };
    expect((await county.desk('POST', `/v1/open-items/${item?.id}/close`, body)).status).toBe(200);
    expect(await colours(county)).toEqual(['orange']);
  });

  test('an override is told to the tier above, and judged by nobody below it', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.village);
    const override = { decision: 'release', reason: 'escorted', text: '民警护送', by: '陆明' } as const;
    const shown = { ...check().body.shown, decision: 'turn-back' as const };
    await guard.send([await checked(guard, { decision: 'release', shown, override })]);
    const [item] = await items(county);
    expect(item).toMatchObject({
      kind: 'override',
      owner: '610921100',
      detail: { sign: 'turn-back', decision: 'release', reason: 'escorted', word: '民警护送', by: '陆明' },
    });
    const body = { outcome: 'wrong', word: '没有护送' };
    const town = await townDesk(county);
    const closed = await county.desk('POST', `/v1/open-items/${item?.id}/close`, body, { cookie: town });
    expect(closed.status).toBe(200);
    expect(await ends(county)).toEqual(['override wrong']);
  });

  test('a desk that heard of a result says how and when, and it counts as a fact', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await guard.send([await checked(guard, asked)]);
    const [item] = await items(county);
    const close = (body: object) => county.desk('POST', `/v1/open-items/${item?.id}/close`, body);
    const said = { outcome: 'positive', word: '医院来电' };
    expect((await close(said)).status).toBe(400);
    const sampled = { method: 'naat', sampledAt: Date.now() - HOUR };
    expect((await close({ ...said, test: sampled })).status).toBe(200);
    expect(await colours(county)).toEqual(['red']);
    expect(await ends(county)).toEqual(['spot-test positive']);
    await auditHolds(county);
  });

  test("what was left open and what came of it stands in the person's file, with who said it", async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    const said = await checked(guard, asked);
    await guard.send([
      said,
      await checked(guard, { decision: 'turn-back', subject: { identity: nationalId(2) } }),
    ]);
    await guard.send([await result(guard, { whom: { check: said.id }, result: 'negative' })]);
    const persons = await county.context.store.db.selectFrom('persons').select('id').orderBy('id').execute();
    const happened = await Promise.all(
      persons.map(async ({ id }) => {
        const answer = await county.desk('GET', `/v1/persons/${id}`);
        const { timeline } = personAnswerSchema.parse(await answer.json());
        return timeline.filter((item) => item.kind !== 'check').map((item) => [item.kind, item.worker]);
      }),
    );
    expect(happened.flat().sort()).toEqual([
      ['open-end', null],
      ['open-end-closed', 'Lu Ming'],
      ['test-result', 'Lu Ming'],
    ]);
  });

  test('the counts alone come without anybody', async () => {
    const county = await testCounty(kind);
    const guard = await county.worker(county.exit);
    await guard.send([await checked(guard, asked, 13)]);
    const answer = await county.desk('GET', '/v1/open-items?only=counts');
    expect(openItemsAnswerSchema.parse(await answer.json())).toMatchObject({
      items: [],
      counts: [{ kind: 'spot-test', open: 1, late: 1 }],
    });
  });
});
