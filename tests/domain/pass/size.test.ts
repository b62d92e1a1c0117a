import * as fc from 'fast-check';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { challengeText, paperText } from '#domain/pass/qr-text';
import { issue, show } from './issuer';

const version = (text: string, ecc: 'L' | 'M') => encode(text, { ecc, boostEcc: false, border: 0 }).version;

/** Everything as long as the form lets it be. */
const longest = {
  name: '阿卜杜热合曼·买买提·吐尔逊江·艾合买提·玉素甫·依明江',
  plate: 'ABCDEFGHIJKLMNOP',
  origin: '31011510300101',
  destination: '43042110520302',
  partySize: 99,
  colour: 'red',
  documentType: 'other',
  formVersion: 255,
  policyNumber: 65_535,
} as const;

test('a usual live pass (three characters, a car, a village) fits QR version 10-L, its answer 11-L', async () => {
  const pass = await issue({ name: '张建国' });
  expect(version(await show(pass), 'L')).toBeLessThanOrEqual(10);
  expect(version(await show(pass, { nonce: new Uint8Array(8) }), 'L')).toBeLessThanOrEqual(11);
});

test('the longest live pass fits 11-L, with an answer to a challenge too', async () => {
  const pass = await issue(longest);
  expect(version(await show(pass), 'L')).toBeLessThanOrEqual(11);
  expect(version(await show(pass, { nonce: new Uint8Array(8) }), 'L')).toBeLessThanOrEqual(11);
});

test('paper fits 9-M, usual and longest', async () => {
  expect(version(paperText(await issue({ deviceKey: null })), 'M')).toBeLessThanOrEqual(9);
  expect(version(paperText(await issue({ ...longest, deviceKey: null })), 'M')).toBeLessThanOrEqual(9);
});

test('whatever somebody is called and whatever their plate, live fits 11-L with an answer, and paper 9-M', async () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 50 })
    .filter((text) => text.trim() !== '');
  const plate = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 16 }));
  const place = fc.constantFrom('31', '3101', '310115', '310115103', '31011510300101', 'US');
  await fc.assert(
    fc.asyncProperty(name, plate, place, async (name, plate, origin) => {
      const over = { ...longest, name, plate, origin };
      const live = await show(await issue(over), { nonce: new Uint8Array(8).fill(255) });
      expect(version(live, 'L')).toBeLessThanOrEqual(11);
      expect(version(paperText(await issue({ ...over, deviceKey: null })), 'M')).toBeLessThanOrEqual(9);
    }),
    { numRuns: 60 },
  );
});

test('a challenge with a usual post name fits version 5-L', () => {
  const text = challengeText({ nonce: new Uint8Array(8).fill(255), post: '衡阳西高速出口卡口' });
  expect(version(text, 'L')).toBeLessThanOrEqual(5);
});
