import { describe, expect, test } from 'vitest';
import { policyAnswerSchema } from '#domain/desk/policy-desk';
import { openDueTests } from '#server/open-items/open-due-tests';
import { judgeDue } from '#server/people/judge-everybody';
import { STORES, type TestCounty, testCounty } from './county';
import { declaration, nationalId } from './sayings';

const DAY = 24 * 3_600_000;
const HIGH = { place: '310115', level: 'high' as const, since: '2020-01-01', source: 'notice' };

const items = async (county: TestCounty) => {
  const rows = await county.context.store.db.selectFrom('open_items').selectAll().orderBy('since').execute();
  return rows
    .filter(({ kind }) => kind === 'due-test')
    .map(({ outcome, owner }) => [outcome ?? 'open', owner]);
};

/** Two people, one of them red, under a policy that wants who is quarantined tested on days 1 and 4. */
async function underMeasure(kind: (typeof STORES)[number], testing: boolean): Promise<TestCounty> {
  const county = await testCounty(kind);
  const traveller = await county.traveller();
  const from = (serial: number, origin: string) =>
    traveller.seal(declaration({ identity: nationalId(serial), origin, destination: '610921100001' }));
  await traveller.send([await from(1, '310115'), await from(2, '4201')]);
  const { parameters } = policyAnswerSchema.parse(await (await county.desk('GET', '/v1/policy')).json());
  await county.publish({
    basedOn: 1,
    riskAreas: [HIGH],
    ...(testing ? { parameters: { ...parameters, testing: { 'central-quarantine': [1, 4] } } } : {}),
  });
  return county;
}

describe.each(STORES)('%s', (kind) => {
  test('whom the policy wants tested today is on the list, once, and only on their days', async () => {
    const county = await underMeasure(kind, true);
    await openDueTests(county.context);
    await openDueTests(county.context);
    expect(await items(county)).toEqual([['open', '610921100001']]);
    for (let day = 2; day <= 4; day++) {
      county.wait(DAY);
      await judgeDue(county.context);
      await openDueTests(county.context);
      expect(await items(county)).toHaveLength(day < 4 ? 1 : 2);
    }
  });

  test('a result settles it, with how and when it was tested', async () => {
    const county = await underMeasure(kind, true);
    await openDueTests(county.context);
    const [item] = await county.context.store.db.selectFrom('open_items').selectAll().execute();
    const close = (body: object) => county.desk('POST', `/v1/open-items/${item?.id}/close`, body);
    expect((await close({ outcome: 'negative', word: '隔离点报' })).status).toBe(400);
    const test = { method: 'naat', sampledAt: county.context.now() };
    expect((await close({ outcome: 'negative', word: '隔离点报', test })).status).toBe(200);
    expect(await items(county)).toEqual([['negative', '610921100001']]);
    county.wait(11 * 60_000);
    await openDueTests(county.context);
    expect(await items(county)).toHaveLength(1);
  });

  test('a policy that says nothing of tests wants nobody tested', async () => {
    const county = await underMeasure(kind, false);
    await openDueTests(county.context);
    expect(await items(county)).toEqual([]);
  });
});
