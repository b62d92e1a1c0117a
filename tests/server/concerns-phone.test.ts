import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concernsPhone } from '#server/notify/concerns-phone';
import { changesAfter, type Topic, touch } from '#server/store/changes';
import { currentRev } from '#server/store/meta';
import { testCounty } from './county';

const TOPICS: readonly Topic[] = [
  'county',
  'policy',
  'post',
  'worker',
  'expected',
  'instruction',
  'transfer',
  'room',
  'ward',
  'open-item',
  'duty',
  'used',
];

test('whoever would get a change with the next pull is told of it', async () => {
  const { context } = await testCounty();
  const { store } = context;
  const now = context.now();
  const change = fc.record({
    topic: fc.constantFrom(...TOPICS),
    area: fc.constantFrom('610921', '610921100', '610921100001', '610921101001'),
    post: fc.constantFrom(null, 'own', 'foreign'),
  });
  const phone = fc.record({
    kind: fc.constantFrom('village', 'motorway', 'drivers', 'site'),
    area: fc.constantFrom('610921', '610921100001', '610921101001'),
  });
  await fc.assert(
    fc.asyncProperty(change, phone, async (thing, { kind, area }) => {
      const before = await currentRev(store.db);
      await store.write((tx) => touch(tx, [{ ...thing, key: 'one', at: now }]));
      const scope = {
        post: { id: 'own', kind, area, ended_at: null },
        window: { from: now - 1, to: now + 1 },
        now,
      };
      const got = await changesAfter(store.db, before, { scope, limit: 10 });
      if (got.length > 0) expect(concernsPhone(thing, { install: 'i', post: 'own', kind, area })).toBe(true);
    }),
    { numRuns: 150 },
  );
});
