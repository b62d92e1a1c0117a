import { describe, expect, test } from 'vitest';
import { instructionsAnswerSchema, orderAnswerSchema } from '#domain/desk/instructions-desk';
import type { Instruction } from '#domain/instruction/instruction';
import { pullAnswerSchema } from '#domain/pull-wire';
import type { Saying } from '#domain/record/record';
import { STORES, type TestCounty, testCounty } from './county';
import type { TestPhone } from './phone';
import { arrival, comingHome } from './sayings';

const HOUR = 3_600_000;
const HIGH = { place: '310115', level: 'high' as const, since: '2020-01-01', source: 'notice' };
const MEDIUM = { ...HIGH, level: 'medium' as const };

/** Somebody bound for the village who declared a stay in what then became a high-risk area. */
async function redPerson(county: TestCounty) {
  const traveller = await county.traveller();
  const duty = await county.worker(county.village);
  const said = await traveller.seal(comingHome());
  await traveller.send([said]);
  await county.publish({ basedOn: 1, riskAreas: [HIGH] });
  return { traveller, duty, said };
}

async function listed(county: TestCounty): Promise<Instruction[]> {
  const answer = await county.desk('GET', '/v1/instructions');
  return instructionsAnswerSchema.parse(await answer.json()).instructions;
}

/** What a village's phone has of instructions when it asks from the beginning. */
async function onPhone(phone: TestPhone): Promise<Instruction[]> {
  const answer = await phone.request('GET', '/v1/pull?cursor=0');
  const { changes } = pullAnswerSchema.parse(await answer.json());
  return changes.flatMap((one) => (one.table === 'instruction' && one.value !== null ? [one.value] : []));
}

const step = (instruction: string, name: 'received' | 'started' | 'done', note?: string): Saying => ({
  kind: 'instruction-step',
  body: { instruction, step: name, ...(note === undefined ? {} : { note }) },
});

describe.each(STORES)('%s', (kind) => {
  test('who turns red gets an instruction at once, with the clocks of the policy, and the village reads whom to find', async () => {
    const county = await testCounty(kind);
    const { duty } = await redPerson(county);
    const [one] = await listed(county);
    expect(one).toMatchObject({
      number: 1,
      area: '610921100001',
      person: { name: '魏*棠', phone: null, colour: 'red', measure: 'central-quarantine' },
      ended: null,
    });
    const knownAt = one?.knownAt ?? 0;
    expect(one?.due).toEqual({
      received: knownAt + 2 * HOUR,
      started: knownAt + 6 * HOUR,
      done: knownAt + 12 * HOUR,
    });
    expect(await onPhone(duty)).toMatchObject([
      { id: one?.id, person: { name: '魏晓棠', phone: '10012345678', measure: 'central-quarantine' } },
    ]);
    const elsewhere = await county.worker(county.other);
    expect(await onPhone(elsewhere)).toEqual([]);
    expect(await onPhone(await county.worker(county.exit))).toEqual([]);
  });

  test('what the village says of it counts once, the earlier of two, and never for another village', async () => {
    const county = await testCounty(kind);
    const { duty } = await redPerson(county);
    const [one] = await listed(county);
    const id = one?.id ?? '';
    const at = { worker: duty.worker, post: county.village.id };
    const now = Date.now();
    await duty.send([
      await duty.seal(step(id, 'started', 'at his brother’s'), { ...at, takenAt: now - 1000 }),
    ]);
    await duty.send([await duty.seal(step(id, 'received'), { ...at, takenAt: now - 60_000 })]);
    await duty.send([await duty.seal(step(id, 'received'), { ...at, takenAt: now - 500 })]);
    const stranger = await county.worker(county.other);
    const there = { worker: stranger.worker, post: county.other.id };
    await stranger.send([await stranger.seal(step(id, 'done'), there)]);
    const [told] = await listed(county);
    expect(told?.steps).toMatchObject({
      received: { by: 'Lu Ming' },
      started: { by: 'Lu Ming', note: 'at his brother’s' },
      done: null,
    });
    expect(told?.steps.started?.at).toBeGreaterThan(told?.steps.received?.at ?? 0);
  });

  test('another measure replaces the instruction, and its end releases the person', async () => {
    const county = await testCounty(kind);
    const { duty } = await redPerson(county);
    await county.publish({ basedOn: 2, riskAreas: [MEDIUM] });
    expect(await listed(county)).toMatchObject([
      { number: 2, person: { measure: 'home-isolation' }, ended: null },
      { number: 1, ended: { why: 'replaced' } },
    ]);
    await county.publish({ basedOn: 3, riskAreas: [] });
    expect((await listed(county)).map(({ ended }) => ended?.why)).toEqual(['released', 'replaced']);
    expect((await onPhone(duty)).every(({ ended }) => ended !== null)).toBe(true);
  });

  test('the same measure again is the same instruction, and it follows the person to where they are', async () => {
    const county = await testCounty(kind);
    const { said } = await redPerson(county);
    await county.publish({ basedOn: 2, riskAreas: [HIGH, { ...MEDIUM, place: '4201' }] });
    expect(await listed(county)).toHaveLength(1);
    const other = await county.worker(county.other);
    const subject = { declaration: said.id, name: '魏*棠' };
    await other.send([
      await other.seal(arrival({ subject, village: county.other.area }), {
        worker: other.worker,
        post: county.other.id,
      }),
    ]);
    expect(await listed(county)).toMatchObject([{ number: 1, area: county.other.area, ended: null }]);
    expect(await onPhone(other)).toHaveLength(1);
  });

  test('the desk orders an area, reads one whole, says what it heard by telephone, and takes its order back', async () => {
    const county = await testCounty(kind);
    await redPerson(county);
    const order = { area: '610921100', text: '排查 4 月以来从上海来的人' };
    const answer = await county.desk('POST', '/v1/instructions', order);
    const { instructions } = orderAnswerSchema.parse(await answer.json());
    expect(instructions).toMatchObject([{ number: 2, area: '610921100001', person: null, text: order.text }]);
    const given = instructions[0] ?? { id: '' };
    const [, about] = await listed(county);
    const whole = await county.desk('GET', `/v1/instructions/${about?.id}`);
    expect(await whole.json()).toMatchObject({ person: { name: '魏晓棠', phone: '10012345678' } });
    const said = await county.desk('POST', `/v1/instructions/${about?.id}/steps`, { step: 'received' });
    expect(said.status).toBe(200);
    const twice = await county.desk('POST', `/v1/instructions/${about?.id}/steps`, { step: 'received' });
    expect(twice.status).toBe(409);
    expect((await county.desk('DELETE', `/v1/instructions/${about?.id}`)).status).toBe(403);
    expect((await county.desk('DELETE', `/v1/instructions/${given.id}`)).status).toBe(200);
    const [ended] = (await listed(county)).filter(({ id }) => id === given.id);
    expect(ended?.ended?.why).toBe('withdrawn');
    const outside = await county.desk('POST', '/v1/instructions', { ...order, area: '6109' });
    expect(outside.status).toBe(403);
  });
});
