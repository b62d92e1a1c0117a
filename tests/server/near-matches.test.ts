import { describe, expect, test } from 'vitest';
import { type NearMatchesAnswer, nearMatchesAnswerSchema } from '#domain/desk/near-matches-desk';
import type { Identity } from '#domain/document/identity';
import { findNear } from '#server/people/find-near';
import { purge } from '#server/retention/purge';
import { firstBrokenAudit } from '#server/store/audit';
import { STORES, type TestCounty, testCounty } from './county';
import { arrival, check, type DeclarationChoice, declaration } from './sayings';

const DAY = 24 * 3_600_000;
const passport = (number: string): Identity => ({ type: 'passport', number });
const WRONG = passport('E12345578');
const RIGHT = passport('E12345678');
const today = () => new Date().toISOString().slice(0, 10);
const abroad = () => [{ place: 'US', from: today(), to: today() }];

/** Two declarations of 魏晓棠, by two phones: the passport's number differs in one place, one of them was abroad. */
async function twice(county: TestCounty, more: { one?: DeclarationChoice; other?: DeclarationChoice } = {}) {
  const phones = [await county.traveller(), await county.traveller()] as const;
  const one = await phones[0].seal(declaration({ identity: RIGHT, phone: '13800000001', ...more.one }));
  await phones[0].send([one]);
  const other = await phones[1].seal(declaration({ identity: WRONG, stays: abroad(), ...more.other }));
  await phones[1].send([other]);
  await findNear(county.context);
  return { one, other, phones };
}

async function near(county: TestCounty, cookie?: string): Promise<NearMatchesAnswer> {
  const answer = await county.desk(
    'GET',
    '/v1/near-matches',
    undefined,
    cookie === undefined ? {} : { cookie },
  );
  return nearMatchesAnswerSchema.parse(await answer.json());
}

const first = async (county: TestCounty) => (await near(county)).matches[0];
const decide = (county: TestCounty, id: string | undefined, deed: 'merge' | 'apart', cookie?: string) =>
  county.desk(
    'POST',
    `/v1/near-matches/${id}/${deed}`,
    { reason: 'telephoned, same person' },
    cookie === undefined ? {} : { cookie },
  );

const persons = (county: TestCounty) =>
  county.context.store.db
    .selectFrom('persons')
    .select(['id', 'name', 'colour', 'file', 'phone', 'area'])
    .where('merged_into', 'is', null)
    .orderBy('id')
    .execute();

const search = async (county: TestCounty, text: string): Promise<{ person: string }[]> =>
  (await (await county.desk('POST', '/v1/persons/search', { text })).json()).hits;

