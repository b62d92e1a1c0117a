import { describe, expect, test } from 'vitest';
import {
  type MadeResultList,
  madeResultListSchema,
  resultListsAnswerSchema,
} from '#domain/test-result/result-list';
import { firstBrokenAudit } from '#server/store/audit';
import { STORES, type TestCounty, testCounty } from './county';
import { PASSWORD } from './founded';
import { check, idNumber, nationalId } from './sayings';

/** A moment so many hours ago as a laboratory writes it, at +08:00. */
const written = (hours: number) =>
  new Date(Date.now() + (8 - hours) * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

async function make(county: TestCounty, text: string, cookie = county.cookie): Promise<MadeResultList> {
  const answer = await county.desk('POST', '/v1/result-lists', { text }, { cookie });
  expect(answer.status).toBe(200);
  return madeResultListSchema.parse(await answer.json());
}

const confirm = (county: TestCounty, id: string, cookie: string) =>
  county.desk('POST', `/v1/result-lists/${id}/confirm`, undefined, { cookie });

const colours = async (county: TestCounty) => {
  const rows = await county.context.store.db.selectFrom('persons').select('colour').orderBy('id').execute();
  return rows.map(({ colour }) => colour);
};

/** Two people who were asked for a test at the exit. */
async function waiting(county: TestCounty) {
  const guard = await county.worker(county.exit);
  const at = { worker: guard.worker, post: county.exit.id, takenAt: Date.now() - 5 * 3_600_000 };
  for (const serial of [1, 2])
    await guard.send([
      await guard.seal(
        check({
          subject: { identity: nationalId(serial), name: '魏晓棠' },
          decision: 'test-on-spot',
          destination: '610921100001',
        }),
        at,
      ),
    ]);
}

describe.each(STORES)('%s', (kind) => {
  test('a list changes nobody until a second person has confirmed it, and then everybody in it', async () => {
    const county = await testCounty(kind);
    await waiting(county);
    const text = `证件号,结果,采样时间
${idNumber(1)},阴性,${written(2)}
${idNumber(2)},阳性,${written(2)}
${idNumber(9)},阴性,${written(2)}
${idNumber(1)},阳性,${written(2)}
${idNumber(3)},等结果,${written(2)}`;
    const { list, faults } = await make(county, text);
    expect(list).toMatchObject({ results: 2, positive: ['魏*棠'], left: 3, mine: true });
    expect(faults).toEqual([
      { line: 4, fault: 'unknown' },
      { line: 5, fault: 'twice' },
      { line: 6, fault: 'result' },
    ]);
    expect(await colours(county)).toEqual(['green', 'green']);
    const own = await confirm(county, list?.id ?? '', county.cookie);
    expect([own.status, await own.json()]).toEqual([403, { error: 'second-person' }]);
    const other = await county.second();
    const seen = await county.desk('GET', '/v1/result-lists', undefined, { cookie: other });
    expect(resultListsAnswerSchema.parse(await seen.json()).lists).toMatchObject([
      { id: list?.id, author: 'Wen Hua', mine: false },
    ]);
    expect((await confirm(county, list?.id ?? '', other)).status).toBe(200);
    expect((await confirm(county, list?.id ?? '', other)).status).toBe(404);
    expect((await colours(county)).sort()).toEqual(['green', 'red']);
    const { db } = county.context.store;
    const items = await db.selectFrom('open_items').selectAll().where('kind', '=', 'spot-test').execute();
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(['negative', 'positive']);
    const actions = (await db.selectFrom('audit').select(['action', 'payload']).execute()).filter(
      ({ action }) => action.startsWith('result-list'),
    );
    expect(actions.map(({ action }) => action)).toEqual(['result-list-made', 'result-list-confirmed']);
    expect(actions.every(({ payload }) => !payload.includes(idNumber(2)))).toBe(true);
    expect(await firstBrokenAudit(db)).toBe(null);
  });

  test('what is kept of a list names nobody by a number', async () => {
    const county = await testCounty(kind);
    await waiting(county);
    await make(county, `${idNumber(1)},阴性,${written(2)}`);
    const rows = await county.context.store.db.selectFrom('result_lists').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(idNumber(1));
  });

  test('a list without a line that is right is not kept, and one that is taken back is gone', async () => {
    const county = await testCounty(kind);
    await waiting(county);
    expect((await make(county, '今天没有')).list).toBe(null);
    const { list } = await make(county, `${idNumber(1)},阴性,${written(2)}`);
    expect((await county.desk('DELETE', `/v1/result-lists/${list?.id}`)).status).toBe(200);
    const left = await county.desk('GET', '/v1/result-lists');
    expect(resultListsAnswerSchema.parse(await left.json()).lists).toEqual([]);
  });

  test('another town knows nobody of it, and confirms nothing', async () => {
    const county = await testCounty(kind);
    await waiting(county);
    const made = {
      login: 'town-b',
      name: 'town-b',
      password: PASSWORD,
      role: 'town-desk',
      area: '610921101',
    };
    await county.desk('POST', '/v1/accounts', made);
    const entered = await county.desk('POST', '/v1/session', { login: 'town-b', password: PASSWORD });
    const town = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const text = `${idNumber(2)},阳性,${written(2)}`;
    expect((await make(county, text, town)).faults).toEqual([{ line: 1, fault: 'unknown' }]);
    const { list } = await make(county, text);
    expect((await confirm(county, list?.id ?? '', town)).status).toBe(404);
  });

  test('a list is good for a day', async () => {
    const county = await testCounty(kind);
    await waiting(county);
    const { list } = await make(county, `${idNumber(1)},阴性,${written(2)}`);
    const other = await county.second();
    await county.context.store.db
      .updateTable('result_lists')
      .set({ made_at: Date.now() - 25 * 3_600_000 })
      .execute();
    expect((await confirm(county, list?.id ?? '', other)).status).toBe(404);
  });
});
