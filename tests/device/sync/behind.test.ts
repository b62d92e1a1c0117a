import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { changeMeta } from '#device/database';
import { refuse } from '../county-server';
import type { Rig } from '../rig';
import { RECORDS, waiting } from './batches';

/** A second batch is on its way while the first is not yet answered: what is won by it, and that nothing is lost by it. */

const COUNT = 60;

/** A phone that sends small batches, so that there are several. */
async function inSmallBatches(): Promise<Rig> {
  const one = await waiting(COUNT);
  await changeMeta(one.database, (meta) => ({ ...meta, batchSize: 2 }));
  return one;
}

type Answer = () => Response | Promise<Response | undefined>;

/** Answers the n-th batches that come (the first is 1) otherwise than the server would. */
function answerOtherwise(one: Rig, answers: Record<number, Answer>): void {
  let come = 0;
  one.server.before.push(
    http.post(RECORDS, () => {
      come += 1;
      return answers[come]?.();
    }),
  );
}

/** How many records went over the line, those that were sent again counted again. */
const sentInAll = (one: Rig): number =>
  one.server.batches.reduce((sum, batch) => sum + batch.records.length, 0);

test('where the line is quick, the next batch leaves before the last is answered', async () => {
  const one = await inSmallBatches();
  let third: () => void = () => undefined;
  const thirdCame = new Promise<void>((resolve) => {
    third = resolve;
  });
  answerOtherwise(one, {
    // It is answered only once the third has come: one at a time would wait for ever.
    2: async () => {
      await thirdCame;
      return undefined;
    },
    3: async () => {
      third();
      return undefined;
    },
  });
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(COUNT + 1);
  expect(sentInAll(one)).toBe(COUNT + 1);
  expect(await one.meta()).toMatchObject({ unsent: 0, oldest: null, watermark: COUNT + 1 });
});

test('where the line is slow, each batch has it alone', async () => {
  const one = await inSmallBatches();
  let underWay = 0;
  let most = 0;
  const { fetch } = one.server;
  one.server.fetch = async (path, init) => {
    underWay += 1;
    most = Math.max(most, underWay);
    const answer = await fetch(path, init);
    one.time.monotonic += 2500;
    underWay -= 1;
    return answer;
  };
  let end = await one.drain();
  while (end === 'more') end = await one.drain();
  expect(end).toBe('empty');
  expect(most).toBe(1);
  expect(one.server.stored.size).toBe(COUNT + 1);
});

test('a batch is cut off and the one behind it arrives: what arrived counts, and only the rest is sent again', async () => {
  const one = await inSmallBatches();
  answerOtherwise(one, { 2: () => HttpResponse.error() });
  expect(await one.drain()).toBe('left');
  const { unsent } = await one.meta();
  expect(unsent).toBe(COUNT + 1 - one.server.stored.size);
  expect(one.server.batches.length).toBeGreaterThan(2);
  const before = sentInAll(one);
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(COUNT + 1);
  expect(sentInAll(one) - before).toBe(unsent);
});

test('both are cut off: both are sent again, once', async () => {
  const one = await inSmallBatches();
  answerOtherwise(one, { 2: () => HttpResponse.error(), 3: () => HttpResponse.error() });
  expect(await one.drain()).toBe('left');
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(COUNT + 1);
  expect(sentInAll(one)).toBe(COUNT + 1);
});

test('a batch is too large and the one behind it arrives: the rest goes out in halves, nothing twice', async () => {
  const one = await inSmallBatches();
  answerOtherwise(one, { 2: () => refuse(413, { error: 'too-large' }) });
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(COUNT + 1);
  expect(sentInAll(one)).toBe(COUNT + 1);
  expect(await one.meta()).toMatchObject({ unsent: 0, oldest: null });
});

test('a batch cannot be read and the one behind it arrives: it is halved until it can, nothing twice', async () => {
  const one = await inSmallBatches();
  answerOtherwise(one, { 2: () => refuse(422, { error: 'bad-request' }) });
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(COUNT + 1);
  expect(sentInAll(one)).toBe(COUNT + 1);
});

test('the server has another epoch: both batches are asked for again, and each record is there once', async () => {
  const one = await inSmallBatches();
  answerOtherwise(one, {
    2: async () => {
      one.server.epoch = 'e2';
      return undefined;
    },
  });
  expect(await one.drain()).toBe('empty');
  expect(one.server.stored.size).toBe(COUNT + 1);
  expect(await one.meta()).toMatchObject({ epoch: 'e2', unsent: 0, requeue: false });
});
