import { expect, test } from 'vitest';
import { isLowSignature } from '#domain/pass/es256';
import { issuePass } from '#domain/pass/issue';
import { parsePass } from '#domain/pass/pass-bytes';
import { county, issue, payload, phone } from './issuer';

const said = async (over: Parameters<typeof issue>[0]) => parsePass(await issue(over))?.payload;

test('a name too long for the code is cut at a character and marked', async () => {
  const name = `${'𠮷'.repeat(8)}${'吉'.repeat(8)}`;
  expect((await said({ name }))?.name).toBe(`${'𠮷'.repeat(8)}…`);
  expect((await said({ name, deviceKey: null }))?.name).toBe(`${'𠮷'.repeat(4)}…`);
});

test('a name that just fits is whole', async () => {
  const name = '吉'.repeat(12);
  expect((await said({ name }))?.name).toBe(name);
});

test('where somebody comes from is said to the county, no nearer', async () => {
  expect((await said({ origin: '310115103001' }))?.origin).toBe('310115');
});

test('a plate too long for the code is cut and marked', async () => {
  expect((await said({ plate: '粤Z1234港挂挂' }))?.plate).toBe('粤Z1234…');
});

test('signatures of the issuer are always low', async () => {
  for (let i = 0; i < 8; i++) expect(isLowSignature((await issue()).slice(-64))).toBe(true);
});

test.each([
  ['a pass number of the wrong length', { cti: '00' }],
  ['an empty name', { name: '' }],
  ['a party of nobody', { partySize: 0 }],
  ['a party of more than 99', { partySize: 100 }],
  ['a destination that is no area', { destination: 'US' }],
  ['an origin that is no place', { origin: '12345' }],
  ['a time that is not whole', { exp: 1.5 }],
  ['a form without version', { formVersion: 0 }],
  ['a device key off the curve', { deviceKey: Uint8Array.of(2, ...new Uint8Array(31), 1) }],
])('%s is never signed', async (_what, over) => {
  await expect(issue(over)).rejects.toThrow(RangeError);
});

test('a key id that is not 4 bytes is never signed', async () => {
  await expect(issuePass(payload(), new Uint8Array(3), county.sign)).rejects.toThrow(RangeError);
});

test('the phone whose key was given is in the pass', async () => {
  expect((await said({}))?.deviceKey).toEqual(phone.compressed);
});
