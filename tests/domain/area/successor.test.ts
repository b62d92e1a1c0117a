import { expect, test } from 'vitest';
import { currentPlace } from '#domain/area/successor';

const successors = new Map([
  ['310119', '310115'],
  ['310119103', '310115144'],
  ['3414', '3401'],
  ['510123', '510124'],
  ['510124', '510125'],
]);

test.each([
  ['310119', '310115'],
  ['310119103', '310115144'],
  ['341402', '3401'],
  ['510123', '510125'],
  ['310115', '310115'],
  ['KR', 'KR'],
])('%s is today %s', (place, today) => {
  expect(currentPlace(place, successors)).toBe(today);
});

test('below a retired code the successor is known less exactly, never elsewhere', () => {
  expect(currentPlace('310119999', successors)).toBe('310115');
});

test('a table that goes in a circle comes to an end', () => {
  const circle = new Map([
    ['11', '12'],
    ['12', '11'],
  ]);
  expect(['11', '12']).toContain(currentPlace('1101', circle));
});
