import { expect, test } from 'vitest';
import { pickCode } from '#device/scanner/pick-code';

const MENU = 'https://example.com/menu';
const A = 'CP1:AAAA';
const B = 'CP1:BBBB';

test('a code alone is meant, whatever it is', () => {
  expect(pickCode([MENU])).toEqual({ is: 'one', text: MENU });
  expect(pickCode([A])).toEqual({ is: 'one', text: A });
});

test('of two different passes none is taken', () => {
  expect(pickCode([A, B])).toEqual({ is: 'several-passes' });
  expect(pickCode([MENU, B, A])).toEqual({ is: 'several-passes' });
});

test('a pass goes before what others print beside it, wherever it stands', () => {
  expect(pickCode([MENU, 'WIFI:S:x;;', A])).toEqual({ is: 'one', text: A });
});

test('without a pass another code of ours goes before strange ones', () => {
  expect(pickCode([MENU, 'CP1Q:ABCD'])).toEqual({ is: 'one', text: 'CP1Q:ABCD' });
});
