import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { comparisonsAnswerSchema, differs, partiesAnswerSchema } from '#domain/desk/comparisons-desk';
import { personAnswerSchema } from '#domain/desk/desk';
import { compareDue } from '#server/compare/compare-due';
import { STORES, type TestCounty, testCounty } from './county';
import { PASSWORD } from './founded';
import { arrival, check, declaration, nationalId } from './sayings';

const HOUR = 3_600_000;
const DEST = '610921100001';
/** Midnight in the county's zone comes between the times of a test otherwise. */
const SOON = 0;

/** A party of two of whom one is checked and arrives; somebody who came undeclared. */
async function aDay(county: TestCounty) {
  const traveller = await county.traveller();
  const [guard, duty] = [await county.worker(county.exit), await county.worker(county.village)];
  const first = declaration({ destination: DEST, arriveAt: Date.now() + SOON, plate: '陕GO1234' });
  const party = uuid();
  const sealed = [];
  for (const [at, name] of ['魏晓棠', '何素问'].entries()) {
    const person = { ...first.body.person, name, identity: nationalId(at + 1) };
    const body = { ...first.body, party, partySize: 2, position: at + 1, person };
    sealed.push(await traveller.seal({ kind: 'declaration', body }));
  }
  await traveller.send(sealed);
  const at = { worker: guard.worker, post: county.exit.id };
  const subject = { declaration: sealed[0]?.id ?? '' };
  const there = { worker: duty.worker, post: county.village.id };
  await guard.send([await guard.seal(check({ subject, destination: DEST }), at)]);
  await duty.send([
    await duty.seal(arrival({ subject }), there),
    await duty.seal(arrival({ subject: { identity: nationalId(3), name: '袁立群' } }), there),
  ]);
  return { party };
}

async function summary(county: TestCounty, more: { cookie?: string; day?: string } = {}) {
  const query = more.day === undefined ? '' : `?day=${more.day}`;
  const answer = await county.desk('GET', `/v1/comparisons${query}`, undefined, more);
  return comparisonsAnswerSchema.parse(await answer.json());
}

describe.each(STORES)('%s', (kind) => {
  test('a day is counted by village: declared, of them checked and arrived, and who came undeclared', async () => {
    const county = await testCounty(kind);
    await aDay(county);
    const { day, today, rows } = await summary(county);
    expect(day).toBe(today);
    expect(rows).toEqual([
      {
        area: DEST,
        declared: 2,
        checked: 1,
        arrived: 1,
        undeclared: 1,
        open: { 'never-came': 0, 'never-arrived': 0, 'no-post': 0, 'fewer-checked': 0 },
      },
    ]);
    expect((await summary(county, { day: '2020-01-01' })).rows).toEqual([]);
    expect((await county.desk('GET', '/v1/comparisons?day=tomorrow')).status).toBe(400);
  });

  test('what is to be found out is counted beside, and the party says of whom', async () => {
    const county = await testCounty(kind);
    await aDay(county);
    const { today } = await summary(county);
    county.wait(HOUR);
    await county.context.store.db.updateTable('sessions').set({ seen_at: county.context.now() }).execute();
    await compareDue(county.context);
    expect((await summary(county, { day: today })).rows[0]?.open['fewer-checked']).toBe(1);
    const path = `/v1/comparisons/parties?day=${today}&area=${DEST}`;
    const { parties } = partiesAnswerSchema.parse(await (await county.desk('GET', path)).json());
    expect(parties.map((one) => [one.plate, one.size, one.people.length, differs(one)])).toEqual([
      ['陕GO1234', 2, 2, true],
      [null, 1, 1, true],
    ]);
    const [party] = parties;
    expect(party?.people.map(({ name, trip }) => [name, trip.checked?.post, trip.open])).toEqual([
      ['魏*棠', 'North exit', []],
      ['何*问', undefined, ['fewer-checked']],
    ]);
    expect(party?.people[0]?.trip.arrived?.village).toBe(DEST);
    const file = await county.desk('GET', `/v1/persons/${party?.people[0]?.person}`);
    const { trips } = personAnswerSchema.parse(await file.json());
    expect(trips).toEqual([party?.people[0]?.trip]);
  });

  test('a declaration that another took the place of counts on the other’s day only', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    const now = Date.now();
    const say = (arriveAt: number, takenAt: number) =>
      traveller.seal(declaration({ destination: DEST, arriveAt }), { takenAt });
    await traveller.send([await say(now + SOON, now - HOUR), await say(now + 48 * HOUR, now - 1000)]);
    expect((await summary(county)).rows).toEqual([]);
    const later = new Date(now + 56 * HOUR).toISOString().slice(0, 10);
    expect((await summary(county, { day: later })).rows).toMatchObject([{ declared: 1, checked: 0 }]);
  });

  test('a town’s desk reads its own villages, and of others nothing', async () => {
    const county = await testCounty(kind);
    await aDay(county);
    const { today } = await summary(county);
    const made = {
      login: 'town-b',
      name: 'town-b',
      password: PASSWORD,
      role: 'town-desk',
      area: '610921101',
    };
    await county.desk('POST', '/v1/accounts', made);
    const entered = await county.desk('POST', '/v1/session', { login: 'town-b', password: PASSWORD });
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await summary(county, { cookie })).rows).toEqual([]);
    const path = `/v1/comparisons/parties?day=${today}&area=${DEST}`;
    const answer = await county.desk('GET', path, undefined, { cookie });
    expect(partiesAnswerSchema.parse(await answer.json()).parties).toEqual([]);
  });
});
