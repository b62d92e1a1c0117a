import { describe, expect, test } from 'vitest';
import { pullAnswerSchema } from '#domain/pull-wire';
import { type PhoneEvent, phoneEventSchema } from '#domain/wire';
import { currentRev } from '#server/store/meta';
import { STORES, testCounty } from './county';
import type { TestPhone } from './phone';
import { declaration } from './sayings';

/** A phone's open stream: what was said is awaited, never slept for. */
async function listen(phone: TestPhone) {
  const response = await phone.request('GET', '/v1/phone-events');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const events = (): PhoneEvent[] =>
    text.split('\n').flatMap((line) => (line.startsWith('data: ') ? [eventOf(line.slice(6))] : []));
  const more = async () => {
    const { value, done } = (await reader?.read()) ?? { value: '', done: true };
    text += value ?? '';
    return !done;
  };
  return {
    response,
    text: () => text,
    close: () => reader?.cancel(),
    /** The event of this place in the row. */
    async event(at: number) {
      while (events().length <= at) if (!(await more())) throw new Error('the stream ended');
      return events()[at];
    },
    async ended() {
      while (await more());
      return true;
    },
  };
}

const eventOf = (json: string) => phoneEventSchema.parse(JSON.parse(json));

const ORDER = { area: '610921100001', text: 'Count who came today, by 18:00.' };

describe.each(STORES)('%s', (kind) => {
  test('the village hears in the moment when an order is given, only that it should pull, and others nothing', async () => {
    const county = await testCounty(kind);
    const duty = await county.worker(county.village);
    const other = await county.worker(county.other);
    const [own, foreign] = [await listen(duty), await listen(other)];
    expect(own.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const rev = await currentRev(county.context.store.db);
    expect(await own.event(0)).toEqual({ type: 'pull', rev });
    await foreign.event(0);
    const given = performance.now();
    await county.desk('POST', '/v1/instructions', ORDER);
    const told = await own.event(1);
    const took = performance.now() - given;
    expect(told).toEqual({ type: 'pull', rev: await currentRev(county.context.store.db) });
    expect(took).toBeLessThan(2000);
    // What concerns the other village is the next that it hears of; of the order it hears nothing.
    await county.desk('POST', '/v1/instructions', { ...ORDER, area: county.other.area });
    expect(await foreign.event(1)).toEqual({
      type: 'pull',
      rev: await currentRev(county.context.store.db),
    });
    expect(own.text() + foreign.text()).not.toContain('Count');
    await Promise.all([own.close(), foreign.close()]);
  });
});

test('a new policy is told to every post, a declaration to the village and the exits after a while', async () => {
  const county = await testCounty();
  const phones = [await county.worker(county.village), await county.worker(county.exit)];
  const streams = await Promise.all(phones.map(listen));
  for (const stream of streams) await stream.event(0);
  expect((await county.publish({ basedOn: 1, riskAreas: [] })).status).toBe(200);
  for (const stream of streams) await stream.event(1);
  const traveller = await county.traveller();
  await traveller.send([await traveller.seal(declaration({ destination: county.village.area }))]);
  const rev = await currentRev(county.context.store.db);
  const told = await Promise.all(
    streams.map(async (stream) => {
      for (let at = 2; ; at++) {
        const event = await stream.event(at);
        if (event !== undefined && event.rev >= rev) return event.rev;
      }
    }),
  );
  expect(told.every((one) => one >= rev)).toBe(true);
  for (const stream of streams) await stream.close();
}, 20_000);

test('whoever is told has something to pull, and a traveller has no stream', async () => {
  const county = await testCounty();
  const duty = await county.worker(county.village);
  const stream = await listen(duty);
  const first = await stream.event(0);
  await county.desk('POST', '/v1/instructions', ORDER);
  await stream.event(1);
  const answer = await duty.request('GET', `/v1/pull?cursor=${first?.rev ?? 0}`);
  const { changes } = pullAnswerSchema.parse(await answer.json());
  expect(changes.map(({ table }) => table)).toContain('instruction');
  expect((await (await county.traveller()).request('GET', '/v1/phone-events')).status).toBe(403);
  await stream.close();
});

test('a phone that was shut out hears nothing more, and one that listens four times is asked to slow down', async () => {
  const county = await testCounty();
  const guard = await county.worker(county.exit);
  const streams = [await listen(guard), await listen(guard), await listen(guard)];
  for (const stream of streams) expect(stream.response.status).toBe(200);
  expect((await listen(guard)).response.status).toBe(429);
  await county.desk('DELETE', `/v1/phones/${guard.install}`);
  for (const stream of streams) expect(await stream.ended()).toBe(true);
  expect((await listen(guard)).response.status).toBe(401);
});

test('streams end when the server leaves', async () => {
  const county = await testCounty();
  const guard = await county.worker(county.exit);
  const stream = await listen(guard);
  await stream.event(0);
  await county.context.phoneNews.end();
  expect(await stream.ended()).toBe(true);
});
