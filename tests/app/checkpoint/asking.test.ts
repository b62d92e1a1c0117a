import { expect, test } from 'vitest';
import { minutesOf } from '../../../src/app/checkpoint/questions/minutes';
import { nextQuestion, questionBefore, questionsFor, stepOf } from '../../../src/app/checkpoint/work/asking';
import { beginSeat } from '../../../src/app/checkpoint/work/vehicle';
import { CLEAN, standing, stranger } from './people';

const told = { stays: [], health: { symptoms: [], contactOn: null } };

test('somebody whose declaration is on the phone is asked the four steps and the temperature', () => {
  expect(questionsFor(beginSeat(standing(1)))).toEqual([
    'scan',
    'health',
    'naat',
    'itinerary',
    'temperature',
  ]);
});

test('without a declaration the last days, contact and symptoms are asked too', () => {
  expect(questionsFor(beginSeat(stranger()))).toContain('told-places');
  const open = { ...beginSeat(stranger()), answers: CLEAN };
  expect(nextQuestion(open)).toBe('told-places');
  expect(nextQuestion({ ...open, told })).toBeNull();
});

test('an earlier question answered again leads on to the first without an answer', () => {
  const { naat: _, ...without } = CLEAN;
  expect(nextQuestion({ ...beginSeat(standing(1)), answers: without })).toBe('naat');
});

test('nothing comes before the first question', () => {
  const open = beginSeat(standing(1));
  expect(questionBefore(open, 'scan')).toBeNull();
  expect(questionBefore(open, 'temperature')).toBe('itinerary');
});

test('what is told of the last days belongs to the fourth step', () => {
  expect([stepOf('scan'), stepOf('itinerary'), stepOf('told-health'), stepOf('temperature')]).toEqual([
    1, 4, 4, 5,
  ]);
});

test.each([
  ['14:30', 870],
  ['1430', 870],
  ['9.05', 545],
  ['０８：１５', 495],
  ['14', 840],
  ['24:00', null],
  ['12:60', null],
  ['', null],
  ['noon', null],
])('the time %j is %j minutes after midnight', (text, minutes) => {
  expect(minutesOf(text)).toBe(minutes);
});
