import { v7 as uuid } from 'uuid';
import { isWithin, prefectureOf } from '#domain/area/place';
import { toBase64Url } from '#domain/bytes';
import type { SetupRequest } from '#domain/desk/desk';
import { defaultPolicy } from '#domain/policy/default-policy';
import { fault, ok, type Result } from '#domain/result';
import type { Refusal } from '#domain/wire';
import { hashPassword, isWeak } from '../access/password';
import { newToken, tokenHash } from '../access/session';
import type { Context } from '../context';
import { publishRevocations } from '../passes/revocation-list';
import { storePolicy } from '../policy/store-policy';
import { addAccount } from '../store/accounts';
import { record } from '../store/audit';
import { type Touched, touch } from '../store/changes';
import { addAreas, addCounty, addPost, readCounty } from '../store/county';
import { dropMeta, keepMeta, readMeta } from '../store/meta';
import type { Db } from '../store/store';
import type { NationalArea } from './national-areas';
import { publishIssuers } from './trust-lists';

/** Makes the one-time token that set-up asks for; an earlier one is good no more. Null when there is a county. */
export async function makeSetUpToken(context: Context): Promise<string | null> {
  const token = newToken();
  return await context.store.write(async (tx) => {
    if ((await readCounty(tx)) !== null) return null;
    await keepMeta(tx, 'set-up-token', tokenHash(token));
    return token;
  });
}

/** A county as it is founded: what the set-up page asks, with the towns and villages of the national lists. */
export type Founding = Omit<SetupRequest, 'token'> & { areas: readonly NationalArea[] };

/**
 * Sets the county up, once, for whoever has the token. @returns the first account's id; `not-allowed` for a wrong token
 */
export async function setUp(
  context: Context,
  asked: { token: string; founding: Founding },
): Promise<Result<string, Refusal['error']>> {
  const { founding, token } = asked;
  const { area } = founding.county;
  if (!founding.posts.every((post) => isWithin(post.area, area))) return fault('bad-request');
  if (isWeak(founding.account.password, founding.account.login)) return fault('weak-password');
  const password = await hashPassword(founding.account.password);
  return await context.store.write(async (tx) => {
    if ((await readCounty(tx)) !== null) return fault('already-set-up');
    if ((await readMeta(tx, 'set-up-token')) !== tokenHash(token)) return fault('not-allowed');
    return ok(await found(tx, context, { founding, password }));
  });
}

/** Writes a county with everything it starts from: areas, posts, first account, policy 1, empty revocation list. */
async function found(
  tx: Db,
  context: Context,
  by: { founding: Founding; password: string },
): Promise<string> {
  const { county, account, posts, areas, demo } = by.founding;
  const { area, name, helpline } = county;
  const now = context.now();
  await keepMeta(tx, 'epoch', uuid());
  await keepMeta(tx, 'root-key', toBase64Url(context.keys.root.publicKey));
  await dropMeta(tx, 'set-up-token');
  await addCounty(tx, { area, name, demo: demo ? 1 : 0, helpline: helpline ?? null, made_at: now });
  await addAreas(
    tx,
    areas.map((one) => ({ area: one.code, name: one.name })),
  );
  const touched: Touched[] = [
    { topic: 'county', key: area, area, post: null, at: null },
    ...areas.map((one): Touched => ({ topic: 'area', key: one.code, area: one.code, post: null, at: null })),
  ];
  for (const post of posts) {
    const id = uuid();
    const kept = { challenge: post.challenge ?? null, made_at: now, ended_at: null, telephone: null };
    await addPost(tx, { id, ...post, ...kept });
    touched.push({ topic: 'post', key: id, area: post.area, post: null, at: null });
  }
  await touch(tx, touched);
  const id = uuid();
  const { login, name: person } = account;
  await addAccount(tx, {
    id,
    area,
    login,
    name: person,
    role: 'county-desk',
    password: by.password,
    made_at: now,
    ended_at: null,
    telephone: null,
    on_duty_at: null,
  });
  const first = defaultPolicy();
  const homePrefecture = prefectureOf(area) ?? null;
  const policy = { ...first, parameters: { ...first.parameters, homePrefecture } };
  await storePolicy(tx, context.keys, { policy, area, now, by: id });
  await publishIssuers(tx, context.keys, now);
  await publishRevocations(tx, context.keys, { area, now });
  await record(tx, [
    { at: now, actor: 'server', action: 'set-up', subject: id, area, payload: { posts: posts.length, demo } },
  ]);
  return id;
}
