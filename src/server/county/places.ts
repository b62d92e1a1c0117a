import { v7 as uuid } from 'uuid';
import type * as z from 'zod/mini';
import type { Challenge } from '#domain/county/county';
import type {
  newAccountSchema,
  newPostSchema,
  newVenueSchema,
  newWorkerSchema,
  PlacesAnswer,
} from '#domain/desk/desk';
import { roleSchema } from '#domain/desk/desk';
import { fault, ok, type Result } from '#domain/result';
import type { Refusal } from '#domain/wire';
import { hashPassword, isWeak } from '../access/password';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { addAccount, listAccounts, readAccount } from '../store/accounts';
import { record } from '../store/audit';
import { type Topic, touch } from '../store/changes';
import {
  addPost,
  addVenue,
  addWorker,
  listPosts,
  listVenues,
  listWorkers,
  postOf,
  readCounty,
  readPost,
  setChallenge,
} from '../store/county';
import { listPhones } from '../store/installs';
import { countOfPhones } from '../store/phone-troubles';
import { isInScope } from '../store/scope';
import type { Db } from '../store/store';
import { note } from './note';
import { phoneOf } from './phones';

type Made = Result<string, Refusal['error']>;

/** Posts, workers, phones, venues and accounts in the account's area; ended ones too. */
export async function placesAnswer(db: Db, account: SignedIn): Promise<PlacesAnswer> {
  const own = <T extends { area: string }>(rows: readonly T[]) =>
    rows.filter((row) => isInScope(row.area, account.area));
  const counted = await countOfPhones(db);
  const seesAccounts = account.role === 'county-desk' || account.role === 'auditor';
  return {
    posts: own(await listPosts(db)).map((row) => ({ ...postOf(row), endedAt: row.ended_at })),
    workers: own(await listWorkers(db)).map(({ id, name, post, ended_at: endedAt }) => ({
      id,
      name,
      post,
      endedAt,
    })),
    phones: own(await listPhones(db)).map((row) => phoneOf(row, counted(row.id))),
    venues: own(await listVenues(db)).map(({ id, name, area, ended_at: endedAt }) => ({
      id,
      name,
      area,
      endedAt,
    })),
    accounts: own(seesAccounts ? await listAccounts(db) : []).map((row) => ({
      id: row.id,
      login: row.login,
      name: row.name,
      role: roleSchema.parse(row.role),
      area: row.area,
      endedAt: row.ended_at,
    })),
  };
}

/** A post in the account's area. Phones hear of it. */
export async function makePost(
  context: Context,
  account: SignedIn,
  post: z.infer<typeof newPostSchema>,
): Promise<Made> {
  if (!isInScope(post.area, account.area)) return fault('not-allowed');
  return await making(context, account, 'post', async (tx, id) => {
    await addPost(tx, {
      id,
      ...post,
      challenge: post.challenge ?? null,
      made_at: context.now(),
      ended_at: null,
      telephone: null,
    });
    await told(tx, ['post', 'county'], { id, area: post.area, post: null });
    return ok(id);
  });
}

/**
 * Sets when the phones of a post challenge. They hear of it. @returns `not-found` outside of the account's area too,
 * `gone` when the post has ended
 */
export async function setPostChallenge(
  context: Context,
  account: SignedIn,
  { id, challenge }: { id: string; challenge: Challenge },
): Promise<'set' | 'not-found' | 'gone'> {
  return await context.store.write(async (tx) => {
    const post = await readPost(tx, id);
    if (post === null || !isInScope(post.area, account.area)) return 'not-found';
    if (post.ended_at !== null) return 'gone';
    await setChallenge(tx, id, challenge);
    await told(tx, ['post', 'county'], { id, area: post.area, post: null });
    const on = { at: context.now(), actor: `account:${account.id}`, area: account.area };
    await record(tx, [{ ...on, action: 'post-challenge', subject: id, payload: { challenge } }]);
    return 'set';
  });
}

/** A worker of a post in the account's area. `gone` when the post has ended. */
export async function makeWorker(
  context: Context,
  account: SignedIn,
  worker: z.infer<typeof newWorkerSchema>,
): Promise<Made> {
  return await making(context, account, 'worker', async (tx, id) => {
    const post = await readPost(tx, worker.post);
    if (post === null || !isInScope(post.area, account.area)) return fault('not-found');
    if (post.ended_at !== null) return fault('gone');
    await addWorker(tx, { id, area: post.area, ...worker, made_at: context.now(), ended_at: null });
    await told(tx, ['worker'], { id, area: post.area, post: post.id });
    return ok(id);
  });
}

/** A venue in the account's area. The posts' phones hear of it. */
export async function makeVenue(
  context: Context,
  account: SignedIn,
  venue: z.infer<typeof newVenueSchema>,
): Promise<Made> {
  if (!isInScope(venue.area, account.area)) return fault('not-allowed');
  return await making(context, account, 'venue', async (tx, id) => {
    await addVenue(tx, { id, ...venue, made_at: context.now(), ended_at: null });
    await told(tx, ['venue'], { id, area: venue.area, post: null });
    return ok(id);
  });
}

/** An account for somebody of the same area or below. `already-done` when the login is taken. */
export async function makeAccount(
  context: Context,
  account: SignedIn,
  wanted: z.infer<typeof newAccountSchema>,
): Promise<Made> {
  const { login, name, role, area } = wanted;
  if (!isInScope(area, account.area)) return fault('not-allowed');
  if (isWeak(wanted.password, login)) return fault('weak-password');
  const password = await hashPassword(wanted.password);
  return await making(context, account, 'account', async (tx, id) => {
    if ((await readAccount(tx, { login })) !== null) return fault('already-done');
    const fresh = { made_at: context.now(), ended_at: null, telephone: null, on_duty_at: null };
    await addAccount(tx, { id, area, login, name, role, password, ...fresh });
    return ok(id);
  });
}

async function making(
  context: Context,
  account: SignedIn,
  kind: string,
  make: (tx: Db, id: string) => Promise<Made>,
): Promise<Made> {
  return await context.store.write(async (tx) => {
    const made = await make(tx, uuid());
    if (made.ok) await note(tx, { context, account, action: `${kind}-made`, subject: made.value });
    return made;
  });
}

/** Phones hear of the thing, and of the county card where it stands in it. */
export async function told(
  tx: Db,
  topics: readonly Topic[],
  thing: { id: string; area: string; post: string | null },
): Promise<void> {
  const county = (await readCounty(tx))?.area ?? thing.area;
  await touch(
    tx,
    topics.map((topic) =>
      topic === 'county'
        ? { topic, key: county, area: county, post: null, at: null }
        : { topic, key: thing.id, area: thing.area, post: thing.post, at: null },
    ),
  );
}
