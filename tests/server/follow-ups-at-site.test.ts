import { describe, expect, test } from 'vitest';
import { dayOf } from '#domain/day';
import { followUpStanding } from '#domain/followup/due';
import { moveWard } from '#server/followup/watch-persons';
import { STORES, testCounty } from './county';
import { colourOf, followUp, isolated, wardsOn } from './follow-up-sayings';
import { onPhone, transferring } from './transferring';

describe.each(STORES)('%s', (kind) => {
  test('who is received at a quarantine site is followed up there, and by their village again when they leave', async () => {
    const county = await testCounty(kind);
    const { duty, person } = await isolated(county);
    const { store } = county.context;
    const there = { site: county.exit.id, at: county.context.now() };
    await store.write((tx) => moveWard(tx, person, there));
    expect(await wardsOn(duty)).toEqual([]);
    const site = await county.worker(county.exit);
    expect(await wardsOn(site)).toMatchObject([{ person, hereSince: there.at }]);
    const at = { worker: site.worker, post: county.exit.id };
    await site.send([await site.seal(followUp({ person }, { tenths: 376 }), at)]);
    expect((await colourOf(county, person)).rows).toContain('F1');
    await store.write((tx) => moveWard(tx, person, { site: null, at: county.context.now() }));
    expect(await wardsOn(site)).toEqual([]);
    expect(await wardsOn(duty)).toMatchObject([{ person }]);
  });

  test('who was received there is followed up by its phone, also in one breath with the receiving, and not by the village', async () => {
    const county = await testCounty(kind);
    const there = await transferring(county, ['101']);
    const duty = await county.worker(county.village);
    const today = dayOf(Date.now());
    const stays = [{ place: 'US', from: today, to: today }];
    const transfer = await there.hold(7, { stays, destination: county.village.area });
    await there.order(transfer.id);
    const [before] = await wardsOn(duty);
    expect(before).toMatchObject({ measure: 'central-quarantine', hereSince: null });
    const person = before?.person ?? '';
    const room = (await onPhone(there.site)).rooms[0]?.id ?? '';
    const at = { worker: there.site.worker, post: there.site.post.id };
    await there.site.send([
      await there.site.seal(
        { kind: 'transfer-step', body: { transfer: transfer.id, step: 'received', room } },
        at,
      ),
      await there.site.seal(followUp({ person }, { tenths: 381 }), at),
    ]);
    expect((await colourOf(county, person)).rows).toContain('F1');
    expect(await wardsOn(duty)).toEqual([]);
    const [ward] = await wardsOn(there.site);
    expect(ward).toMatchObject({ person, reports: [{ tenths: 381 }] });
    const times = { zoneMinutes: 480 };
    expect(ward && followUpStanding(ward, times, county.context.now())).toMatchObject({ is: 'done' });
  });
});
