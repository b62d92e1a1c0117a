import { expect, test } from 'vitest';
import { type Figure, fallenShort, interleave, lines, median, quantile } from './bench/figures';
import { timeToTouch } from './bench/pace/hand';

test('a quantile is the run below or at which that share of the runs lie', () => {
  const runs = [5, 1, 4, 2, 3, 6, 7, 8, 9, 10];
  expect(quantile(runs, 0)).toBe(1);
  expect(quantile(runs, 0.5)).toBe(5);
  expect(quantile(runs, 0.95)).toBe(10);
  expect(quantile(runs, 1)).toBe(10);
  expect(runs[0]).toBe(5);
});

test('the median of an odd number of runs is the one in the middle, of none it is no number', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

test('contestants run in turn, and every second round begins with the last', async () => {
  const order: string[] = [];
  const run = (name: string) => async () => order.push(name);
  const runs = await interleave({ ours: run('ours'), peer: run('peer') }, 3);
  expect(order).toEqual(['ours', 'peer', 'peer', 'ours', 'ours', 'peer']);
  expect(runs).toEqual({ ours: [1, 4, 5], peer: [2, 3, 6] });
});

const FIGURE: Figure = {
  name: 'a scan',
  unit: 'ms',
  ours: [100, 300, 200],
  peers: { peer: [500, 500, 700] },
};

test('a figure is told as median and spread, a peer with its ratio to ours', () => {
  const [own, peer, ...others] = lines(FIGURE);
  expect(own).toMatch(/a scan +200 \(100-300\) ms$/);
  expect(peer).toMatch(/peer +500 \(500-700\) ms, 2\.50 of ours$/);
  expect(others).toEqual([]);
});

test('a bar is told with the figure, held or not', () => {
  expect(lines({ ...FIGURE, bar: { text: 'at most 250 ms', holds: true } }).at(-1)).toMatch(
    /^ +holds: at most 250 ms$/,
  );
  expect(lines({ ...FIGURE, bar: { text: 'at most 150 ms', holds: false } }).at(-1)).toMatch(
    /^ +FALLS SHORT: at most 150 ms$/,
  );
});

test('what fell short of its bar is named, what holds or has none is not', () => {
  const found = {
    scan: [FIGURE, { ...FIGURE, name: 'slow', bar: { text: 'at most 150 ms', holds: false } }],
    startup: [{ ...FIGURE, bar: { text: 'at most 250 ms', holds: true } }],
  };
  expect(fallenShort(found)).toEqual(['scan: slow: at most 150 ms']);
  expect(fallenShort({ startup: found.startup })).toEqual([]);
});

test('a touch takes longer the farther and the smaller its target, and in gloves', () => {
  const from = { x: 0, y: 0 };
  const key = { x: 100, y: -32, width: 64, height: 64 };
  const near = timeToTouch(from, key, 6.95);
  expect(near).toBeCloseTo(550 + (1000 * Math.log2(132 / 64 + 1)) / 6.95, 6);
  expect(timeToTouch(from, { ...key, x: 300 }, 6.95)).toBeGreaterThan(near);
  expect(timeToTouch(from, { ...key, y: -16, height: 32 }, 6.95)).toBeGreaterThan(near);
  expect(timeToTouch(from, key, 3.475) - 550).toBeCloseTo(2 * (near - 550), 6);
});