async function townDesk(county: TestCounty, area: string): Promise<string> {
  const town = { login: `town${area}`, password: 'harbour-violin-82-meadow' };
  await county.desk('POST', '/v1/accounts', { ...town, name: 'Gu Yi', role: 'town-desk', area });
  const answer = await fetch(`${county.base}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(town),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe.each(STORES)('%s', (kind) => {
  test('two entries whose documents differ in one place are offered, masked, the place alone is told', async () => {
    const county = await testCounty(kind);
    await twice(county);
    const answer = await near(county);
    expect(answer.count).toBe(1);
    const [match] = answer.matches;
    expect(match?.reasons).toEqual([{ kind: 'document', how: 'one-wrong', at: [6] }]);
    expect(match?.differ).toEqual(['document']);
    expect(match?.sides.map(({ name, document, colour }) => ({ name, document, colour }))).toEqual([
      { name: '魏*棠', document: '*****5*78', colour: 'green' },
      { name: '魏*棠', document: '*****5*78', colour: 'red' },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/E123|13800000001|魏晓棠/);
  });

  test('joined by a desk they are one: one colour, one instruction, one file, found by both documents', async () => {
    const county = await testCounty(kind);
    const { one, phones } = await twice(county);
    const merged = await decide(county, (await first(county))?.id, 'merge');
    expect(merged.status).toBe(200);
    const { person } = await merged.json();
    expect(await persons(county)).toMatchObject([{ id: person, colour: 'red', phone: '13800000001' }]);
    const { instructions } = await (await county.desk('GET', '/v1/instructions')).json();
    expect(instructions).toMatchObject([{ person: { id: person }, ended: null }]);
    for (const last6 of ['345578', '345678']) expect(await search(county, last6)).toMatchObject([{ person }]);
    const pass = await phones[0].request('POST', '/v1/passes', {
      body: { declarations: [one.id], carrier: 'live' },
    });
    expect((await pass.json()).passes[0]?.verdict?.colour ?? 'red').toBe('red');
    expect((await decide(county, (await first(county))?.id, 'merge')).status).toBe(404);
    expect((await near(county)).count).toBe(0);
  });

  test('records that come later, by either document, tell of the joined person', async () => {
    const county = await testCounty(kind);
    await twice(county);
    const { person } = await (await decide(county, (await first(county))?.id, 'merge')).json();
    const guard = await county.worker(county.exit);
    const at = { worker: guard.worker, post: county.exit.id };
    await guard.send([
      await guard.seal(check({ subject: { identity: RIGHT } }), at),
      await guard.seal(check({ subject: { identity: WRONG } }), at),
    ]);
    expect(await persons(county)).toHaveLength(1);
    const checks = await county.context.store.db.selectFrom('checks').select('person').execute();
    expect(checks).toEqual([{ person }, { person }]);
  });

  test('taken apart each has what its own records say, judged anew, and they are not offered again', async () => {
    const county = await testCounty(kind);
    const { db } = county.context.store;
    const { one, other } = await twice(county);
    const before = await persons(county);
    const instructions = async () =>
      await db.selectFrom('instructions').select('person').where('ended_at', 'is', null).execute();
    const ordered = await instructions();
    const { person } = await (await decide(county, (await first(county))?.id, 'merge')).json();
    const guard = await county.worker(county.village);
    const came = await guard.seal(arrival({ subject: { identity: RIGHT } }), {
      worker: guard.worker,
      post: county.village.id,
    });
    await guard.send([came]);
    const [part] = before;
    const split = await county.desk('POST', `/v1/persons/${person}/split`, {
      part: part?.id,
      reason: 'a cousin of the same name',
    });
    expect((await split.json()).persons.sort()).toEqual(before.map(({ id }) => id));
    const after = await persons(county);
    expect(after.map(({ id, colour }) => ({ id, colour }))).toEqual(
      before.map(({ id, colour }) => ({ id, colour })),
    );
    const red = before.find(({ colour }) => colour === 'red');
    const green = before.find(({ colour }) => colour === 'green');
    const fileIn = (row: { file: string } | undefined): unknown => JSON.parse(row?.file ?? 'null');
    expect(fileIn(after.find(({ id }) => id === red?.id))).toEqual(fileIn(red));
    const owner = async (table: 'declarations' | 'arrivals', id: string) =>
      (await db.selectFrom(table).select('person').where('id', '=', id).executeTakeFirst())?.person;
    expect(await owner('declarations', one.id)).toBe(green?.id);
    expect(await owner('declarations', other.id)).toBe(red?.id);
    expect(await owner('arrivals', came.id)).toBe(green?.id);
    expect(await instructions()).toEqual(ordered);
    await findNear(county.context);
    expect((await near(county)).count).toBe(0);
    // Links to the joined person lead on.
    expect((await county.desk('GET', `/v1/persons/${person}`)).status).toBe(200);
    const again = await county.desk('POST', `/v1/persons/${person}/split`, {
      part: part?.id,
      reason: 'once more',
    });
    expect(again.status).toBe(409);
    const actions = await db
      .selectFrom('audit')
      .select(['action', 'subject'])
      .where('action', 'like', 'person-%')
      .execute();
    expect(actions.map(({ action }) => action)).toEqual([
      'person-merged',
      'person-merged',
      'person-split',
      'person-split',
    ]);
    expect(await firstBrokenAudit(db)).toBeNull();
  });

  test('kept apart they are not offered again, until there is another reason', async () => {
    const county = await testCounty(kind);
    const { phones } = await twice(county);
    const before = await persons(county);
    expect((await decide(county, (await first(county))?.id, 'apart')).status).toBe(200);
    const again = await phones[1].seal(declaration({ identity: WRONG }));
    await phones[1].send([again]);
    await findNear(county.context);
    expect((await near(county)).count).toBe(0);
    const called = await phones[1].seal(declaration({ identity: WRONG, phone: '13800000001' }));
    await phones[1].send([called]);
    await findNear(county.context);
    expect((await first(county))?.reasons.map((reason) => reason.kind)).toEqual(['document', 'name-phone']);
    expect((await persons(county)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  test('what is near no more is not offered any more', async () => {
    const county = await testCounty(kind);
    const { phones } = await twice(county, {
      one: { identity: { type: 'none', reason: 'forgot' } },
      other: { identity: WRONG, phone: '13800000001' },
    });
    expect((await first(county))?.reasons).toEqual([{ kind: 'name-phone' }]);
    county.wait(1000);
    await phones[1].send([
      await phones[1].seal(declaration({ identity: WRONG, phone: '13900000002' }), {
        takenAt: Date.now() + 1000,
      }),
    ]);
    await findNear(county.context);
    expect((await near(county)).count).toBe(0);
  });

  test('a third entry joins the two, and each can leave alone', async () => {
    const county = await testCounty(kind);
    await twice(county);
    await decide(county, (await first(county))?.id, 'merge');
    const phone = await county.traveller();
    await phone.send([
      await phone.seal(declaration({ identity: { type: 'none', reason: 'child' }, phone: '13800000001' })),
    ]);
    await findNear(county.context);
    const { person } = await (await decide(county, (await first(county))?.id, 'merge')).json();
    expect(await persons(county)).toHaveLength(1);
    const parts = await county.context.store.db
      .selectFrom('persons')
      .select(['id', 'document'])
      .where('merged_into', '=', person)
      .execute();
    expect(parts).toHaveLength(3);
    const child = parts.find(({ document }) => document === null);
    const split = await county.desk('POST', `/v1/persons/${person}/split`, {
      part: child?.id,
      reason: 'the child of the same name',
    });
    expect(await split.json()).toEqual({ persons: [child?.id, person] });
    expect((await persons(county)).map(({ id }) => id).sort()).toEqual([child?.id, person].sort());
    await findNear(county.context);
    expect((await near(county)).count).toBe(0);
  });

  test('a town’s desk decides about two of its own, and about nobody else', async () => {
    const county = await testCounty(kind);
    await twice(county, { other: { destination: '610921101201' } });
    const here = await townDesk(county, '610921100');
    expect((await near(county, here)).matches).toEqual([]);
    expect((await decide(county, (await first(county))?.id, 'merge', here)).status).toBe(404);
    expect((await decide(county, (await first(county))?.id, 'apart', here)).status).toBe(404);
    const phone = await county.traveller();
    await phone.send([await phone.seal(declaration({ identity: WRONG, destination: '610921100001' }))]);
    await findNear(county.context);
    expect((await near(county, here)).count).toBe(1);
    expect((await decide(county, (await first(county))?.id, 'merge', here)).status).toBe(200);
    const { person } = { person: (await persons(county))[0]?.id };
    const elsewhere = await townDesk(county, '610921102');
    const part = await county.context.store.db
      .selectFrom('persons')
      .select('id')
      .where('merged_into', '=', person ?? '')
      .executeTakeFirst();
    const split = await county.desk(
      'POST',
      `/v1/persons/${person}/split`,
      { part: part?.id, reason: 'just because' },
      { cookie: elsewhere },
    );
    expect(split.status).toBe(404);
  });

  test('a decision needs a reason', async () => {
    const county = await testCounty(kind);
    await twice(county);
    const id = (await first(county))?.id;
    for (const body of [{}, { reason: '' }, { reason: '    ' }])
      expect((await county.desk('POST', `/v1/near-matches/${id}/merge`, body)).status).toBe(400);
    expect(await persons(county)).toHaveLength(2);
  });

  test('of a joined person nothing is left when the time is over', async () => {
    const county = await testCounty(kind);
    const { db } = county.context.store;
    await twice(county, { other: { stays: [] } });
    await decide(county, (await first(county))?.id, 'merge');
    county.wait(20 * DAY);
    const { store, policies } = county.context;
    await purge({ store, policies, now: county.context.now(), write: (work) => store.write(work) });
    for (const table of ['persons', 'aliases', 'part_things', 'near_matches', 'declarations'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(await firstBrokenAudit(db)).toBeNull();
  });
});
