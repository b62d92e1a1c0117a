import { expect, test } from 'vitest';
import { signPlace, verifyPlaceCode } from '#domain/venue/code';
import { type Place, type PlaceCode, parsePlaceCode, placeCodeText } from '#domain/venue/place-code';
import { county, ports, stranger } from '../pass/issuer';

const place: Place = { host: 'kakou.example', kind: 'venue', id: '01890a5d-ac96-774b-bcce-b302099a8057' };
const code = await signPlace(place, county.sign);
const text = placeCodeText(code);
const verify = (over: Partial<PlaceCode> = {}, root = county) =>
  verifyPlaceCode({ ...code, ...over }, root.point, ports.verifyEs256);

test('a printed code is an address of ours with the signature behind the #', () => {
  expect(text).toMatch(
    /^https:\/\/kakou\.example\/v\/01890a5d-ac96-774b-bcce-b302099a8057#[A-Za-z0-9_-]{86}$/,
  );
  expect(parsePlaceCode(text)).toEqual(code);
});

test('the county key signed it', async () => {
  expect(await verify()).toBe(true);
  expect(await verify({}, stranger)).toBe(false);
});

test('nothing of it can be changed: host, kind, number', async () => {
  expect(await verify({ host: 'evil.example' })).toBe(false);
  expect(await verify({ kind: 'post' })).toBe(false);
  expect(await verify({ id: place.id.replace('7', '8') })).toBe(false);
  expect(await verify({ signature: new Uint8Array(64) })).toBe(false);
});

test.each([
  ['no signature', text.slice(0, text.indexOf('#'))],
  ['a signature too short', text.slice(0, -1)],
  ['plain http', text.replace('https', 'http')],
  ['a number that is no UUID', text.replace('01890a5d', '01890a5')],
  ['something after it', `${text} `],
  ['a name and password before the host', text.replace('https://', 'https://a@')],
  ['a stray bit at the end', `${text.slice(0, -1)}_`],
])('%s: no code', (_what, wrong) => {
  expect(parsePlaceCode(wrong)).toBeNull();
});
