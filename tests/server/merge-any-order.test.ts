import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import type { SignedIn } from '#server/access/session';
import type { Context } from '#server/context';
import { mergePersons } from '#server/people/merge-persons';
import { splitPerson } from '#server/people/split-person';
import { readAccount } from '#server/store/accounts';
import { partsOf } from '#server/store/parts';
import { testCounty } from './county';
import { deed, NOW, openCopy, personsOf, sealAll, take } from './deeds';

/** At which records a desk joins two of those who are shown then: which two, by their numbers. */
const joining = fc.record({ at: fc.nat(8), one: fc.nat(5), other: fc.nat(5) });

test('whoever is joined by a desk and taken apart later is as if they had never been one, whatever came meanwhile', async () => {
  const county = await testCounty('sqlite');
  const phones = {
    traveller: await county.traveller(),
    exit: await county.worker(county.exit),
    village: await county.worker(county.village),
  };
  const account = await readAccount(county.context.store.db, { login: 'desk' });
  if (account === null) throw new Error('no desk');
  const desk: SignedIn = { ...account, role: 'county-desk', session: '' };
  const folder = mkdtempSync(join(tmpdir(), 'kakou-merge-'));
  const template = join(folder, 'template.db');
  await sql`vacuum into ${sql.lit(template)}`.execute(county.context.store.db);
  let run = 0;
  let joined = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 3, maxLength: 9 }),
      fc.array(joining, { minLength: 1, maxLength: 3 }),
      async (deeds, joinings) => {
        const sealed = await sealAll(county, phones, deeds);
        const plain = await openCopy(county, template, join(folder, `a${run}`));
        const mixed = await openCopy(county, template, join(folder, `b${run++}`));
        for (const one of sealed) await take(plain, phones, [one]);
        for (const [at, one] of sealed.entries()) {
          await take(mixed, phones, [one]);
          for (const joining of joinings.filter((two) => two.at === at))
            if (await joinTwo(mixed, desk, joining)) joined++;
        }
        await takeAllApart(mixed, desk);
        const [one, other] = [await personsOf(plain), await personsOf(mixed)];
        await plain.store.close();
        await mixed.store.close();
        expect(other).toEqual(one);
      },
    ),
    { numRuns: 40 },
  );
  rmSync(folder, { recursive: true, force: true });
  expect(joined).toBeGreaterThan(10);
}, 120_000);

async function joinTwo(context: Context, desk: SignedIn, { one, other }: { one: number; other: number }) {
  const { db } = context.store;
  const shown = await db
    .selectFrom('persons')
    .select('id')
    .where('merged_into', 'is', null)
    .orderBy('id')
    .execute();
  const two = [shown[one % shown.length]?.id ?? '', shown[other % shown.length]?.id ?? ''].sort();
  if (two[0] === two[1]) return false;
  const match = { id: uuid(), one: two[0] ?? '', other: two[1] ?? '' };
  await db
    .insertInto('near_matches')
    .values({
      ...match,
      ...{ area: '610921', reasons: '[]', score: 1, found_at: NOW, state: 'open' },
      ...{ decided_at: null, decided_by: null, why: null },
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
  return (await mergePersons(context, desk, { id: match.id, reason: 'the same face' })).ok;
}

async function takeAllApart(context: Context, desk: SignedIn): Promise<void> {
  const { db } = context.store;
  for (;;) {
    const shown = await db.selectFrom('persons').select('id').where('merged_into', 'is', null).execute();
    let more = false;
    for (const { id } of shown) {
      const [first] = await partsOf(db, id);
      if (first === undefined) continue;
      more = true;
      const split = await splitPerson(context, desk, { id, part: first.id, reason: 'two faces after all' });
      expect(split.ok).toBe(true);
    }
    if (!more) break;
  }
  expect(await db.selectFrom('part_things').selectAll().execute()).toEqual([]);
}
