import { insertMany } from './many';
import { takeRevs } from './meta';
import type { Db } from './store';

/** What phones are told of when it changes; the words are those of the pull's tables. */
export type Topic =
  | 'county'
  | 'policy'
  | 'issuers'
  | 'evidence-keys'
  | 'post'
  | 'area'
  | 'venue'
  | 'worker'
  | 'expected'
  // Sent to a village or town; the key is `instructionKey`.
  | 'instruction'
  // For the team, the site and the post that holds the person; the key is `transferKey`.
  | 'transfer'
  // A room of a site.
  | 'room'
  // What a site has of something, and a day that it confirmed; the key of a day is `siteReportKey`.
  | 'supply'
  | 'site-report'
  // Somebody under a measure, for who sees to them; the key is `wardKey`.
  | 'ward'
  // What waits at a post or in a village; the key is the item's id.
  | 'open-item'
  // Who is on duty at a desk, for the phones below it; the key is the desk's area.
  | 'duty'
  // A pass that was used at a post; the key is `usedKey`.
  | 'used';

/** What a use is called in the log: one for each pass and post. */
export const usedKey = (pass: string, post: string): string => `${pass} ${post}`;

/** What an instruction is called in the log: one for each area that it was ever sent to. */
export const instructionKey = (id: string, area: string): string => `${id} ${area}`;

/** What a transfer is called in the log: one for each post that hears of it. */
export const transferKey = (id: string, post: string): string => `${id} ${post}`;

/** What somebody under a measure is called in the log: one for each area or site that ever saw to them. */
export const wardKey = (person: string, to: string): string => `${person} ${to}`;

/** What a confirmed day is called in the log. */
export const siteReportKey = (site: string, day: string): string => `${site} ${day}`;

/** A use is told of for so long, ms. */
export const USED_TOLD = 24 * 3_600_000;

/**
 * One changed thing. `area` says whom it concerns (the destination of somebody expected, the area of a post), `post`
 * the entry post, the worker's or that of the use, `at` when somebody is expected or when a pass was used (ms UTC).
 */
export type Touched = { topic: Topic; key: string; area: string; post: string | null; at: number | null };

/** Notes that things changed, each under a rev of its own. A thing has one entry, at its newest rev. */
export async function touch(tx: Db, things: readonly Touched[]): Promise<void> {
  const distinct = [...new Map(things.map((one) => [`${one.topic} ${one.key}`, one])).values()];
  if (distinct.length === 0) return;
  const rev = await takeRevs(tx, distinct.length);
  const rows = distinct.map(({ topic, key, area, post, at }, i) => ({
    topic,
    key,
    area,
    post,
    at,
    rev: rev + i,
  }));
  await insertMany(tx, 'changes', rows, { keep: 'new', key: ['topic', 'key'] });
}

/** Who asks for changes: a traveller's phone, or a post's with the area of that post. */
type ChangeScope = {
  post: { id: string; kind: string; area: string; ended_at: number | null } | null;
  /** Expected arrivals count from and to these times, ms UTC. */
  window: { from: number; to: number };
  /** ms UTC. */
  now: number;
};

export type ChangeRow = { topic: string; key: string; post: string | null; at: number | null; rev: number };

/** At most `limit` changes after a rev that concern this phone, oldest first. */
export async function changesAfter(
  db: Db,
  rev: number,
  asked: { scope: ChangeScope; limit: number },
): Promise<ChangeRow[]> {
  const { post, window, now } = asked.scope;
  const query = db.selectFrom('changes').select(['topic', 'key', 'post', 'at', 'rev']).where('rev', '>', rev);
  const scoped =
    post === null
      ? query.where('topic', 'in', ['county', 'policy', 'issuers'])
      : query.where((is) =>
          is.or([
            is('topic', 'in', ['county', 'policy', 'issuers', 'evidence-keys', 'post', 'area', 'venue']),
            is.and([is('topic', '=', 'worker'), is('post', '=', post.id)]),
            is.and([is('topic', '=', 'used'), is('post', '=', post.id), is('at', '>=', now - USED_TOLD)]),
            is.and([
              is('topic', 'in', ['transfer', 'room', 'ward', 'open-item', 'supply', 'site-report']),
              is('post', '=', post.id),
            ]),
            is.and([is('topic', '=', 'duty'), is('area', 'in', areasAbove(post.area))]),
            is.and([
              is.lit(post.kind === 'village' && post.ended_at === null),
              is('topic', 'in', ['instruction', 'ward', 'open-item']),
              is('post', 'is', null),
              is('area', 'like', `${post.area}%`),
            ]),
            is.and([
              // Nobody is expected at a post that is no more, by drivers, or at a quarantine site.
              is.lit(post.kind !== 'drivers' && post.kind !== 'site'),
              is(is.lit(post.ended_at), 'is', null),
              is('topic', '=', 'expected'),
              post.kind === 'village'
                ? is.or([is('post', '=', post.id), is('area', 'like', `${post.area}%`)])
                : is.or([is('post', '=', post.id), is('post', 'is', null)]),
              // A phone that starts anew need not hear of those who are gone.
              ...(rev === 0 ? [is('at', '>=', window.from), is('at', '<', window.to)] : []),
            ]),
          ]),
        );
  return await scoped.orderBy('rev').limit(asked.limit).execute();
}

/** The county, town and village that an area lies in, as far as it is that fine. */
const areasAbove = (area: string): string[] =>
  [6, 9, 12].filter((digits) => digits <= area.length).map((digits) => area.slice(0, digits));

/** What changed, and whom it concerns. */
export type ChangedThing = { topic: string; area: string; post: string | null };

/** At most `limit` things that changed after a rev, whomever they concern. */
export const changedAfter = (db: Db, rev: number, limit: number): Promise<ChangedThing[]> =>
  db
    .selectFrom('changes')
    .select(['topic', 'area', 'post'])
    .where('rev', '>', rev)
    .orderBy('rev')
    .limit(limit)
    .execute();

/** Declarations that somebody expected between two times has, so that a new day can be told of. */
export async function expectedBetween(db: Db, from: number, to: number): Promise<Touched[]> {
  const rows = await db
    .selectFrom('changes')
    .select(['key', 'area', 'post', 'at'])
    .where('topic', '=', 'expected')
    .where('at', '>=', from)
    .where('at', '<', to)
    .execute();
  return rows.map((row) => ({ topic: 'expected', ...row }));
}

/** Forgets uses of which no phone is told any more. */
export async function forgetUses(tx: Db, now: number): Promise<void> {
  await tx
    .deleteFrom('changes')
    .where('topic', '=', 'used')
    .where('at', '<', now - USED_TOLD)
    .execute();
}
