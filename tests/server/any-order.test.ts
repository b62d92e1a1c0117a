import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testCounty } from './county';
import { deed, openCopy, personsOf, sealAll, take } from './deeds';

/** The same records cut into other batches, in another order, some of them twice. */
const shuffled = (count: number) =>
  fc.record({
    order: fc.shuffledSubarray([...Array(count).keys(), ...Array(count).keys()], {
      minLength: 2 * count,
      maxLength: 2 * count,
    }),
    cuts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
  });

test('whatever order records come in, cut and repeated as they may be, the same persons come out', async () => {
  const county = await testCounty('sqlite');
  const phones = {
    traveller: await county.traveller(),
    exit: await county.worker(county.exit),
    village: await county.worker(county.village),
  };
  const folder = mkdtempSync(join(tmpdir(), 'kakou-order-'));
  const template = join(folder, 'template.db');
  await sql`vacuum into ${sql.lit(template)}`.execute(county.context.store.db);
  const copy = (name: string) => openCopy(county, template, join(folder, name));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(deed, { minLength: 3, maxLength: 9 })
        .chain((deeds) => fc.tuple(fc.constant(deeds), shuffled(deeds.length))),
      async ([deeds, { order, cuts }]) => {
        const sealed = await sealAll(county, phones, deeds);
        const plain = await copy(`a${run}`);
        const mixed = await copy(`b${run++}`);
        for (const one of sealed) await take(plain, phones, [one]);
        const queue = order.map((at) => sealed[at]).filter((one) => one !== undefined);
        for (let from = 0, cut = 0; from < queue.length; cut++) {
          const size = cuts[cut % cuts.length] ?? 1;
          await take(mixed, phones, queue.slice(from, from + size));
          from += size;
        }
        const [one, other] = [await personsOf(plain), await personsOf(mixed)];
        await plain.store.close();
        await mixed.store.close();
        expect(other).toEqual(one);
        expect(one.flatMap((person) => person.records).sort()).toEqual(
          sealed.map(({ said }) => said.id).sort(),
        );
      },
    ),
    { numRuns: 30 },
  );
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
