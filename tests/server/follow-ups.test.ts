import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { personAnswerSchema } from '#domain/desk/desk';
import { followUpsAnswerSchema } from '#domain/desk/follow-ups-desk';
import { instructionsAnswerSchema } from '#domain/desk/instructions-desk';
import { followUpStanding } from '#domain/followup/due';
import type { Ward } from '#domain/followup/ward';
import { passAnswerSchema } from '#domain/pass/pass-wire';
import { pullAnswerSchema } from '#domain/pull-wire';
import { judgeDue } from '#server/people/judge-everybody';
import { purge } from '#server/retention/purge';
import { STORES, type TestCounty, testCounty } from './county';
import { colourOf, followUp, isolated, tombstonesOn, wardsOn } from './follow-up-sayings';
import type { TestPhone } from './phone';
import { declaration, nationalId } from './sayings';

const DAY = 24 * 3_600_000;

async function instructions(county: TestCounty) {
  const answer = await county.desk('GET', '/v1/instructions');
  return instructionsAnswerSchema.parse(await answer.json()).instructions;
}

async function passOf(phone: TestPhone, declarationId: string): Promise<string> {
  const body = { declarations: [declarationId], carrier: 'live' };
  const answer = await phone.request('POST', '/v1/passes', { body });
  return passAnswerSchema.parse(await answer.json()).passes[0]?.number ?? '';
}

const standing = (ward: Ward | undefined, now: number) =>
  ward === undefined ? null : followUpStanding(ward, { zoneMinutes: 480 }, now);

