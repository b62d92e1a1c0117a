import { expect, test } from 'vitest';
import { REJECTIONS } from '#domain/wire';
import { whyWaiting } from '../../../src/app/checkpoint/records/why-waiting';
import { rejections as en } from '../../../src/app/words/en/rejections';
import { fieldNames, rejectionOf } from '../../../src/app/words/rejections';
import { rejections as zh } from '../../../src/app/words/zh/rejections';

const NONE = { unsent: 0, rejected: 0, conflict: 0, oldest: null };
const SOME = { ...NONE, unsent: 2, oldest: 1 };

test('what keeps records on the phone is said by what the last attempts met', () => {
  expect(whyWaiting(NONE, 'paused', false)).toBeNull();
  expect(whyWaiting(SOME, 'paused', true)).toBe('refused');
  expect(whyWaiting(SOME, 'update-needed', true)).toBe('update-needed');
  expect(whyWaiting(SOME, 'waiting', false)).toBe('no-network');
  expect(whyWaiting(SOME, 'waiting', true)).toBe('busy');
  expect(whyWaiting(SOME, 'sending', true)).toBe('sending');
});

test('every reason has a sentence of its own and something to do about it, in both languages', () => {
  for (const words of [zh, en]) {
    const said = REJECTIONS.map((reason) => rejectionOf({ state: 'rejected', reason }, words));
    expect(new Set(said.map((one) => one.means)).size).toBe(REJECTIONS.length);
    for (const { todo } of said) expect(todo.length).toBeGreaterThan(5);
    expect(rejectionOf({ state: 'conflict', reason: null }, words)).toBe(words.conflict);
    expect(rejectionOf({ state: 'rejected', reason: 'of-a-later-app' }, words)).toBe(words.why.unreadable);
  }
});

test('wrong fields are named as workers know them, each once', () => {
  const fields = ['body.told.stays.0.from', 'body.told.contactOn', 'body.temperature.tenths', 'takenAt'];
  expect(fieldNames(fields, zh)).toBe('14 天到过、体温、时间');
  expect(fieldNames(['body.somethingNew'], en)).toBe('somethingNew');
  expect(fieldNames([], en)).toBe('');
});
