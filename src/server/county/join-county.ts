import type * as z from 'zod/mini';
import { fault, ok, type Result } from '#domain/result';
import type { enrolRequestSchema, helloRequestSchema, InstallAnswer, Refusal } from '#domain/wire';
import { newToken, tokenHash } from '../access/session';
import type { Context } from '../context';
import { record } from '../store/audit';
import { postOf, readCounty, readPost } from '../store/county';
import {
  addEnrolment,
  addInstall,
  changeInstall,
  readEnrolment,
  readInstall,
  useEnrolment,
} from '../store/installs';
import { readMeta } from '../store/meta';
import type { Db } from '../store/store';
import type { InstallRow } from '../store/tables';
import { countyCard } from './county-card';

/** A one-time token is good for ten minutes. */
const TOKEN_LIFE = 10 * 60_000;

type Joined = Result<InstallAnswer, Refusal['error']>;

/** A traveller's phone makes itself known. The same id with the same key is the same phone; with another, `conflict`. */
export async function helloTraveller(
  context: Context,
  hello: z.infer<typeof helloRequestSchema>,
): Promise<Joined> {
  return await context.store.write(async (tx) => {
    const county = await readCounty(tx);
    if (county === null) return fault('not-set-up');
    const before = await readInstall(tx, hello.install);
    if (before !== null && before.key !== hello.key) return fault('conflict');
    if (before !== null && before.revoked_at !== null) return fault('revoked');
    const now = context.now();
    const install = before ?? { ...blank(hello, county.area, now), kind: 'traveller' as const };
    if (before === null) await addInstall(tx, install);
    return ok(await answerFor(context, tx, install));
  });
}

/**
 * A worker's phone joins a post with a one-time token. The same phone may ask again when the answer was lost.
 * @returns `already-done` for a token that another phone has used; `gone` for one that is too old or unknown, or whose
 * post has ended
 */
export async function enrolPhone(
  context: Context,
  request: z.infer<typeof enrolRequestSchema>,
): Promise<Joined> {
  return await context.store.write(async (tx) => {
    const now = context.now();
    const hash = tokenHash(request.token);
    const enrolment = await readEnrolment(tx, hash);
    const post = enrolment === null ? null : await readPost(tx, enrolment.post);
    if (enrolment === null) return fault('gone');
    if (enrolment.used_at !== null && enrolment.install !== request.install) return fault('already-done');
    if (post === null || post.ended_at !== null || enrolment.expires_at < now) return fault('gone');
    const before = await readInstall(tx, request.install);
    if (before !== null && before.key !== request.key) return fault('conflict');
    if (before !== null && before.revoked_at !== null) return fault('revoked');
    const joined = {
      kind: 'post' as const,
      post: post.id,
      area: post.area,
      model: request.model,
      enrolled_at: now,
    };
    const install = { ...(before ?? blank(request, post.area, now)), ...joined };
    if (before === null) await addInstall(tx, install);
    else await changeInstall(tx, install.id, joined);
    await useEnrolment(tx, hash, { install: install.id, at: now });
    const actor = `install:${install.id}`;
    const payload = { post: post.id, model: request.model };
    await record(tx, [{ at: now, actor, action: 'enrolled', subject: install.id, area: post.area, payload }]);
    return ok(await answerFor(context, tx, install));
  });
}

/** Makes a one-time token for a post. @returns the text of its QR code and link, or null when there is no such post */
export async function makeEnrolment(
  context: Context,
  by: { post: string; account: string },
): Promise<{ text: string; expires: number } | null> {
  const token = newToken();
  const now = context.now();
  const expires = now + TOKEN_LIFE;
  const made = await context.store.write(async (tx) => {
    const post = await readPost(tx, by.post);
    if (post === null || post.ended_at !== null) return false;
    const { area, id } = post;
    const row = {
      token_hash: tokenHash(token),
      area,
      post: id,
      made_by: by.account,
      made_at: now,
      expires_at: expires,
    };
    await addEnrolment(tx, { ...row, used_at: null, install: null });
    const actor = `account:${by.account}`;
    await record(tx, [{ at: now, actor, action: 'enrolment', subject: id, area, payload: { expires } }]);
    return true;
  });
  return made ? { text: `${context.origin}/enrol#${token}`, expires } : null;
}

async function answerFor(context: Context, tx: Db, install: InstallRow): Promise<InstallAnswer> {
  const county = await countyCard(tx, context.keys);
  if (county === null) throw new Error('no county');
  const post = install.post === null ? null : await readPost(tx, install.post);
  return {
    install: install.id,
    kind: install.kind,
    post: post === null ? null : postOf(post),
    county,
    epoch: (await readMeta(tx, 'epoch')) ?? '',
    serverTime: context.now(),
  };
}

const blank = (phone: { install: string; key: string }, area: string, now: number): InstallRow => ({
  id: phone.install,
  area,
  kind: 'traveller',
  key: phone.key,
  post: null,
  model: null,
  made_at: now,
  enrolled_at: null,
  last_seen: now,
  watermark: 0,
  unsent: null,
  oldest: null,
  rejected: null,
  persisted: null,
  policy: null,
  app: null,
  skew_ms: null,
  revoked_at: null,
  seq: null,
  conflict: null,
  carrying: null,
  cloned_at: null,
});
