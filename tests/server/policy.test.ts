import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/day';
import { previewSchema, previewsSchema, versionsSchema } from '#domain/desk/policy-desk';
import { defaultPolicy } from '#domain/policy/default-policy';
import { countyAnswerSchema, refusalSchema } from '#domain/wire';
import { beginJudging, judgeAnew } from '#server/policy/judge-anew';
import { firstBrokenAudit } from '#server/store/audit';
import { STORES, type TestCounty, testCounty } from './county';
import { declaration, nationalId } from './sayings';

const longer = (id: string, days: number) =>
  defaultPolicy().table.map((row) => (row.id === id ? { ...row, ends: { kind: 'days', days } } : row));

const HIGH = { place: '310115', level: 'high' as const, since: '2020-01-01', source: 'notice' };

/** People who declared that they come from these places. */
async function declared(county: TestCounty, ...origins: string[]) {
  const traveller = await county.traveller();
  const said = [];
  for (const [serial, origin] of origins.entries())
    said.push(
      await traveller.seal(declaration({ identity: nationalId(serial), origin, entryPost: county.exit.id })),
    );
  await traveller.send(said);
}

async function preview(county: TestCounty, riskAreas = [HIGH], basedOn = 1) {
  const made = await county.desk('POST', '/v1/policy/previews', { basedOn, riskAreas });
  return previewSchema.parse(await made.json());
}

const colours = async (county: TestCounty) =>
  (await county.context.store.db.selectFrom('persons').select('colour').execute()).map((one) => one.colour);

const refusal = async (answer: Response) => refusalSchema.parse(await answer.json()).error;

