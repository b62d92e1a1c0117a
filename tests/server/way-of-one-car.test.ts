import { describe, expect, test } from 'vitest';
import { fromBase64Url } from '#domain/bytes';
import { boardAnswerSchema, personAnswerSchema } from '#domain/desk/desk';
import { parsePass } from '#domain/pass/pass-bytes';
import { passAnswerSchema } from '#domain/pass/pass-wire';
import { pullAnswerSchema } from '#domain/pull-wire';
import { STORES, testCounty } from './county';
import { arrival, check, declaration, nationalId } from './sayings';

describe.each(STORES)('%s', (kind) => {
  test('a declared traveller gets a pass, is expected, is checked, arrives, and the desk sees one person', async () => {
    const county = await testCounty(kind);
    const traveller = await county.traveller();
    const said = await traveller.seal(declaration({ entryPost: county.exit.id, plate: '陕G12345' }));
    const first = await traveller.send([said]);
    expect(first.results).toEqual([
      { id: said.id, hash: said.hash, status: 'stored', rev: expect.any(Number) },
    ]);
    expect(first.watermark).toBe(1);

    const asked = await traveller.request('POST', '/v1/passes', {
      body: { declarations: [said.id], carrier: 'live' },
    });
    const { passes } = passAnswerSchema.parse(await asked.json());
    const number = passes[0]?.number ?? '';
    const pass = parsePass(fromBase64Url(passes[0]?.pass ?? '') ?? new Uint8Array());
    expect(pass?.payload).toMatchObject({
      cti: number,
      name: '魏晓棠',
      destination: '610921100001',
      documentType: 'national-id',
    });

    const guard = await county.worker(county.exit);
    const pulled = pullAnswerSchema.parse(await (await guard.request('GET', '/v1/pull?cursor=0')).json());
    const expected = pulled.changes.flatMap((one) => (one.table === 'expected' ? [one.value] : []));
    expect(expected).toMatchObject([
      { declaration: said.id, passes: [number], name: '魏*棠', plate: '陕G12345', colour: 'green' },
    ]);
    expect(pulled.changes.map((one) => one.table)).toEqual(
      expect.arrayContaining(['county', 'policy', 'revocations', 'issuers', 'post', 'worker']),
    );

    const looked = await guard.seal(check({ subject: { pass: number } }), {
      worker: guard.worker,
      post: county.exit.id,
    });
    expect((await guard.send([looked])).results[0]?.status).toBe('stored');
    const duty = await county.worker(county.village);
    const came = await duty.seal(arrival({ subject: { identity: nationalId(1) } }), {
      worker: duty.worker,
      post: county.village.id,
    });
    expect((await duty.send([came])).results[0]?.status).toBe('stored');

    const board = boardAnswerSchema.parse(await (await county.desk('GET', '/v1/board?hours=24')).json());
    expect(board.counts).toEqual({ red: 0, orange: 0, green: 1 });
    expect(board.rows.map((row) => row.kind).sort()).toEqual(['arrival', 'check']);
    const person = personAnswerSchema.parse(
      await (await county.desk('GET', `/v1/persons/${board.rows[0]?.person}`)).json(),
    );
    expect(person.timeline.map((item) => item.kind).sort()).toEqual(['arrival', 'check', 'declaration']);
    expect(person.document).toMatch(/^\*{14}.{4}$/);
  });
});