describe.each(STORES)('%s', (kind) => {
  test('who is under a measure is on the list of their village once they are there, whole, and nowhere else', async () => {
    const county = await testCounty(kind);
    const { duty, person } = await isolated(county);
    const [ward] = await wardsOn(duty);
    expect(ward).toMatchObject({
      person,
      area: '610921100001',
      name: '魏晓棠',
      phone: '10012345678',
      colour: 'orange',
      measure: 'home-isolation',
      reports: [],
    });
    expect(ward?.hereSince).not.toBeNull();
    expect(standing(ward, county.context.now())).toMatchObject({ is: 'due', missed: 0 });
    expect(await wardsOn(await county.worker(county.other))).toEqual([]);
    expect(await wardsOn(await county.worker(county.exit))).toEqual([]);
  });

  test('who has only declared is still on the way', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    const duty = await county.worker(county.village);
    await traveller.send([
      await traveller.seal(declaration({ origin: '310115', destination: '610921100001' })),
    ]);
    await county.publish({
      basedOn: 1,
      riskAreas: [{ place: '310115', level: 'medium', since: '2020-01-01', source: 'notice' }],
    });
    expect(await wardsOn(duty)).toMatchObject([{ hereSince: null, saidHereAt: null }]);
  });

  test('a follow-up with a fever turns the person F1 at once, and is done on every phone of the village', async () => {
    const county = await testCounty(kind);
    const { duty, at, person } = await isolated(county);
    await duty.send([
      await duty.seal(
        followUp({ person }, { tenths: 378, symptoms: ['cough'], word: 'coughs at night' }),
        at,
      ),
    ]);
    expect((await colourOf(county, person)).rows).toEqual(['F1', 'F1', 'A3']);
    const [ward] = await wardsOn(await county.worker(county.village));
    expect(ward?.reports).toMatchObject([
      { tenths: 378, symptoms: ['cough'], word: 'coughs at night', seen: true, own: false, by: 'Lu Ming' },
    ]);
    expect(standing(ward, county.context.now())).toMatchObject({ is: 'done' });
    expect(ward?.ends).toEqual({ kind: 'open', until: 'cleared' });
    expect(await instructions(county)).toMatchObject([
      { ended: null, person: { measure: 'home-isolation' } },
    ]);
    expect(await releasedItems(county)).toEqual([]);
  });

  test('said twice it is one follow-up', async () => {
    const county = await testCounty(kind);
    const { duty, at, person } = await isolated(county);
    const sealed = await duty.seal(followUp({ person }), at);
    await duty.send([sealed]);
    await duty.send([sealed]);
    const [ward] = await wardsOn(duty);
    expect(ward?.reports).toHaveLength(1);
  });

  test('of somebody whom nobody knows it is kept and changes nobody', async () => {
    const county = await testCounty(kind);
    const { duty, at, person } = await isolated(county);
    const { results } = await duty.send([await duty.seal(followUp({ person: uuid() }, { tenths: 390 }), at)]);
    expect(results).toMatchObject([{ status: 'stored' }]);
    expect((await colourOf(county, person)).rows).toEqual(['A3']);
    expect(await audited(county, 'follow-up-unused')).toBe(1);
  });

  test('another village has nothing to say of them, nor has a motorway exit', async () => {
    const county = await testCounty(kind);
    const { person } = await isolated(county);
    for (const post of [county.other, county.exit]) {
      const stranger = await county.worker(post);
      const there = { worker: stranger.worker, post: post.id };
      await stranger.send([await stranger.seal(followUp({ person }, { tenths: 390 }), there)]);
    }
    expect((await colourOf(county, person)).rows).toEqual(['A3']);
    expect(await audited(county, 'follow-up-unused')).toBe(2);
  });

  test('what the village said while they were there counts also when they have gone on since', async () => {
    const county = await testCounty(kind);
    const { traveller, duty, at, person } = await isolated(county);
    const sealed = await duty.seal(followUp({ person }, { tenths: 380 }), at);
    const onward = declaration({ identity: nationalId(1), name: '魏晓棠', destination: county.other.area });
    await traveller.send([await traveller.seal(onward)]);
    expect(await wardsOn(duty)).toEqual([]);
    await duty.send([sealed]);
    expect((await colourOf(county, person)).rows).toContain('F1');
  });

  test('a traveller reports themselves by the pass that their own phone carries, and no other phone does', async () => {
    const county = await testCounty(kind);
    const { traveller, duty, said, person } = await isolated(county);
    const pass = await passOf(traveller, said.id);
    const stranger = await county.traveller();
    await stranger.send([await stranger.seal(followUp({ pass }, { tenths: 395 }))]);
    expect((await colourOf(county, person)).rows).toEqual(['A3']);
    await traveller.send([await traveller.seal(followUp({ pass }, { tenths: 366 }))]);
    const [ward] = await wardsOn(duty);
    expect(ward?.reports).toMatchObject([{ tenths: 366, seen: false, own: true, by: null }]);
    expect(standing(ward, county.context.now())).toMatchObject({ is: 'due', reported: true });
    await traveller.send([await traveller.seal(followUp({ pass }, { tenths: 379 }))]);
    expect((await colourOf(county, person)).rows).toEqual(['F1', 'A3']);
  });

  test('that a traveller says to have arrived is told to the village, and stands for no registration', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    const duty = await county.worker(county.village);
    const said = await traveller.seal(declaration({ origin: '310115', destination: '610921100001' }));
    await traveller.send([said]);
    const riskAreas = [{ place: '310115', level: 'medium' as const, since: '2020-01-01', source: 'notice' }];
    await county.publish({ basedOn: 1, riskAreas });
    const pass = await passOf(traveller, said.id);
    const here: Parameters<TestPhone['seal']>[0] = {
      kind: 'self-arrival',
      body: { pass, village: '610921100001' },
    };
    await traveller.send([await traveller.seal(here)]);
    const [ward] = await wardsOn(duty);
    expect(ward?.saidHereAt).not.toBeNull();
    expect(ward?.hereSince).toBeNull();
    const pulled = await duty.request('GET', '/v1/pull?cursor=0');
    const { changes } = pullAnswerSchema.parse(await pulled.json());
    const expected = changes.flatMap((one) => (one.table === 'expected' ? [one.value] : []));
    expect(expected).toMatchObject([{ arrivedAt: null, saidHereAt: ward?.saidHereAt }]);
  });

  test('when the measure is over the person leaves the list by themselves, and the instruction ends', async () => {
    const county = await testCounty(kind);
    const { duty, person } = await isolated(county);
    county.wait(20 * DAY);
    await judgeDue(county.context);
    const { db } = county.context.store;
    const row = await db.selectFrom('persons').selectAll().where('id', '=', person).executeTakeFirst();
    expect(row).toMatchObject({ colour: 'green', measure: 'none' });
    expect(await wardsOn(duty)).toEqual([]);
    expect(await tombstonesOn(duty)).toEqual([`${person} 610921100001`]);
    const ended = await db
      .selectFrom('instructions')
      .select('ended_why')
      .where('person', '=', person)
      .execute();
    expect(ended).toEqual([{ ended_why: 'released' }]);
  });

  test('the desk sees who is due, done and missed, masked, with counts of each village, and nobody outside its area', async () => {
    const county = await testCounty(kind);
    const { duty, at, person } = await isolated(county);
    const list = async (query = '') => {
      const answer = await county.desk('GET', `/v1/follow-ups${query}`);
      return followUpsAnswerSchema.parse(await answer.json());
    };
    expect(await list()).toMatchObject({
      counts: [{ area: county.village.area, all: 1, due: 1, done: 0, missed: 0 }],
      rows: [{ ward: { person, name: '魏*棠', phone: null, address: null }, standing: { is: 'due' } }],
      more: false,
    });
    await duty.send([await duty.seal(followUp({ person }), at)]);
    expect((await list()).counts).toMatchObject([{ due: 0, done: 1 }]);
    expect((await list(`?area=${county.other.area}`)).rows).toEqual([]);
    expect((await county.desk('GET', '/v1/follow-ups?area=6109')).status).toBe(403);
    expect((await county.desk('GET', '/v1/follow-ups?area=x')).status).toBe(400);
    const file = await county.desk('GET', `/v1/persons/${person}`);
    const { timeline } = personAnswerSchema.parse(await file.json());
    expect(timeline.map((item) => item.kind)).toContain('follow-up');
  });

  test('what was missed for a day is the town’s, and stands first', async () => {
    const county = await testCounty(kind);
    const { person } = await isolated(county);
    const { db } = county.context.store;
    const since = Date.now() - 2 * DAY;
    // As if they had been there for two days.
    await db.updateTable('wards').set({ since }).where('person', '=', person).execute();
    await db.updateTable('arrivals').set({ corrected_at: since }).where('person', '=', person).execute();
    const answer = await county.desk('GET', '/v1/follow-ups');
    const { rows, counts } = followUpsAnswerSchema.parse(await answer.json());
    expect(rows).toMatchObject([{ standing: { is: 'due', tier: 'town', fromYesterday: true } }]);
    expect(counts).toMatchObject([{ missed: 1, fromYesterday: 1 }]);
  });

  test('what was said of somebody goes with them when their time is over', async () => {
    const county = await testCounty(kind);
    const { traveller, duty, at, said, person } = await isolated(county);
    const pass = await passOf(traveller, said.id);
    await traveller.send([
      await traveller.seal({ kind: 'self-arrival', body: { pass, village: county.village.area } }),
    ]);
    await duty.send([await duty.seal(followUp({ person }), at)]);
    const { db } = county.context.store;
    const left = async () => [
      ...(await db.selectFrom('follow_ups').select('person').execute()),
      ...(await db.selectFrom('self_arrivals').select('person').execute()),
      ...(await db.selectFrom('wards').select('person').execute()),
    ];
    expect(await left()).toHaveLength(3);
    // The measure ends, and 28 days after it the person goes.
    for (const days of [20, 30]) {
      county.wait(days * DAY);
      await judgeDue(county.context);
    }
    await db.updateTable('open_items').set({ state: 'closed' }).execute();
    const { store, policies } = county.context;
    await purge({ store, policies, now: county.context.now(), write: (work) => store.write(work) });
    expect(await left()).toEqual([]);
  });
});

async function audited(county: TestCounty, action: string): Promise<number> {
  const rows = await county.context.store.db
    .selectFrom('audit')
    .select('seq')
    .where('action', '=', action)
    .execute();
  return rows.length;
}

async function releasedItems(county: TestCounty) {
  return await county.context.store.db
    .selectFrom('open_items')
    .select('kind')
    .where('kind', '=', 'released')
    .execute();
}
