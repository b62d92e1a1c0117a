import type { BoardRow } from '#domain/desk/desk';

const ID = '0192f0c1-7a3b-7c4d-8e5f-00000000000';

/** An id that ends with a digit. */
export const id = (digit: number): string => `${ID}${digit}`;

/** Noon, on a day of the worked cases. */
export const NOON = Date.UTC(2022, 3, 10, 4);

/** A green check at noon, with what the test changes. */
export const aRow = (changes: Partial<BoardRow>): BoardRow => ({
  record: id(1),
  person: id(2),
  kind: 'check',
  name: '张*',
  at: NOON,
  receivedAt: NOON,
  post: id(3),
  postName: '南出口',
  worker: null,
  plate: null,
  origin: '310115',
  destination: '610921100',
  colour: 'green',
  measure: 'none',
  shown: 'green',
  decision: 'release',
  overridden: false,
  rows: ['Z'],
  ...changes,
});
