import { expect, test } from 'vitest';
import { nonceFromDigits } from '#domain/pass/challenge';
import { challengeText } from '#domain/pass/qr-text';
import { readAnswer } from '../../../src/app/declare/pass/read-answer';

const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const TEXT = challengeText({ nonce, post: '汉阴南出口' });

test('the code of a worker says what to sign and which post asks', () => {
  expect(readAnswer(TEXT)).toEqual({ ok: true, value: { nonce, by: { is: 'post', post: '汉阴南出口' } } });
});

test('a code that came as text may have line ends round it, and small letters', () => {
  for (const text of [`\n${TEXT}\r\n`, TEXT.toLowerCase()])
    expect(readAnswer(text)).toMatchObject({ ok: true });
});

test('whatever post asks, no blank of its code is lost', () => {
  const texts = Array.from({ length: 2000 }, (_, i) =>
    challengeText({ nonce, post: String.fromCodePoint(0x4e00 + i) }),
  );
  expect(texts.some((text) => text.includes(' '))).toBe(true);
  for (const text of texts) expect(readAnswer(` ${text} `)).toMatchObject({ ok: true });
});

test('six digits are read as they are heard: with blanks, or in the wide form', () => {
  for (const typed of ['418203', '418 203', ' ４１８２０３ '])
    expect(readAnswer(typed)).toEqual({
      ok: true,
      value: { nonce: nonceFromDigits('418203'), by: { is: 'digits', digits: '418203' } },
    });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['41820', 'digits'],
  ['4182034', 'digits'],
  ['CP1:ABC', 'not-asked'],
  ['https://example.org', 'not-asked'],
  ['四一八', 'not-asked'],
  ['CP1Q:', 'malformed'],
  [TEXT.slice(0, -3), 'malformed'],
] as const)('"%s" is no answer: %s', (text, fault) => {
  expect(readAnswer(text)).toEqual({ ok: false, fault });
});

test('a name that would push the code off the screen is cut', () => {
  const read = readAnswer(challengeText({ nonce, post: '卡'.repeat(200) }));
  expect(read).toMatchObject({ ok: true, value: { by: { post: '卡'.repeat(40) } } });
});
