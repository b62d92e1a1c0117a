import { expect, test } from 'vitest';
import { deskEventSchema } from '#domain/desk/desk';
import { liveEvents } from '#server/people/live-events';
import { type TestCounty, testCounty } from './county';
import { PASSWORD } from './founded';
import { check, nationalId } from './sayings';

/** Reads a stream of events: what was asked for is awaited, never slept for. */
async function listen(county: TestCounty, more: { last?: string; cookie?: string } = {}) {
  const controller = new AbortController();
  const response = await fetch(`${county.base}/v1/events`, {
    headers: {
      cookie: more.cookie ?? county.cookie,
      'accept-encoding': 'gzip',
      ...(more.last === undefined ? {} : { 'last-event-id': more.last }),
    },
    signal: controller.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const parsed = () =>
    text.split('\n\n').flatMap((block) => {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      return data === undefined
        ? []
        : [{ id: /^id: (\d+)$/m.exec(block)?.[1], event: deskEventSchema.parse(JSON.parse(data)) }];
    });
  return {
    response,
    close: () => controller.abort(),
    /** The id that the stream began with. */
    async begin() {
      while (!/^id: \d+$/m.test(text)) text += (await reader?.read())?.value ?? '';
      return /^id: (\d+)$/m.exec(text)?.[1] ?? '';
    },
    async next(count: number) {
      while (parsed().length < count) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: '' };
        if (done) throw new Error('the stream ended');
        text += value;
      }
      return parsed();
    },
  };
}

async function oneCheck(guard: Awaited<ReturnType<TestCounty['worker']>>, serial: number, tenths = 365) {
  const said = await guard.seal(check({ subject: { identity: nationalId(serial) }, tenths }), {
    worker: guard.worker,
    post: guard.post.id,
  });
  await guard.send([said]);
  return said;
}

test('a desk hears of a check as soon as it is stored, and of a colour that changed', async () => {
  const county = await testCounty();
  const guard = await county.worker(county.exit);
  const stream = await listen(county);
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(stream.response.headers.get('content-encoding')).toBeNull();
  await stream.begin();
  const first = await oneCheck(guard, 1);
  expect((await stream.next(2)).map((one) => one.event)).toMatchObject([
    { type: 'row', row: { record: first.id, colour: 'green', name: '' } },
    { type: 'phones' },
  ]);
  await oneCheck(guard, 1, 390);
  const events = await stream.next(5);
  expect(events.slice(2).map((one) => one.event)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'row' }),
      expect.objectContaining({ type: 'person', colour: 'orange' }),
    ]),
  );
  stream.close();
});

test('who comes back hears what was missed; who was away too long, or lies, is told to read again', async () => {
  const county = await testCounty();
  const guard = await county.worker(county.exit);
  const stream = await listen(county);
  const last = await stream.begin();
  stream.close();
  await oneCheck(guard, 1);
  await oneCheck(guard, 2);
  const back = await listen(county, { last });
  expect((await back.next(4)).filter((one) => one.event.type === 'row')).toHaveLength(2);
  back.close();
  for (const lie of ['999999999', '-1', 'abc', '1e3']) {
    const lost = await listen(county, { last: lie });
    expect((await lost.next(1)).map((one) => one.event.type)).toEqual(['again']);
    lost.close();
  }
});

test('a town hears only of its own', async () => {
  const county = await testCounty();
  const account = { login: 'town', name: 'Town', password: PASSWORD, role: 'town-desk', area: '610921100' };
  await county.desk('POST', '/v1/accounts', account);
  const signed = await fetch(`${county.base}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'town', password: PASSWORD }),
  });
  const cookie = (signed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const [own, foreign] = [await county.worker(county.village), await county.worker(county.other)];
  const stream = await listen(county, { cookie });
  await stream.begin();
  await oneCheck(foreign, 1);
  const mine = await oneCheck(own, 2);
  expect((await stream.next(2)).map((one) => one.event)).toMatchObject([
    { type: 'row', row: { record: mine.id } },
    { type: 'phones' },
  ]);
  stream.close();
});

test('events are kept for a while and then forgotten, never given in part', () => {
  const live = liveEvents(10);
  expect(live.since(9)).toBeNull();
  expect(live.since(10)).toEqual([]);
  for (let rev = 11; rev <= 5010; rev++) live.publish([{ rev, areas: null, event: { type: 'phones' } }]);
  expect(live.since(10)).toBeNull();
  expect(live.since(5011)).toBeNull();
  expect(live.since(5000)?.map((one) => one.rev)).toEqual([
    5001, 5002, 5003, 5004, 5005, 5006, 5007, 5008, 5009, 5010,
  ]);
});
