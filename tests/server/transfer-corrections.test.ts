import { describe, expect, test } from 'vitest';
import type { Saying } from '#domain/record/record';
import { STORES, testCounty } from './county';
import { check, nationalId } from './sayings';
import { onPhone, type Transferring, transferring } from './transferring';

type Choice = Parameters<typeof check>[0];

/** A check by the post, sealed and not yet sent; `corrects` is the record that it takes the place of. */
function sealed({ post, county }: Transferring, choice: Choice, corrects?: string) {
  const said = check(choice);
  const saying: Saying = corrects === undefined ? said : { ...said, body: { ...said.body, corrects } };
  return post.seal(saying, { worker: post.worker, post: county.exit.id });
}

const WEI = { identity: nationalId(1), name: '魏晓棠', phone: '10012345678' };
const GONG = { identity: nationalId(2), name: '龚小满', phone: '10012345679' };

describe.each(STORES)('%s', (kind) => {
  test('who was held by mistake and is let go by the check in its place is fetched by nobody', async () => {
    const all = await transferring(await testCounty(kind), ['101']);
    const held = await sealed(all, { subject: WEI, decision: 'hold' });
    await all.post.send([held]);
    const [opened] = (await all.list()).transfers;
    await all.order(opened?.id ?? '');
    await all.post.send([await sealed(all, { subject: WEI }, held.id)]);
    expect((await all.list()).transfers).toMatchObject([
      { id: opened?.id, cancelled: { by: expect.any(String), word: null } },
    ]);
    expect((await all.list()).sites[0]).toMatchObject({ reserved: 0, free: 1 });
    expect((await onPhone(all.team)).transfers).toMatchObject([{ cancelled: expect.anything() }]);
  });

  test('who is held by the check in its place too keeps the team that is on its way', async () => {
    const all = await transferring(await testCounty(kind), ['101']);
    const held = await sealed(all, { subject: WEI, decision: 'hold' });
    await all.post.send([held]);
    const [opened] = (await all.list()).transfers;
    await all.order(opened?.id ?? '');
    await all.post.send([await sealed(all, { subject: WEI, decision: 'hold' }, held.id)]);
    expect((await all.list()).transfers).toMatchObject([
      { id: opened?.id, cancelled: null, order: { number: 1 } },
    ]);
  });

  test('it was somebody else who was held: the one is let go, the other gets a transfer', async () => {
    const all = await transferring(await testCounty(kind), ['101']);
    const held = await sealed(all, { subject: WEI, decision: 'hold' });
    await all.post.send([held]);
    await all.post.send([await sealed(all, { subject: GONG, decision: 'hold' }, held.id)]);
    const transfers = (await all.list()).transfers.map(({ person, cancelled }) => [
      person.name,
      cancelled !== null,
    ]);
    expect(transfers.sort()).toEqual(
      [
        ['魏*棠', true],
        ['龚*满', false],
      ].sort(),
    );
  });

  test.each(['in one batch', 'one after the other'] as const)(
    'the check in its place comes first, %s: no transfer is opened for the mistake',
    async (how) => {
      const all = await transferring(await testCounty(kind), ['101']);
      const held = await sealed(all, { subject: WEI, decision: 'hold' });
      const instead = await sealed(all, { subject: WEI }, held.id);
      if (how === 'in one batch') await all.post.send([instead, held]);
      else {
        await all.post.send([instead]);
        await all.post.send([held]);
      }
      expect((await all.list()).transfers).toEqual([]);
    },
  );

  test('who is in the car already is the desk’s to decide on', async () => {
    const all = await transferring(await testCounty(kind), ['101']);
    const held = await sealed(all, { subject: WEI, decision: 'hold' });
    await all.post.send([held]);
    const [opened] = (await all.list()).transfers;
    const id = opened?.id ?? '';
    await all.order(id);
    for (const step of ['accepted', 'at-scene', 'picked-up'] as const)
      await all.say(all.team, { transfer: id, order: 1, step });
    await all.post.send([await sealed(all, { subject: WEI }, held.id)]);
    expect((await all.list()).transfers).toMatchObject([{ id, cancelled: null }]);
  });
});
