import { expect, test } from 'vitest';
import type { RecentRecord } from '#device/device';
import type { PostItem } from '#domain/open-item/open-item';
import { addSaid, openHere } from '../../../src/app/checkpoint/records/open-here';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 3, 10, 4);
const HOURS = { pushed: 2, controlled: 6, tested: 12 };
const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const made = (n: number, decision: string | null, more: Partial<RecentRecord> = {}): RecentRecord => ({
  id: id(n),
  kind: 'check',
  takenAt: NOON + n,
  state: 'waiting',
  reason: null,
  label: { name: `张*${n}`, decision, colour: 'green', plate: null },
  worker: null,
  ...more,
});

const told = (n: number, more: Partial<PostItem> = {}): PostItem => ({
  id: id(n + 100),
  kind: 'spot-test',
  record: id(n),
  person: id(n + 200),
  name: `李*${n}`,
  plate: '陕A00001',
  at: NOON + n,
  due: NOON + n + 12 * HOUR,
  detail: {},
  closed: null,
  ...more,
});

const open = (known: Partial<Parameters<typeof openHere>[0]>) =>
  openHere({ told: [], own: [], said: [], hours: HOURS, ...known });

test('a check made here without a network stands there at once, with its clock', () => {
  const [one, ...more] = open({ own: [made(1, 'test-on-spot'), made(2, 'release'), made(3, 'hold')] });
  expect(more).toEqual([]);
  expect(one).toMatchObject({ kind: 'spot-test', record: id(1), name: '张*1', due: NOON + 1 + 12 * HOUR });
});

test('what the county tells of the same check is the same', () => {
  const all = open({ own: [made(1, 'test-on-spot', { state: 'sent' })], told: [told(1)] });
  expect(all.map(({ name }) => name)).toEqual(['李*1']);
});

test('what another phone settled is gone, though it was made here', () => {
  const closed = { at: NOON + HOUR, outcome: 'negative' };
  expect(open({ own: [made(1, 'test-on-spot')], told: [told(1, { closed })] })).toEqual([]);
});

test('what was said here is gone at once, of that kind alone', () => {
  const own = [made(1, 'test-on-spot'), made(2, 'turn-back')];
  const said = addSaid([], { kind: 'spot-test', record: id(1), at: NOON });
  expect(open({ own, said }).map(({ record }) => record)).toEqual([id(2)]);
  const other = addSaid(said, { kind: 'turn-back', record: id(1), at: NOON });
  expect(open({ own, said: other }).map(({ record }) => record)).toEqual([id(2)]);
});

test('results stand before the rest, the nearest limit first', () => {
  const all = open({ own: [made(1, 'turn-back'), made(3, 'test-on-spot'), made(2, 'test-on-spot')] });
  expect(all.map(({ record }) => record)).toEqual([id(2), id(3), id(1)]);
});

test('a check that the county did not take opens nothing: it is made again', () => {
  expect(open({ own: [made(1, 'test-on-spot', { state: 'rejected' })] })).toEqual([]);
});

test('what is the desk’s or the village’s to settle does not stand at the post', () => {
  expect(open({ told: [told(1, { kind: 'fever' }), told(2, { kind: 'never-came' })] })).toEqual([]);
});

test('a pending nucleic-acid test says that it is one', () => {
  expect(open({ told: [told(1, { detail: { method: 'naat' } })] })[0]?.naat).toBe(true);
});

test('old sayings are let go', () => {
  const said = addSaid([{ kind: 'spot-test', record: id(1), at: NOON }], {
    kind: 'spot-test',
    record: id(2),
    at: NOON + 5 * 24 * HOUR,
  });
  expect(said.map(({ record }) => record)).toEqual([id(2)]);
});
