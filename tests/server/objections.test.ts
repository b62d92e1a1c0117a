import { describe, expect, test } from 'vitest';
import { type ObjectionRow, objectionsAnswerSchema } from '#domain/objection/objection';
import { passAnswerSchema } from '#domain/pass/pass-wire';
import type { Saying } from '#domain/record/record';
import { firstBrokenAudit } from '#server/store/audit';
import { STORES, type TestCounty, testCounty } from './county';
import { declaration, nationalId } from './sayings';

const DAY = 24 * 3_600_000;
const HIGH = { place: '310115', level: 'high' as const, since: '2020-01-01', source: 'notice' };

const objection = (of: string, text = 'I was never there'): Saying => ({
  kind: 'objection',
  body: { declaration: of, text },
});

/** Somebody who was turned red by a stay, and objects. */
async function objecting(county: TestCounty) {
  const traveller = await county.traveller();
  const today = new Date().toISOString().slice(0, 10);
  const said = await traveller.seal(
    declaration({
      identity: nationalId(1),
      origin: '4201',
      stays: [{ place: '310115', from: today, to: today }],
    }),
  );
  await traveller.send([said]);
  await county.publish({ basedOn: 1, riskAreas: [HIGH] });
  await traveller.send([await traveller.seal(objection(said.id))]);
  return { traveller, said };
}

async function listed(county: TestCounty): Promise<ObjectionRow[]> {
  const answer = await county.desk('GET', '/v1/objections');
  return objectionsAnswerSchema.parse(await answer.json()).objections;
}

const answer = (county: TestCounty, id: string | undefined, body: unknown) =>
  county.desk('POST', `/v1/objections/${id}/answer`, body);

describe.each(STORES)('%s', (kind) => {
  test('an objection is before the desk with its reasons, the facts behind them, and a day to answer', async () => {
    const county = await testCounty(kind);
    const { said } = await objecting(county);
    const [one] = await listed(county);
    expect(one).toMatchObject({ text: 'I was never there', colour: 'red', answer: null, name: '魏*棠' });
    expect((one?.due ?? 0) - (one?.at ?? 0)).toBeGreaterThanOrEqual(DAY);
    const stay = one?.verdict.reasons.findIndex(({ row }) => row === 'A1');
    expect(one?.doubted.find(({ reason }) => reason === stay)?.facts).toMatchObject([
      { list: 'stays', record: said.id },
    ]);
  });

  test('a fact that was said in error is withdrawn with a reason, and the person judged anew at once', async () => {
    const county = await testCounty(kind);
    await objecting(county);
    const [one] = await listed(county);
    const withdraw = one?.doubted.flatMap(({ facts }) => facts.map(({ list, key }) => ({ list, key })));
    const answered = await answer(county, one?.id, { text: 'a slip of the pen', withdraw });
    expect(answered.status).toBe(200);
    expect(await listed(county)).toMatchObject([
      { colour: 'green', answer: { outcome: 'corrected', text: 'a slip of the pen' }, answeredBy: 'Wen Hua' },
    ]);
    const { instructions } = await (await county.desk('GET', '/v1/instructions')).json();
    expect(instructions).toMatchObject([{ ended: { why: 'released' } }]);
    const again = await answer(county, one?.id, { text: 'again', withdraw: [] });
    expect(again.status).toBe(409);
    expect(await firstBrokenAudit(county.context.store.db)).toBeNull();
  });

  test('where nothing was said in error the colour stands, and nobody can set another', async () => {
    const county = await testCounty(kind);
    await objecting(county);
    const [one] = await listed(county);
    const invented = await answer(county, one?.id, {
      text: 'please',
      withdraw: [{ list: 'stays', key: '[]' }],
    });
    expect(invented.status).toBe(409);
    expect((await answer(county, one?.id, { text: 'please', withdraw: [], colour: 'green' })).status).toBe(
      400,
    );
    expect((await answer(county, one?.id, { text: 'you were there', withdraw: [] })).status).toBe(200);
    expect(await listed(county)).toMatchObject([{ colour: 'red', answer: { outcome: 'stands' } }]);
  });

  test('the traveller reads the answer with the pass', async () => {
    const county = await testCounty(kind);
    const { traveller, said } = await objecting(county);
    const objection = async () => {
      const body = { declarations: [said.id], carrier: 'live' };
      const answer = await traveller.request('POST', '/v1/passes', { body });
      return passAnswerSchema.parse(await answer.json()).passes[0]?.objection;
    };
    expect(await objection()).toMatchObject({ text: 'I was never there', answer: null });
    const [one] = await listed(county);
    await answer(county, one?.id, { text: 'you were there', withdraw: [] });
    expect(await objection()).toMatchObject({ answer: { outcome: 'stands', text: 'you were there' } });
  });

  test('nobody objects for another phone’s declaration', async () => {
    const county = await testCounty(kind);
    const { said } = await objecting(county);
    const stranger = await county.traveller();
    await stranger.send([await stranger.seal(objection(said.id, 'turn them green'))]);
    expect(await listed(county)).toHaveLength(1);
  });
});
