import { expect, test } from 'vitest';
import { fromBase64Url } from '#domain/bytes';
import { verifyPlaceCode } from '#domain/venue/code';
import { parsePlaceCode } from '#domain/venue/place-code';
import { verifyEs256 } from '#server/county/trusted-counties';
import { testCounty } from './county';

test('the code of a venue and of a post is signed by the county key', async () => {
  const county = await testCounty();
  county.context.origin = 'http://kakou.example:8443';
  const { id } = await (
    await county.desk('POST', '/v1/venues', { name: 'Shop', area: '610921100001' })
  ).json();
  const rootKey = fromBase64Url(county.card.rootKey) ?? new Uint8Array();
  for (const path of [`venue/${id}`, `post/${county.exit.id}`]) {
    const { text } = await (await county.desk('GET', `/v1/codes/${path}`)).json();
    const code = parsePlaceCode(text);
    expect(code).toMatchObject({ host: 'kakou.example:8443', kind: path.split('/')[0] });
    expect(code !== null && (await verifyPlaceCode(code, rootKey, verifyEs256))).toBe(true);
  }
  await county.desk('DELETE', `/v1/venues/${id}`);
  expect((await county.desk('GET', `/v1/codes/venue/${id}`)).status).toBe(404);
});
