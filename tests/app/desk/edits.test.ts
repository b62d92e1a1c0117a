import { expect, test } from 'vitest';
import type { RiskArea } from '#domain/policy/policy';
import { type AreaDraft, areaFaults, NEW_AREA, toArea } from '../../../src/app/desk/policy/area-draft';
import {
  applyEdits,
  areaKey,
  isOver,
  standing,
  withEdit,
  withoutEdit,
} from '../../../src/app/desk/policy/edits';

const PUDONG: RiskArea = { place: '310115', level: 'high', since: '2022-03-01', source: '公告 1' };
const HENGYANG: RiskArea = { place: '4304', level: 'medium', since: '2022-03-28', source: '公告 2' };
const ENDED: RiskArea = { ...HENGYANG, place: '4301', until: '2022-04-01' };
const AREAS = [PUDONG, HENGYANG, ENDED];
const key = areaKey(PUDONG);

test('a draft without edits publishes what is in force', () => {
  expect(applyEdits(AREAS, [])).toEqual(AREAS);
});

test('an area is added, ended, opened again and left out', () => {
  const added: RiskArea = { place: '6101', level: 'medium', since: '2022-04-09', source: '公告 3' };
  const next = applyEdits(AREAS, [
    { kind: 'add', area: added },
    { kind: 'end', key, until: '2022-04-10' },
    { kind: 'reopen', key: areaKey(ENDED) },
    { kind: 'remove', key: areaKey(HENGYANG) },
  ]);
  const { until: _, ...open } = ENDED;
  expect(next).toEqual([{ ...PUDONG, until: '2022-04-10' }, open, added]);
});

test('of two edits of one area the last holds, and can be undone', () => {
  const once = withEdit([], { kind: 'end', key, until: '2022-04-10' });
  const twice = withEdit(once, { kind: 'remove', key });
  expect(applyEdits([PUDONG], twice)).toEqual([]);
  expect(applyEdits([PUDONG], withoutEdit(twice, key))).toEqual([PUDONG]);
});

test('edits that others have overtaken fall away: ended alike, added alike, or left out', () => {
  const edits = [
    { kind: 'end', key: areaKey(ENDED), until: '2022-04-01' },
    { kind: 'add', area: PUDONG },
    { kind: 'remove', key: '999999 high 2022-01-01' },
    { kind: 'reopen', key: areaKey(HENGYANG) },
  ] as const;
  expect(standing(AREAS, edits)).toEqual([]);
});

test('an area cannot end before it began', () => {
  expect(applyEdits([PUDONG], [{ kind: 'end', key, until: '2022-02-28' }])).toEqual([PUDONG]);
});

test('an area is over from the day after its last', () => {
  expect(isOver(ENDED, '2022-04-01')).toBe(false);
  expect(isOver(ENDED, '2022-04-02')).toBe(true);
  expect(isOver(PUDONG, '2099-01-01')).toBe(false);
});

const FILLED: AreaDraft = { place: '310115', kind: 'high', since: '2022-03-01', source: ' 公告 1 ' };

test('a new area says all that is missing at once', () => {
  expect(areaFaults(NEW_AREA, new Set()).map((fault) => fault.code)).toEqual([
    'placeMissing',
    'levelMissing',
    'sinceMissing',
    'sourceMissing',
  ]);
});

test('an area that is filled in is taken, one that the policy has already is not', () => {
  expect(areaFaults(FILLED, new Set())).toEqual([]);
  expect(toArea(FILLED)).toEqual(PUDONG);
  expect(areaFaults(FILLED, new Set([key]))).toEqual([{ field: 'place', code: 'known' }]);
});
