import { toBase64Url, toHex } from '#domain/bytes';
import { type County, isPublicPost } from '#domain/county/county';
import type { CountyAnswer, Signed } from '#domain/wire';
import type { Context } from '../context';
import { listAreas, listPosts, postOf, readCounty } from '../store/county';
import { readMeta } from '../store/meta';
import { numberInForce, readPolicy } from '../store/policies';
import type { Db } from '../store/store';
import type { Keys } from './keys';
import { signedList } from './trust-lists';

/** What everybody may know of the county, or null before set-up. */
export async function countyCard(db: Db, keys: Keys): Promise<County | null> {
  const row = await readCounty(db);
  if (row === null) return null;
  const posts = await listPosts(db);
  const areas = await listAreas(db);
  return {
    name: row.name,
    area: row.area,
    demo: row.demo === 1,
    ...(row.helpline === null ? {} : { helpline: row.helpline }),
    rootKey: toBase64Url(keys.root.publicKey),
    sealKey: toBase64Url(keys.seal.publicKey),
    sealKeyId: toHex(keys.seal.keyId),
    areas: areas.map(({ area, name }) => ({ code: area, name })),
    posts: posts
      .filter((post) => post.ended_at === null)
      .map(postOf)
      .filter((post) => isPublicPost(post.kind)),
  };
}

/** The policy in force as the county's root key signed it, or null before set-up. */
export async function signedPolicy(db: Db, now: number): Promise<Signed | null> {
  const number = await numberInForce(db, now);
  const row = number === null ? null : await readPolicy(db, number);
  return row === null ? null : { payload: row.payload, signature: row.signature };
}

/** The public answer about the county, or null before set-up. */
export async function countyAnswer(context: Context): Promise<CountyAnswer | null> {
  const { db } = context.store;
  const now = context.now();
  const county = await countyCard(db, context.keys);
  const policy = await signedPolicy(db, now);
  const issuers = await signedList(db, 'issuers');
  if (county === null || policy === null || issuers === null) return null;
  const epoch = (await readMeta(db, 'epoch')) ?? '';
  return { county, policy, issuers, epoch, serverTime: now };
}
