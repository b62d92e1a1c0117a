import { expect, test } from 'vitest';
import { callAt } from '#domain/instruction/call';
import { dueAt, type Instruction } from '#domain/instruction/instruction';

const MINUTE = 60_000;
const knownAt = 1_000_000;
const taken = { at: knownAt + 1, by: 'Lu', note: null };
const open: Pick<Instruction, 'knownAt' | 'due' | 'steps' | 'ended' | 'called'> = {
  knownAt,
  due: dueAt(knownAt, { pushed: 2, controlled: 6, tested: 12 }),
  steps: { received: null, started: null, done: null },
  ended: null,
};
const calledAt = (minutes: number) => ({ at: knownAt + minutes * MINUTE, by: 'Li', times: 1 });

test('what nobody has received is called for after ten minutes, and ten minutes after each call in vain', () => {
  expect(callAt(open)).toBe(knownAt + 10 * MINUTE);
  expect(callAt({ ...open, called: null })).toBe(knownAt + 10 * MINUTE);
  expect(callAt({ ...open, called: calledAt(12) })).toBe(knownAt + 22 * MINUTE);
});

test('what was received, or any step further, or has ended is nobody’s to call', () => {
  expect(callAt({ ...open, steps: { ...open.steps, received: taken } })).toBeNull();
  expect(callAt({ ...open, steps: { ...open.steps, done: taken }, called: calledAt(12) })).toBeNull();
  expect(callAt({ ...open, ended: { at: knownAt + 1, why: 'released' } })).toBeNull();
});
