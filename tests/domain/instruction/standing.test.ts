import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueAt, type Instruction, type StepName } from '#domain/instruction/instruction';
import { byUrgency, nextStep, standingOf } from '#domain/instruction/standing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KNOWN = Date.UTC(2022, 3, 10, 4);
const HOURS = { pushed: 2, controlled: 6, tested: 12 };

const instruction = (...taken: StepName[]): Instruction => {
  const step = (name: StepName) => (taken.includes(name) ? { at: KNOWN, by: '张队长', note: null } : null);
  return {
    id: '0190aaaa-0000-7000-8000-000000000001',
    number: 7,
    area: '610921100001',
    person: null,
    text: '排查从上海来的人',
    knownAt: KNOWN,
    due: dueAt(KNOWN, HOURS),
    steps: { received: step('received'), started: step('started'), done: step('done') },
    ended: null,
  };
};

test('an instruction is to be received in two hours, the person under control in six, tested in twelve', () => {
  expect(standingOf(instruction(), KNOWN)).toMatchObject({
    next: 'received',
    due: KNOWN + 2 * HOUR,
    late: 0,
  });
  expect(standingOf(instruction('received'), KNOWN)).toMatchObject({
    next: 'started',
    due: KNOWN + 6 * HOUR,
  });
  expect(standingOf(instruction('started'), KNOWN)).toMatchObject({ next: 'done', due: KNOWN + 12 * HOUR });
  expect(standingOf(instruction('done'), KNOWN)).toEqual({ is: 'done' });
});

test('not received after ten minutes, somebody has to telephone', () => {
  expect(standingOf(instruction(), KNOWN + 10 * MINUTE)).toMatchObject({ call: false });
  expect(standingOf(instruction(), KNOWN + 10 * MINUTE + 1)).toMatchObject({ call: true });
  expect(standingOf(instruction('received'), KNOWN + HOUR)).toMatchObject({ call: false });
});

test('what is over its time goes to the town, and an hour later to the county', () => {
  expect(standingOf(instruction(), KNOWN + 2 * HOUR)).toMatchObject({ tier: 'village', late: 0 });
  expect(standingOf(instruction(), KNOWN + 2 * HOUR + 1)).toMatchObject({ tier: 'town', late: 1 });
  expect(standingOf(instruction(), KNOWN + 3 * HOUR)).toMatchObject({ tier: 'town' });
  expect(standingOf(instruction(), KNOWN + 3 * HOUR + 1)).toMatchObject({ tier: 'county' });
});

test('one that has ended waits for nobody', () => {
  const ended = { ...instruction(), ended: { at: KNOWN, why: 'released' as const } };
  expect(standingOf(ended, KNOWN + 48 * HOUR)).toEqual({ is: 'ended' });
});

test('the nearest limit comes first, what is done last', () => {
  const [fresh, received, done] = [instruction(), instruction('received'), instruction('done')];
  expect([done, received, fresh].sort(byUrgency(KNOWN))).toEqual([fresh, received, done]);
});

test('however steps come in, the last one taken says what is next, and time only makes it more urgent', () => {
  const names = fc.subarray<StepName>(['received', 'started', 'done']);
  const TIERS = ['village', 'town', 'county'];
  fc.assert(
    fc.property(names, fc.nat(30 * HOUR), fc.nat(30 * HOUR), (taken, first, more) => {
      const one = instruction(...taken);
      expect(nextStep(one.steps) === null).toBe(taken.includes('done'));
      const [early, late] = [standingOf(one, KNOWN + first), standingOf(one, KNOWN + first + more)];
      expect(late.is).toBe(early.is);
      if (early.is !== 'open' || late.is !== 'open') return;
      expect(TIERS.indexOf(late.tier)).toBeGreaterThanOrEqual(TIERS.indexOf(early.tier));
      expect(late.late).toBeGreaterThanOrEqual(early.late);
    }),
  );
});
