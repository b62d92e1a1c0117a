import { expect, test } from 'vitest';
import { boardAnswerSchema } from '#domain/desk/desk';
import { type TestCounty, testCounty } from './county';
import { arrival, check, nationalId } from './sayings';

const HOUR = 3_600_000;

const colours = async (county: TestCounty) =>
  (await county.context.store.db.selectFrom('persons').select('colour').execute()).map((row) => row.colour);

test('a yellow code ends with a test taken after it was seen, though the phone that saw it is three hours fast', async () => {
  const county = await testCounty();
  const guard = await county.worker(county.exit);
  const at = { worker: guard.worker, post: county.exit.id };
  const now = Date.now();
  const fast = now + 3 * HOUR;
  const seen = check({ subject: { identity: nationalId(1) }, at: fast - 2 * HOUR });
  const yellow = { answer: 'seen' as const, at: fast - 2 * HOUR, colour: 'yellow' as const, ticking: true };
  const first = { ...seen, body: { ...seen.body, health: yellow } };
  await guard.send([await guard.seal(first, { ...at, takenAt: fast - 2 * HOUR })], { sentAt: fast });
  expect(await colours(county)).toEqual(['orange']);
  const later = check({ subject: { identity: nationalId(1) }, at: now });
  const tested = { answer: 'seen' as const, at: now, result: 'negative' as const, sampledAt: now - HOUR };
  const second = { ...later, body: { ...later.body, naat: tested } };
  await guard.send([await guard.seal(second, { ...at, takenAt: now })], { sentAt: now });
  expect(await colours(county)).toEqual(['green']);
});

test('a refusal ends with the next complete check, whichever clocks the two posts go by', async () => {
  const county = await testCounty();
  const [guard, duty] = [await county.worker(county.exit), await county.worker(county.village)];
  const now = Date.now();
  const fast = now + 24 * HOUR;
  const refusing = check({ subject: { identity: nationalId(1) }, at: fast - HOUR });
  const refused = { ...refusing.body, temperature: { answer: 'refused' as const, at: fast - HOUR } };
  await guard.send(
    [
      await guard.seal(
        { kind: 'check', body: refused },
        { worker: guard.worker, post: county.exit.id, takenAt: fast - HOUR },
      ),
    ],
    { sentAt: fast },
  );
  expect(await colours(county)).toEqual(['orange']);
  const complete = check({ subject: { identity: nationalId(1) }, at: now });
  await duty.send([
    await duty.seal(complete, { worker: duty.worker, post: county.village.id, takenAt: now }),
  ]);
  expect(await colours(county)).toEqual(['green']);
});

test('what was seen says the server’s time of it, and never a time after its record', async () => {
  const county = await testCounty();
  const duty = await county.worker(county.village);
  const now = Date.now();
  const slow = now - 5 * HOUR;
  const came = arrival({ at: slow - HOUR, tenths: 371 });
  const odd = { ...came.body, health: { ...came.body.health, at: slow + 90 * 24 * HOUR } };
  const envelope = { worker: duty.worker, post: county.village.id, takenAt: slow - HOUR };
  await duty.send([await duty.seal({ kind: 'arrival', body: odd }, envelope)], { sentAt: slow });
  const { db } = county.context.store;
  const { corrected_at } = await db.selectFrom('arrivals').select('corrected_at').executeTakeFirstOrThrow();
  expect(Math.abs(corrected_at - (now - HOUR))).toBeLessThan(10_000);
  const { file } = await db.selectFrom('persons').select('file').executeTakeFirstOrThrow();
  expect(JSON.parse(file).facts).toMatchObject({
    temperatures: [{ fact: { tenths: 371, at: corrected_at } }],
    codes: [{ fact: { colour: 'green', seenAt: corrected_at } }],
    travels: [{ fact: { arrow: 'moving', seenAt: corrected_at } }],
  });
});

test('a check that comes late changes the person, and what was shown at it and at later ones stays as it was', async () => {
  const county = await testCounty();
  const [guard, duty] = [await county.worker(county.exit), await county.worker(county.village)];
  const now = Date.now();
  const subject = { identity: nationalId(1) };
  const fever = check({ subject, at: now - 3 * HOUR, tenths: 385 });
  const late = await guard.seal(fever, {
    worker: guard.worker,
    post: county.exit.id,
    takenAt: now - 3 * HOUR,
  });
  await duty.send([
    await duty.seal(check({ subject, at: now }), {
      worker: duty.worker,
      post: county.village.id,
      takenAt: now,
    }),
  ]);
  expect(await colours(county)).toEqual(['green']);
  await guard.send([late]);
  const { rows, counts } = boardAnswerSchema.parse(await (await county.desk('GET', '/v1/board')).json());
  expect(counts).toEqual({ red: 0, orange: 1, green: 0 });
  expect(rows.map((row) => [row.colour, row.shown, row.postName])).toEqual([
    ['orange', 'green', 'Willow village'],
    ['orange', 'green', 'North exit'],
  ]);
});
