import { expect, test } from 'vitest';
import { findFinders } from '#device/scanner/finders';
import { photographOf, turnedBy } from './sheet';

const eyesAt = (angle: number) =>
  [
    [-11, -11],
    [11, -11],
    [-11, 11],
  ].map(([x = 0, y = 0]) => ({
    x: 200 + 8 * (Math.cos(angle) * x - Math.sin(angle) * y),
    y: 200 + 8 * (Math.sin(angle) * x + Math.cos(angle) * y),
  }));

test.each([0, 0.3, 0.8, 1.2, 2, 3])(
  'the three eyes of a code turned by %s are found where they are',
  (angle) => {
    const found = findFinders(photographOf('CP1:EYES', {}, turnedBy(angle)), 2);
    for (const eye of eyesAt(angle)) {
      const near = found.filter(({ x, y }) => Math.hypot(x - eye.x, y - eye.y) < 4);
      expect(near).toHaveLength(1);
    }
    expect(found.length).toBeLessThan(6);
  },
);

test.each([
  ['a wall', () => 140],
  ['stripes', (x: number) => (Math.floor(x / 8) % 2 === 0 ? 40 : 220)],
  ['a chess board', (x: number, y: number) => ((Math.floor(x / 8) + Math.floor(y / 8)) % 2 === 0 ? 40 : 220)],
  ['a slope of light', (x: number, y: number) => (x + y) / 4],
])('in %s there is no eye', (_what, light) => {
  const [width, height] = [400, 300];
  const grey = Uint8ClampedArray.from({ length: width * height }, (_, at) =>
    light(at % width, Math.floor(at / width)),
  );
  expect(findFinders({ grey, width, height })).toEqual([]);
});

test('a picture smaller than an eye is looked at without harm', () => {
  for (const side of [0, 1, 2, 5])
    expect(findFinders({ grey: new Uint8ClampedArray(side * side), width: side, height: side })).toEqual([]);
});
