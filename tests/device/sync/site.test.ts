import { expect, test } from 'vitest';
import { readKnown } from '#device/known';
import { pull } from '#device/sync/pull';
import type { Change } from '#domain/pull-wire';
import { POST } from '../county-server';
import { rig } from '../rig';

const MASKS = '018f0000-0000-7000-8000-000000000001';
const supply = (rev: number, stock: number | null): Change => ({
  table: 'supply',
  key: MASKS,
  rev,
  value:
    stock === null
      ? null
      : {
          id: MASKS,
          area: '610921',
          site: POST,
          name: 'N95',
          unit: 'pcs',
          stock,
          useADay: 10,
          expires: null,
          countedAt: 1,
          countedBy: 'Wen Hua',
        },
});
const report: Change = {
  table: 'site-report',
  key: `${POST} 2022-04-12`,
  rev: 2,
  value: {
    site: POST,
    day: '2022-04-12',
    counts: { in: 1, out: 0, present: 3, missing: 0, fevers: 0 },
    word: null,
    by: 'Lu Ming',
    at: 1,
  },
};

test('a site’s phone keeps its supplies and confirmed days, and lets go of what is there no more', async () => {
  const one = await rig();
  await one.save();
  await one.drain();
  const read = async () => {
    await pull(one.hands);
    return await readKnown(one.database, Date.now());
  };
  one.server.changes = [supply(1, 300), report];
  expect(await read()).toMatchObject({ supplies: [{ stock: 300 }], siteReports: [{ by: 'Lu Ming' }] });
  one.server.changes = [...one.server.changes, supply(3, 120)];
  expect((await read()).supplies).toMatchObject([{ stock: 120 }]);
  one.server.changes = [...one.server.changes, supply(4, null)];
  expect((await read()).supplies).toEqual([]);
});
