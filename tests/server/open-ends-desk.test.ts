import { describe, expect, test } from 'vitest';
import { personAnswerSchema } from '#domain/desk/desk';
import { openItemsAnswerSchema } from '#domain/open-item/open-item';
import { STORES, testCounty } from './county';
import { asked, auditHolds, checked, colours, ends, HOUR, items, result, townDesk } from './open-ending';
import { check, nationalId } from './sayings';

describe.each(STORES)('%s', (kind) => {
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
