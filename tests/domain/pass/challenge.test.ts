import { expect, test } from 'vitest';
import { encodeBase45 } from '#domain/pass/base45';
import { encodeCbor } from '#domain/pass/cbor';
import { answers, digitsOf, isDrawn, nonceFromDigits } from '#domain/pass/challenge';
import { challengeText, parseChallengeText } from '#domain/pass/qr-text';

const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

test('a challenge goes through its QR text', () => {
  const challenge = { nonce, post: '衡阳西' };
  expect(parseChallengeText(challengeText(challenge))).toEqual({ ok: true, value: challenge });
});

test.each([
  ['another prefix', 'CP1:00'],
  ['no base45', 'CP1Q:::::'],
  ['a nonce too short', `CP1Q:${encodeBase45(encodeCbor([nonce.slice(1), 'x']))}`],
  ['no post', `CP1Q:${encodeBase45(encodeCbor([nonce]))}`],
  ['a text far too long', `CP1Q:${'0'.repeat(3000)}`],
])('a challenge with %s is malformed', (_what, text) => {
  expect(parseChallengeText(text)).toEqual({ ok: false, fault: 'malformed' });
});

test('a challenge has six digits, with leading zeros where need be', () => {
  expect(digitsOf(nonce)).toMatch(/^\d{6}$/);
  expect(digitsOf(new Uint8Array(8))).toBe('000000');
  expect(digitsOf(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 7))).toBe('000007');
});

test('a post challenges nobody whose clock is right, one in ten, or everybody', () => {
  const drawn = (how: Parameters<typeof isDrawn>[0]) =>
    Array.from({ length: 256 }, (_, chance) => isDrawn(how, chance)).filter(Boolean).length;
  expect(drawn('when-needed')).toBe(0);
  expect(drawn('sometimes') / 256).toBeCloseTo(0.1, 2);
  expect(drawn('always')).toBe(256);
});

test('only six digits are digits', () => {
  for (const typed of ['12345', '1234567', '12345a', '１２３４５６', ''])
    expect(nonceFromDigits(typed)).toBeNull();
  expect(nonceFromDigits('123456')).toHaveLength(8);
});

test('a challenge is answered by its own bytes or its own digits, by nothing else', () => {
  expect(answers(nonce, nonce)).toBe(true);
  expect(answers(nonceFromDigits(digitsOf(nonce)) ?? new Uint8Array(0), nonce)).toBe(true);
  expect(answers(nonceFromDigits('000000') ?? new Uint8Array(0), nonce)).toBe(false);
  expect(answers(new Uint8Array(8), nonce)).toBe(false);
});
