import { describe, expect, test } from 'vitest';
import { pullAnswerSchema } from '#domain/pull-wire';
import { STORES, testCounty } from './county';
import type { TestPhone } from './phone';
import { check, nationalId } from './sayings';
import { onPhone, postAt, transferring } from './transferring';

const MINUTE = 60_000;

/** Whom a phone has to follow up. */
async function wardsAt(phone: TestPhone): Promise<string[]> {
  const answer = await phone.request('GET', '/v1/pull?cursor=0');
  const { changes } = pullAnswerSchema.parse(await answer.json());
  return changes.flatMap((one) => (one.table === 'ward' && one.value !== null ? [one.value.person] : []));
}

describe.each(STORES)('%s', (kind) => {
  test('whom a post holds gets one transfer, fever told, and only the checkpoint hears of it', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const held = await all.hold(1, { tenths: 385 });
    expect(held).toMatchObject({
      number: 1,
      person: { name: '魏*棠', phone: null },
      fever: true,
      from: { post: { name: 'North exit' }, plate: '陕A12345' },
      order: null,
    });
    const again = check({ subject: { identity: nationalId(1) }, decision: 'hold' });
    await all.post.send([await all.post.seal(again, { worker: all.post.worker, post: county.exit.id })]);
    const passed = check({ subject: { identity: nationalId(2) } });
    await all.post.send([await all.post.seal(passed, { worker: all.post.worker, post: county.exit.id })]);
    expect((await all.list()).transfers).toHaveLength(1);
    expect((await onPhone(all.post)).transfers).toMatchObject([
      { id: held.id, person: { name: '魏*棠', phone: null } },
    ]);
    expect((await onPhone(all.team)).transfers).toEqual([]);
    expect(await onPhone(all.site)).toMatchObject({ transfers: [], rooms: [{ name: '101' }] });
    expect((await onPhone(await county.worker(county.village))).transfers).toEqual([]);
  });

  test('the name is masked for the driver until the scene, for the site until the pick-up', async () => {
    const all = await transferring(await testCounty(kind), ['101']);
    const { id } = await all.hold(1);
    expect((await all.order(id)).status).toBe(200);
    const read = async () => {
      const [driver] = (await onPhone(all.team)).transfers;
      const [site] = (await onPhone(all.site)).transfers;
      return [driver?.person.name, driver?.person.phone, site?.person.name, site?.person.phone];
    };
    const step = { transfer: id, order: 1 };
    const [masked, whole, phone] = ['魏*棠', '魏晓棠', '10012345678'];
    expect(await read()).toEqual([masked, null, masked, null]);
    await all.say(all.team, { ...step, step: 'accepted' });
    expect(await read()).toEqual([masked, null, masked, null]);
    await all.say(all.team, { ...step, step: 'at-scene' });
    expect(await read()).toEqual([whole, phone, masked, null]);
    await all.say(all.team, { ...step, step: 'picked-up' });
    expect(await read()).toEqual([whole, phone, whole, phone]);
    await all.say(all.team, { ...step, step: 'delivered' });
    expect(await read()).toEqual([masked, null, whole, phone]);
    expect((await onPhone(all.post)).transfers).toEqual([]);
  });

  test('a room is kept at the order, taken by the person, and free only after the discharge', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const { id } = await all.hold(1);
    const count = async () => (await all.list()).sites[0];
    expect(await count()).toMatchObject({ present: 0, reserved: 0, free: 1 });
    await all.order(id);
    expect(await count()).toMatchObject({ present: 0, reserved: 1, free: 0 });
    const second = await all.hold(2);
    expect((await all.order(second.id)).status).toBe(409);
    const [room] = (await onPhone(all.site)).rooms;
    await all.say(all.site, { transfer: id, step: 'received', room: room?.id ?? '' });
    expect(await count()).toMatchObject({ present: 1, reserved: 0, free: 0 });
    expect((await county.desk('DELETE', `/v1/rooms/${room?.id}`)).status).toBe(409);
    const ended = await county.desk('DELETE', `/v1/posts/${all.site.post.id}`);
    expect([ended.status, await ended.json()]).toEqual([409, { error: 'in-use' }]);
    await all.say(all.site, { transfer: id, step: 'discharged' });
    expect(await count()).toMatchObject({ present: 0, reserved: 0, free: 1 });
    expect((await all.order(second.id)).status).toBe(200);
  });

  test('two desks at once never give away the same last room', async () => {
    const all = await transferring(await testCounty(kind), ['101']);
    const [one, other] = [await all.hold(1), await all.hold(2)];
    const answers = await Promise.all([all.order(one.id), all.order(other.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await all.list()).sites).toMatchObject([{ reserved: 1, free: 0 }]);
  });

  test('a room that somebody is in is not given twice; the second is received without one', async () => {
    const all = await transferring(await testCounty(kind), ['101', '102']);
    const [one, other] = [await all.hold(1), await all.hold(2)];
    await all.order(one.id);
    await all.order(other.id);
    const [room, free] = (await onPhone(all.site)).rooms;
    for (const { id } of [one, other])
      await all.say(all.site, { transfer: id, step: 'received', room: room?.id ?? '' });
    const rooms = async () => {
      const { transfers } = await all.list();
      return [one, other].map(({ id }) => transfers.find((each) => each.id === id)?.room);
    };
    expect(await rooms()).toEqual([room?.id, null]);
    await all.say(all.site, { transfer: other.id, step: 'received', room: free?.id ?? '' });
    expect(await rooms()).toEqual([room?.id, free?.id]);
    await all.say(all.site, { transfer: one.id, step: 'discharged' });
    await all.say(all.site, { transfer: other.id, step: 'received', room: room?.id ?? '' });
    expect((await rooms())[1]).toBe(room?.id);
  });

  test('a discharge before the end of the measure needs a reason, and one without changes nothing', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const stays = [{ place: '310115', from: '2020-01-01', to: new Date().toISOString().slice(0, 10) }];
    const high = { place: '310115', level: 'high' as const, since: '2020-01-01', source: 'notice' };
    await county.publish({ basedOn: 1, riskAreas: [high] });
    const { id, person } = await all.hold(1, { stays });
    expect(person.measure).toBe('central-quarantine');
    await all.order(id);
    await all.say(all.site, { transfer: id, step: 'received', room: null });
    await all.say(all.site, { transfer: id, step: 'discharged' });
    expect((await all.list()).sites).toMatchObject([{ present: 1 }]);
    expect(await wardsAt(all.site)).toEqual([person.id]);
    await all.say(all.site, { transfer: id, step: 'discharged', word: '转定点医院' });
    const [over] = (await all.list()).transfers;
    expect(over?.steps.discharged).toMatchObject({ by: 'Lu Ming', word: '转定点医院' });
    expect((await all.list()).sites).toMatchObject([{ present: 0, free: 1 }]);
    expect(await wardsAt(all.site)).toEqual([]);
  });

  test('a team that cannot go gives it back; another one is sent, and the first hears no more', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const other = await county.worker(await postAt(county, 'Car 2', 'drivers'));
    const { id } = await all.hold(1);
    await all.order(id);
    await all.say(all.team, { transfer: id, order: 1, step: 'cannot', word: '爆胎' });
    const [open] = (await all.list()).transfers;
    expect(open).toMatchObject({ order: null, cannot: { word: '爆胎', by: 'Lu Ming' } });
    expect((await all.list()).sites).toMatchObject([{ reserved: 0, free: 1 }]);
    expect((await all.order(id, { driver: other.post.id })).status).toBe(200);
    expect((await onPhone(all.team)).transfers).toEqual([]);
    expect((await onPhone(other)).transfers).toMatchObject([{ order: { number: 2 } }]);
    await all.say(all.team, { transfer: id, order: 1, step: 'delivered' });
    expect((await all.list()).transfers[0]?.order?.driver.name).toBe('Car 1');
  });

  test('what others say of a transfer changes nothing and is on record', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const other = await county.worker(await postAt(county, 'West site', 'site'));
    const { id } = await all.hold(1);
    await all.order(id);
    await all.say(other, { transfer: id, step: 'received', room: null });
    await all.say(all.post, { transfer: id, order: 1, step: 'picked-up' });
    const [one] = (await all.list()).transfers;
    expect(one?.steps).toMatchObject({ 'picked-up': null, received: null });
    const { db } = county.context.store;
    const noted = await db
      .selectFrom('audit')
      .select('payload')
      .where('action', '=', 'transfer-not-taken')
      .execute();
    expect(noted.map(({ payload }) => JSON.parse(payload))).toMatchObject([
      { step: 'received', why: 'not-yours' },
      { step: 'picked-up', why: 'not-yours' },
    ]);
  });

  test('steps that were said with no network come late and in their own times', async () => {
    const all = await transferring(await testCounty(kind), ['101']);
    const { id } = await all.hold(1);
    await all.order(id);
    const now = Date.now();
    await all.say(all.team, { transfer: id, order: 1, step: 'picked-up' }, now - MINUTE);
    await all.say(all.team, { transfer: id, order: 1, step: 'accepted' }, now - 9 * MINUTE);
    const [one] = (await all.list()).transfers;
    const gap = (one?.steps['picked-up']?.at ?? 0) - (one?.steps.accepted?.at ?? 0);
    expect(Math.abs(gap - 8 * MINUTE)).toBeLessThan(2000);
  });

  test('the desk opens one by hand once, reads it whole, takes it back, and says what it heard by telephone', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const { id, person } = await all.hold(1);
    const wanted = { person: person.id, word: '在兴隆宾馆' };
    expect((await county.desk('POST', '/v1/transfers', wanted)).status).toBe(409);
    const cancelled = await county.desk('POST', `/v1/transfers/${id}/cancel`, { word: '判错了' });
    expect(cancelled.status).toBe(200);
    expect((await all.order(id)).status).toBe(409);
    const made = await (await county.desk('POST', '/v1/transfers', wanted)).json();
    const whole = await (await county.desk('GET', `/v1/transfers/${made.id}`)).json();
    expect(whole).toMatchObject({
      person: { name: '魏晓棠', phone: '10012345678' },
      from: { post: null, word: '在兴隆宾馆' },
    });
    await all.order(made.id);
    const step = { transfer: made.id, step: 'delivered', order: 1 };
    expect((await county.desk('POST', `/v1/transfers/${made.id}/steps`, step)).status).toBe(200);
    const told = (await all.list()).transfers.find((one) => one.id === made.id);
    expect(told?.steps.delivered).toMatchObject({ by: 'Wen Hua' });
  });

  test('teams and sites stand in no public list, and their phones hear of no traveller', async () => {
    const county = await testCounty(kind);
    const all = await transferring(county, ['101']);
    const card = await (await fetch(`${county.base}/v1/county`)).json();
    const names = card.county.posts.map(({ name }: { name: string }) => name);
    expect(names).not.toContain('Car 1');
    expect(names).not.toContain('East site');
    const board = await (await county.desk('GET', '/v1/board')).json();
    expect(JSON.stringify(board.posts)).not.toContain('East site');
    const answer = await (await all.site.request('GET', '/v1/pull?cursor=0')).json();
    const told = answer.changes.map((one: { table: string; value: { name?: string } | null }) => [
      one.table,
      one.value?.name,
    ]);
    expect(told).toContainEqual(['post', 'East site']);
    expect(told).not.toContainEqual(['post', 'Car 1']);
  });
});
