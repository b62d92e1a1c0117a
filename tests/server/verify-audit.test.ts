import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dayOf } from '#domain/day';
import { auditHash, digestOf } from '#server/audit/chain';
import { exportAudit } from '#server/audit/export-audit';
import { verifyAudit } from '#server/audit/verify-audit';
import { STORES, type TestCounty, testCounty } from './county';
import { fileOf, kakou } from './operator';
import { declaration, nationalId } from './sayings';

const ZONE = 480;
const HIGH = { place: '310115', level: 'high' as const, since: '2020-01-01', source: 'notice' };

/** Two people from a place that became a risk area after they declared, and one who was there afterwards. */
async function aDay(county: TestCounty): Promise<string[]> {
  const traveller = await county.traveller();
  const from = async (serial: number, origin: string) =>
    traveller.seal(declaration({ identity: nationalId(serial), origin, entryPost: county.exit.id }));
  await traveller.send([await from(1, '310115'), await from(2, '420106')]);
  await county.publish({ basedOn: 1, riskAreas: [HIGH] });
  await traveller.send([await from(3, '310115')]);
  return await exported(county);
}

async function exported(county: TestCounty): Promise<string[]> {
  const { store, keys, now } = county.context;
  const lines: string[] = [];
  for await (const line of exportAudit(store.db, keys, { day: dayOf(now(), ZONE), zoneMinutes: ZONE }))
    lines.push(line);
  return lines;
}

const replaced = (lines: readonly string[], at: number, line: string) => lines.with(at, line);
const entryAt = (lines: readonly string[], action: string) =>
  lines.findIndex((line) => line.includes(`"action":"${action}"`));

describe.each(STORES)('%s', (kind) => {
  test('a day of the audit log is computed again on another machine, every colour from its facts and policy', async () => {
    const county = await testCounty(kind);
    const lines = await aDay(county);
    expect(await verifyAudit(lines)).toMatchObject({
      holds: true,
      county: 'Test county',
      colours: 4,
      deleted: 0,
    });
    const text = lines.join('\n');
    expect(text).not.toContain('魏晓棠');
    expect(text).not.toContain('839999199001010');
  });

  test('an empty day holds too', async () => {
    const county = await testCounty(kind);
    const { store, keys } = county.context;
    const lines: string[] = [];
    for await (const line of exportAudit(store.db, keys, { day: '2020-01-01', zoneMinutes: ZONE }))
      lines.push(line);
    expect(await verifyAudit(lines)).toMatchObject({ holds: true, entries: 0 });
  });

  test('a payload that was deleted with its person breaks nothing', async () => {
    const county = await testCounty(kind);
    await aDay(county);
    await county.context.store.db
      .updateTable('audit')
      .set({ payload: '' })
      .where('action', '=', 'colour')
      .execute();
    expect(await verifyAudit(await exported(county))).toMatchObject({ holds: true, colours: 0, deleted: 4 });
  });
});

test('whatever was changed, the first line that differs is named', async () => {
  const county = await testCounty();
  const lines = await aDay(county);
  const fault = async (changed: readonly string[]) => {
    const verified = await verifyAudit(changed);
    return verified.holds ? null : [verified.line - 1, verified.fault];
  };
  const colour = entryAt(lines, 'colour');
  const line = lines[colour] ?? '';
  expect(
    await fault(replaced(lines, colour, line.replace('\\"colour\\":\\"green', '\\"colour\\":\\"red'))),
  ).toEqual([colour, 'payload']);
  expect(await fault(replaced(lines, colour, line.replace('"actor":"install', '"actor":"account')))).toEqual([
    colour,
    'hash',
  ]);
  expect(await fault(lines.toSpliced(colour, 1))).toEqual([colour, 'chain']);
  expect(await fault(lines.toSpliced(lines.length - 2, 1))).toEqual([lines.length - 2, 'cut-off']);
  expect(await fault(lines.slice(0, -1))).toEqual([lines.length - 1, 'cut-off']);
  expect(await fault([...lines, line])).toEqual([lines.length, 'out-of-place']);
  expect(await fault(replaced(lines, colour, 'nonsense'))).toEqual([colour, 'unreadable']);
  expect(await fault([])).toEqual([0, 'cut-off']);
  const policy = lines.findIndex((one) => one.startsWith('{"kind":"policy"'));
  const forged = (lines[policy] ?? '').replace(/"signature":"..../, '"signature":"AAAA');
  expect(await fault(replaced(lines, policy, forged))).toEqual([policy, 'signature']);
});

test('a colour that somebody wrote into the log with hashes that fit is found by its facts', async () => {
  const county = await testCounty();
  await aDay(county);
  const { db } = county.context.store;
  const rows = await db.selectFrom('audit').selectAll().orderBy('seq').execute();
  let prev = rows[0]?.prev ?? '';
  let forged = 0;
  for (const row of rows) {
    const payload =
      forged === 0 && row.action === 'colour' ? row.payload.replace('"green"', '"red"') : row.payload;
    if (payload !== row.payload) forged = row.seq;
    const next = { ...row, payload, prev, digest: digestOf(row.salt, payload) };
    prev = auditHash(next);
    await db
      .updateTable('audit')
      .set({ ...next, hash: prev })
      .where('seq', '=', row.seq)
      .execute();
  }
  const lines = await exported(county);
  const verified = await verifyAudit(lines);
  expect(verified).toEqual({ holds: false, line: entryAt(lines, 'colour') + 1, fault: 'colour' });
});

test('the operator writes a day into a file, and anybody verifies it without the county', async () => {
  const county = await testCounty();
  await aDay(county);
  const day = dayOf(county.context.now(), ZONE);
  const path = fileOf(undefined);
  const written = await kakou(county, ['audit', 'export', day, path]);
  expect([written.code, written.text]).toEqual([0, expect.stringContaining(`audit log of ${day}`)]);
  const nowhere = { data: '/nowhere', db: null };
  const verified = await kakou(nowhere, ['verify-audit', path]);
  expect([verified.code, verified.text]).toEqual([0, expect.stringContaining('4 colours computed again')]);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('\\"colour\\":\\"green', '\\"colour\\":\\"red'));
  const changed = await kakou(nowhere, ['verify-audit', path]);
  expect([changed.code, changed.text]).toEqual([
    1,
    expect.stringMatching(/^Line \d+: what it says was changed/),
  ]);
  expect((await kakou(nowhere, ['verify-audit', '/nowhere/at/all'])).code).toBe(1);
  expect((await kakou(county, ['audit', 'export', 'yesterday', path])).code).toBe(2);
});
