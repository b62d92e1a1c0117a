import { expect, test } from 'vitest';
import type { Instruction } from '#domain/instruction/instruction';
import { nextStep } from '#domain/instruction/standing';
import { addOwnStep, type OwnSteps, withOwnSteps } from '../../../src/app/village/instructions/own-steps';

const ID = '0190aaaa-0000-7000-8000-000000000001';
const OTHER = '0190aaaa-0000-7000-8000-000000000002';

const instruction = (steps: Partial<Instruction['steps']> = {}): Instruction => ({
  id: ID,
  number: 1,
  area: '610921100001',
  person: null,
  text: '排查',
  knownAt: 0,
  due: { received: 1, started: 2, done: 3 },
  steps: { received: null, started: null, done: null, ...steps },
  ended: null,
});

const said = (step: OwnSteps[number]['step'], id = ID): OwnSteps[number] => ({
  instruction: id,
  step,
  at: 5,
  by: '张队长',
  note: null,
});

test('what this phone said counts at once, before the county has heard of it', () => {
  const shown = withOwnSteps(instruction(), [said('received')]);
  expect(nextStep(shown.steps)).toBe('started');
  expect(withOwnSteps(instruction(), [said('received', OTHER)]).steps.received).toBeNull();
});

test('what the county knows stands as the county tells it', () => {
  const county = { at: 2, by: '李主任', note: '电话' };
  expect(withOwnSteps(instruction({ received: county }), [said('received')]).steps.received).toEqual(county);
});

test('steps of instructions that the county names no more are let go', () => {
  const kept = addOwnStep([said('received', OTHER), said('received')], said('started'), [instruction()]);
  expect(kept).toEqual([said('started'), said('received')]);
});
