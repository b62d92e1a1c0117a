import { describe, expect, test } from 'vitest';
import { STORES, testCounty } from './county';
import {
  asked,
  auditHolds,
  checked,
  closing,
  colours,
  ends,
  HOUR,
  items,
  onPhone,
  result,
  townDesk,
} from './open-ending';
import { check, nationalId } from './sayings';

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
});
