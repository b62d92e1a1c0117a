import { describe, expect, test } from 'vitest';
import { type PersonAnswer, personAnswerSchema } from '#domain/desk/desk';
import { findNear } from '#server/people/find-near';
import { STORES, type TestCounty, testCounty } from './county';
import { check, declaration, nationalId } from './sayings';

const today = () => new Date().toISOString().slice(0, 10);

async function opened(county: TestCounty): Promise<PersonAnswer> {
  const [row] = await county.context.store.db
    .selectFrom('persons')
    .select('id')
    .where('merged_into', 'is', null)
    .execute();
  return personAnswerSchema.parse(await (await county.desk('GET', `/v1/persons/${row?.id}`)).json());
}

describe.each(STORES)('%s', (kind) => {
  test('each contact field has every value that was ever said of it, by whom and in which record', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    const first = await traveller.seal(
      declaration({ name: '魏晓棠', phone: '13800000001', plate: '陕G12345' }),
      { takenAt: Date.now() - 9000 },
    );
    const second = await traveller.seal(declaration({ name: '魏晓堂', phone: '13800000001' }), {
      takenAt: Date.now() - 6000,
    });
    await traveller.send([first, second]);
    const guard = await county.worker(county.exit);
    const seen = await guard.seal(
      check({ subject: { identity: nationalId(1), name: '魏*棠' }, plate: '陕G54321' }),
      { worker: guard.worker, post: county.exit.id },
    );
    await guard.send([seen]);
    const { said, fields } = await opened(county);
    expect(
      said.map(({ field, value, record, post, worker }) => [field, value, record, post, worker]),
    ).toEqual([
      ['plate', '陕G54321', seen.id, 'North exit', 'Lu Ming'],
      ['name', '魏晓堂', second.id, null, null],
      ['phone', '13800000001', second.id, null, null],
      ['name', '魏晓棠', first.id, null, null],
      ['phone', '13800000001', first.id, null, null],
      ['plate', '陕G12345', first.id, null, null],
    ]);
    // What counts of each field is what was said of it last.
    for (const { field, value, record } of fields)
      expect(said.find((one) => one.field === field)).toMatchObject({ value, record });
  });

  test('the timeline has colours, the instruction with its steps, the objection with its answer', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    const said = await traveller.seal(declaration({ stays: [{ place: 'US', from: today(), to: today() }] }));
    await traveller.send([said]);
    const { instructions } = await (await county.desk('GET', '/v1/instructions')).json();
    const step = { step: 'received', note: 'by telephone' };
    await county.desk('POST', `/v1/instructions/${instructions[0].id}/steps`, step);
    const body = { declaration: said.id, text: 'I was never there' };
    await traveller.send([await traveller.seal({ kind: 'objection', body })]);
    const { objections } = await (await county.desk('GET', '/v1/objections')).json();
    const withdraw = objections[0].doubted.flatMap(({ facts }: { facts: { list: string; key: string }[] }) =>
      facts.map(({ list, key }) => ({ list, key })),
    );
    county.wait(60_000);
    await county.desk('POST', `/v1/objections/${objections[0].id}/answer`, { text: 'a slip', withdraw });
    const { timeline } = await opened(county);
    const events = timeline.map(({ kind: what, detail, worker }) => ({ what, detail, worker }));
    expect(events).toEqual(
      expect.arrayContaining([
        { what: 'colour', detail: expect.objectContaining({ was: null, colour: 'red' }), worker: null },
        { what: 'colour', detail: expect.objectContaining({ was: 'red', colour: 'green' }), worker: null },
        {
          what: 'instruction',
          detail: expect.objectContaining({ number: 1, measure: 'central-quarantine' }),
          worker: null,
        },
        {
          what: 'instruction-step',
          detail: { number: 1, step: 'received', text: 'by telephone' },
          worker: 'Wen Hua',
        },
        { what: 'instruction-end', detail: { number: 1, ended: 'released' }, worker: null },
        { what: 'objection', detail: { text: 'I was never there' }, worker: null },
        { what: 'objection-answer', detail: { outcome: 'corrected', text: 'a slip' }, worker: 'Wen Hua' },
      ]),
    );
    expect(timeline.filter(({ kind: what }) => what === 'declaration')).toHaveLength(1);
  });

  test('a joined person says of which entries, who joined them and why, once; taken apart each says so too', async () => {
    const county = await testCounty(kind);
    for (const number of ['E12345678', 'E12345578']) {
      const phone = await county.traveller();
      await phone.send([await phone.seal(declaration({ identity: { type: 'passport', number } }))]);
    }
    expect((await opened(county)).near).toBe(0);
    await findNear(county.context);
    expect((await opened(county)).near).toBe(1);
    const { matches } = await (await county.desk('GET', '/v1/near-matches')).json();
    const reason = 'telephoned, same person';
    await county.desk('POST', `/v1/near-matches/${matches[0].id}/merge`, { reason });
    const joined = await opened(county);
    expect(joined.near).toBe(0);
    expect(joined.parts.map(({ document }) => document)).toEqual(['*****5678', '*****5578']);
    const merges = ({ timeline }: PersonAnswer) =>
      timeline.flatMap(({ kind: what, worker, detail }) =>
        what === 'person-merged' || what === 'person-split' ? [{ what, worker, detail }] : [],
      );
    const merged = { what: 'person-merged', worker: 'Wen Hua', detail: { text: reason } };
    expect(merges(joined)).toEqual([merged]);
    county.wait(1000);
    await county.desk('POST', `/v1/persons/${joined.person}/split`, {
      part: joined.parts[0]?.person,
      reason: 'two after all',
    });
    const alone = await opened(county);
    expect(alone.parts).toEqual([]);
    expect(merges(alone)).toEqual([
      { what: 'person-split', worker: 'Wen Hua', detail: { text: 'two after all' } },
      merged,
    ]);
  });
});
