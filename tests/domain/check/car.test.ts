import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideSeat, isClosed, nextSeat, recount, stopCar } from '#domain/check/car';

test('a vehicle is closed when as many people have a decision as were counted', () => {
  let car = stopCar('car', 2, '陕G12345');
  expect(nextSeat(car)).toBe(1);
  car = decideSeat(car, 1, 'a');
  expect(isClosed(car)).toBe(false);
  car = decideSeat(car, 2, 'b');
  expect(isClosed(car)).toBe(true);
});

test('a correction takes the place of the decision that it corrects', () => {
  const car = decideSeat(decideSeat(stopCar('car', 1, null), 1, 'wrong'), 1, 'right');
  expect(car.decided).toEqual([{ seat: 1, record: 'right' }]);
});

test('counting again never hides somebody who was decided', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 50 }),
      (heads, counted, seat) => {
        const car = recount(decideSeat(stopCar('car', heads, null), Math.min(seat, heads), 'r'), counted);
        expect(car.decided.every((one) => one.seat <= car.heads)).toBe(true);
      },
    ),
  );
});
