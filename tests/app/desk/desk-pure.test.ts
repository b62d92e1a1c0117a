import { expect, test } from 'vitest';
import { defaultPolicy } from '#domain/policy/default-policy';
import { ago } from '../../../src/app/desk/ago';
import { countText } from '../../../src/app/desk/count-text';
import { accountFaults, NEW_ACCOUNT } from '../../../src/app/desk/places/account-draft';
import { countdown } from '../../../src/app/desk/places/countdown';
import { may } from '../../../src/app/desk/rights';
import { conditionOf } from '../../../src/app/desk/rule-condition';
import { openFirst, undecided, type Vehicle } from '../../../src/app/desk/vehicles/open-first';
import { personHref, whereOf } from '../../../src/app/desk/where';
import { id, NOON } from './a-row';

const MINUTE = 60_000;

test.each([
  [0, { unit: 'now' }],
  [-5 * MINUTE, { unit: 'now' }],
  [59 * MINUTE, { unit: 'minutes', n: 59 }],
  [60 * MINUTE, { unit: 'hours', n: 1 }],
  [47 * 60 * MINUTE, { unit: 'hours', n: 47 }],
  [48 * 60 * MINUTE, { unit: 'days', n: 2 }],
])('%i ms ago is said as %o', (past, said) => {
  expect(ago(NOON - past, NOON)).toEqual(said);
});

test('numbers stand in groups of three', () => {
  expect([7, 120, 1204, 60_900, 1_000_000].map(countText)).toEqual([
    '7',
    '120',
    '1\u202f204',
    '60\u202f900',
    '1\u202f000\u202f000',
  ]);
});

test('the time that is left runs from ten minutes to nothing, and no further', () => {
  expect([600_999, 60_000, 1000, 999, -5000].map(countdown)).toEqual([
    '10:00',
    '1:00',
    '0:01',
    '0:00',
    '0:00',
  ]);
});

test.each([
  ['/desk', { page: 'board' }],
  ['/desk/', { page: 'board' }],
  ['/desk/persons', { page: 'persons' }],
  [personHref(id(1)), { page: 'person', id: id(1) }],
  [`/desk/poster/venue/${id(1)}`, { page: 'poster', kind: 'venue', id: id(1) }],
  ['/desk/person', { page: 'nowhere' }],
  ['/desk/person/610921199001011234', { page: 'nowhere' }],
  ['/desk/poster/door/1', { page: 'nowhere' }],
  ['/desk/places/1', { page: 'nowhere' }],
  [`/desk/person/${id(1)}/2`, { page: 'nowhere' }],
  ['/desk/reports', { page: 'nowhere' }],
])('%s is %o', (path, where) => {
  expect(whereOf(path)).toEqual(where);
});

test('an auditor sees no person, and only the county desk publishes', () => {
  expect(may('auditor', 'people')).toBe(false);
  expect(may('town-desk', 'people')).toBe(true);
  expect(may('town-desk', 'publish')).toBe(false);
  expect(may('county-desk', 'publish')).toBe(true);
});

const aVehicle = (car: number, changes: Partial<Vehicle>): Vehicle => ({
  car: id(car),
  plate: null,
  post: '南出口',
  firstAt: NOON,
  heads: 2,
  decided: 2,
  people: [],
  ...changes,
});

test('vehicles with somebody undecided come first, longest waiting on top, then the newest', () => {
  const done = aVehicle(1, { firstAt: NOON - MINUTE });
  const justDone = aVehicle(2, {});
  const waiting = aVehicle(3, { decided: 1 });
  const longWaiting = aVehicle(4, { decided: 0, firstAt: NOON - 30 * MINUTE });
  expect(openFirst([done, waiting, justDone, longWaiting])).toEqual([longWaiting, waiting, justDone, done]);
  expect(undecided(longWaiting)).toBe(2);
});

test('a vehicle with more people than were counted is not open', () => {
  expect(undecided(aVehicle(1, { heads: 1, decided: 2 }))).toBe(-1);
  expect(openFirst([aVehicle(1, { heads: 1, decided: 2 }), aVehicle(2, { decided: 1 })])[0]?.car).toBe(id(2));
});

test('a rule is explained by the policy that has it, or by the one counties start from', () => {
  const renamed = {
    ...defaultPolicy(),
    table: defaultPolicy().table.map((row) => ({ ...row, id: `X${row.id}` })),
  };
  expect(conditionOf('A1', null)).toBe('stay-high');
  expect(conditionOf('XA1', renamed)).toBe('stay-high');
  expect(conditionOf('A1', renamed)).toBe('unknown');
  expect(conditionOf('Z', renamed)).toBe('none');
});

test('a new account says all that is wrong; only a town desk needs a town', () => {
  expect(accountFaults(NEW_ACCOUNT).map((fault) => fault.field)).toEqual([
    'name',
    'role',
    'login',
    'password',
  ]);
  const filled = {
    name: '王工',
    login: 'wang',
    password: 'four quiet words',
    role: 'town-desk',
    area: null,
  } as const;
  expect(accountFaults(filled)).toEqual([{ field: 'area', code: 'areaMissing' }]);
  expect(accountFaults({ ...filled, role: 'auditor' })).toEqual([]);
  expect(accountFaults({ ...filled, role: 'auditor', login: '王' })).toEqual([
    { field: 'login', code: 'loginWrong' },
  ]);
});