describe.each(STORES)('%s', (kind) => {
  test('a preview tells who would change, with reasons and masked names, and changes nobody', async () => {
    const county = await testCounty(kind);
    await declared(county, '310115', '310115', '420106');
    const { effect, needsSecond } = await preview(county);
    expect(needsSecond).toBe(true);
    expect(effect).toMatchObject({
      persons: 3,
      changed: 2,
      moves: [{ from: 'green', to: 'red', count: 2 }],
    });
    expect(effect.measures).toContainEqual({ measure: 'central-quarantine', more: 2, fewer: 0 });
    expect(effect.examples[0]?.verdict.reasons[0]).toMatchObject({ row: 'A1', area: '310115' });
    expect(effect.examples.every((one) => one.name.includes('*'))).toBe(true);
    expect(await colours(county)).toEqual(['green', 'green', 'green']);
    expect(await (await county.desk('GET', '/v1/policy')).json()).toMatchObject({ number: 1, riskAreas: [] });
  });

  test('what changes many is published by another person than the one who wrote it', async () => {
    const county = await testCounty(kind);
    await declared(county, '310115', '420106');
    const { id, author } = await preview(county);
    const alone = await county.desk('POST', `/v1/policy/previews/${id}/publish`);
    expect([alone.status, await refusal(alone)]).toEqual([403, 'second-person']);
    const cookie = await county.second();
    const seen = async () =>
      previewsSchema.parse(
        await (await county.desk('GET', '/v1/policy/previews', undefined, { cookie })).json(),
      ).previews;
    expect(await seen()).toEqual([]);
    await county.desk('POST', `/v1/policy/previews/${id}/ask`);
    expect(await seen()).toMatchObject([{ id, author, effect: { changed: 1 } }]);
    const published = await county.desk('POST', `/v1/policy/previews/${id}/publish`, undefined, { cookie });
    expect(await published.json()).toMatchObject({ number: 2, changed: { red: 1, orange: 0 } });
    expect((await colours(county)).sort()).toEqual(['green', 'red']);
    expect(await seen()).toEqual([]);
    const { versions } = versionsSchema.parse(await (await county.desk('GET', '/v1/policies')).json());
    expect(versions).toMatchObject([
      { number: 2, by: 'Wen Hua', second: 'An Ran', riskAreas: 1 },
      { number: 1, second: null, riskAreas: 0 },
    ]);
    expect(await firstBrokenAudit(county.context.store.db)).toBeNull();
  });

  test('what changes nobody is published by one person, and an earlier version comes back the same way', async () => {
    const county = await testCounty(kind);
    await declared(county, '420106');
    const { id, needsSecond } = await preview(county);
    expect(needsSecond).toBe(false);
    expect((await county.desk('POST', `/v1/policy/previews/${id}/publish`)).status).toBe(200);
    const first = await (await county.desk('GET', '/v1/policies/1')).json();
    const back = await preview(county, first.riskAreas, 2);
    const published = await county.desk('POST', `/v1/policy/previews/${back.id}/publish`);
    expect(await published.json()).toMatchObject({ number: 3, riskAreas: [], parameters: first.parameters });
    expect((await county.desk('GET', '/v1/policies/9')).status).toBe(404);
  });

  test('a preview ends when another policy is in force, when it is a day old, and when it is withdrawn', async () => {
    const county = await testCounty(kind);
    const [one, other, third] = [await preview(county), await preview(county), await preview(county)];
    expect((await county.desk('DELETE', `/v1/policy/previews/${third.id}`)).status).toBe(200);
    expect((await county.desk('GET', `/v1/policy/previews/${third.id}`)).status).toBe(404);
    expect((await county.desk('POST', `/v1/policy/previews/${one.id}/publish`)).status).toBe(200);
    const late = await county.desk('POST', `/v1/policy/previews/${other.id}/publish`);
    expect(late.ok).toBe(false);
    const next = await preview(county, [], 2);
    county.wait(25 * 3_600_000);
    await county.context.store.db
      .updateTable('sessions')
      .set({ made_at: county.context.now(), seen_at: county.context.now() })
      .execute();
    expect(await refusal(await county.desk('GET', `/v1/policy/previews/${next.id}`))).toBe('gone');
  });

  test('only the one who wrote it asks a second person, and only the county desk sees previews', async () => {
    const county = await testCounty(kind);
    const { id } = await preview(county);
    const cookie = await county.second();
    const asked = await county.desk('POST', `/v1/policy/previews/${id}/ask`, undefined, { cookie });
    expect(asked.status).toBe(403);
    expect((await county.desk('GET', '/v1/policy/previews/nonsense')).status).toBe(404);
    const none = await county.desk('GET', '/v1/policy/previews', undefined, { cookie: '' });
    expect(none.status).toBe(401);
  });

  test('the table and the parameters are published like the areas, and judge everybody', async () => {
    const county = await testCounty(kind);
    await declared(county, '420106');
    const zone = { place: '420106', level: 'high', zone: 'lockdown', since: '2020-01-01', source: 'notice' };
    const { parameters, table } = defaultPolicy();
    const wanted = {
      basedOn: 1,
      riskAreas: [zone],
      parameters: { ...parameters, lookBackDays: 21 },
      table: table.map((row) =>
        row.id === 'A1'
          ? { ...row, colour: 'orange', measure: 'home-isolation', decision: 'test-on-spot' }
          : row,
      ),
    };
    const made = await county.desk('POST', '/v1/policy/previews', wanted);
    const { id, effect } = previewSchema.parse(await made.json());
    expect(effect.moves).toEqual([{ from: 'green', to: 'orange', count: 1 }]);
    expect(effect.examples[0]?.verdict.reasons).toMatchObject([{ row: 'A1', zone: 'lockdown' }]);
    const cookie = await county.second();
    await county.desk('POST', `/v1/policy/previews/${id}/ask`);
    await county.desk('POST', `/v1/policy/previews/${id}/publish`, undefined, { cookie });
    expect(await colours(county)).toEqual(['orange']);
    expect(await (await county.desk('GET', '/v1/policy')).json()).toMatchObject({
      number: 2,
      parameters: { lookBackDays: 21 },
    });
  });

  test.each([
    ['a row longer than the look-back', { table: longer('A1', 30) }],
    ['a look-back shorter than a row', { parameters: { ...defaultPolicy().parameters, lookBackDays: 7 } }],
    ['the same row twice', { table: [...defaultPolicy().table, ...defaultPolicy().table.slice(0, 1)] }],
    ['a precaution zone with a level', { riskAreas: [{ ...HIGH, zone: 'precaution' }] }],
    ['a row that names a person', { table: longer('A1', 14).map((row) => ({ ...row, person: '张三' })) }],
  ])(
    'a policy with %s is refused before anybody is judged, and the one in force stays',
    async (_what, wanted) => {
      const county = await testCounty(kind);
      const made = await county.desk('POST', '/v1/policy/previews', { basedOn: 1, ...wanted });
      expect([made.status, await refusal(made)]).toEqual([400, 'bad-request']);
      expect(await (await county.desk('GET', '/v1/policy')).json()).toMatchObject({
        number: 1,
        riskAreas: [],
      });
    },
  );

  test('a policy of as many areas as it may have is published and read by phones, and a longer body is refused', async () => {
    const county = await testCounty(kind);
    const areas = Array.from({ length: 5000 }, (_, at) => ({
      ...HIGH,
      place: `6109211${String(10 + (at % 90))}`,
      since: addDays('2010-01-01', at),
      source: '通'.repeat(200),
    }));
    const { id } = await preview(county, areas);
    expect((await county.desk('POST', `/v1/policy/previews/${id}/publish`)).status).toBe(200);
    const { policy } = countyAnswerSchema.parse(await (await fetch(`${county.base}/v1/county`)).json());
    expect(policy.payload.length).toBeGreaterThan(3_000_000);
    const long = { basedOn: 2, riskAreas: [{ ...HIGH, source: 'x'.repeat(5_000_000) }] };
    const refused = await county.desk('POST', '/v1/policy/previews', long);
    expect([refused.status, await refusal(refused)]).toEqual([413, 'too-large']);
  });

  test('judging that a power cut interrupted goes on where it ended', async () => {
    const county = await testCounty(kind);
    await declared(county, '310115', '310115');
    const { context } = county;
    await county.publish({ basedOn: 1, riskAreas: [HIGH] });
    await context.store.db.updateTable('persons').set({ colour: 'green' }).execute();
    expect(await judgeAnew(context)).toEqual({ red: 0, orange: 0 });
    await context.store.write(beginJudging);
    expect(await judgeAnew(context)).toEqual({ red: 2, orange: 0 });
    expect(await colours(county)).toEqual(['red', 'red']);
  });
});
