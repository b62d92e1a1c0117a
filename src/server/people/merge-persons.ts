import { ok, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { endWards } from '../followup/watch-persons';
import { type AuditEntry, record } from '../store/audit';
import { putWards, wardsOf } from '../store/follow-ups';
import { takeRevs } from '../store/meta';
import { decideMatches, dropMatches, matchesOf } from '../store/near-matches';
import { joinWholes, makePart } from '../store/parts';
import type { Db } from '../store/store';
import { type Deciding, decisionOf, type Undecided, undecided } from './decide-near';
import type { News } from './live-events';
import { settlePersons } from './settle-persons';
import { isWhole, makeWhole } from './whole-person';

type Refused = 'not-found' | 'already-done';
type By = { account: SignedIn; now: number; reason: string };

/**
 * Makes one person of the two of a near match. Both stay as they are, as parts of the joined person; records to come find
 * their own part as before, so that it can be undone. The joined person is judged at once.
 * @returns the joined person; `not-found` for a match that is none of the account's, `already-done` for one that was decided
 */
export async function mergePersons(
  context: Context,
  account: SignedIn,
  { id, reason }: Deciding,
): Promise<Result<{ person: string }, Refused>> {
  const merged = await context.store.write<Result<{ person: string; news: News[] }, Refused>>(async (tx) => {
    const two = await undecided(tx, account, id);
    if (!two.ok) return two;
    const { one, other } = two.value;
    const now = context.now();
    const person = await makeWhole(tx, context.keys.documents, [one, other]);
    await record(
      tx,
      entriesOf(two.value, { action: 'person-merged', into: person }, { account, now, reason }),
    );
    for (const part of [one.id, other.id].filter((part) => part !== person))
      await ((await isWhole(tx, part)) ? joinWholes(tx, part, person) : makePart(tx, part, person));
    const over = await giveWard(tx, [one.id, other.id], { person, now });
    await decide(tx, two.value, decisionOf('merged', account, { now, reason }));
    return ok({ person, news: [...over, ...(await settlePersons(tx, context, [person]))] });
  });
  if (!merged.ok) return merged;
  context.live.publish(merged.value.news);
  return ok({ person: merged.value.person });
}

/** Keeps the two of a near match apart: they are offered again only for another reason. Refused as `mergePersons` refuses. */
export async function keepApart(
  context: Context,
  account: SignedIn,
  { id, reason }: Deciding,
): Promise<Result<null, Refused>> {
  const kept = await context.store.write<Result<number, Refused>>(async (tx) => {
    const two = await undecided(tx, account, id);
    if (!two.ok) return two;
    const now = context.now();
    await decideMatches(tx, [id], decisionOf('apart', account, { now, reason }));
    await record(tx, entriesOf(two.value, { action: 'person-apart', into: null }, { account, now, reason }));
    return ok(await takeRevs(tx, 1));
  });
  if (!kept.ok) return kept;
  context.live.publish([{ rev: kept.value, areas: null, event: { type: 'near-matches' } }]);
  return ok(null);
}

/** What goes on record of both: who the other one is, and why. */
function entriesOf(
  { match, one, other }: Undecided,
  { action, into }: { action: string; into: string | null },
  { account, now: at, reason }: By,
): AuditEntry[] {
  const actor = `account:${account.id}`;
  const entry = (part: typeof one, beside: typeof one): AuditEntry => ({
    ...{ at, actor, action, subject: part.id, area: part.area },
    payload: { match: match.id, with: beside.id, into, reason },
  });
  return [entry(one, other), entry(other, one)];
}

/** The match is decided; what else was open of the two is looked for anew of the joined person. */
async function decide(
  tx: Db,
  { match, one, other }: Undecided,
  decision: ReturnType<typeof decisionOf>,
): Promise<void> {
  const known = await matchesOf(tx, [one.id, other.id]);
  const open = known.filter((row) => row.state === 'open' && row.id !== match.id);
  await dropMatches(
    tx,
    open.map((row) => row.id),
  );
  await decideMatches(tx, [match.id], decision);
}

/** Whoever is followed up goes on to be: since when, and at which site. */
async function giveWard(
  tx: Db,
  parts: readonly string[],
  { person, now }: { person: string; now: number },
): Promise<News[]> {
  const open = (await wardsOf(tx, parts))
    .filter(({ ended_at }) => ended_at === null)
    .sort((a, b) => a.since - b.since);
  const news = await endWards(
    tx,
    parts.filter((part) => part !== person),
    now,
  );
  const [first] = open;
  const site = open.find((ward) => ward.site !== null);
  if (first !== undefined)
    await putWards(tx, [
      { ...first, person, site: site?.site ?? null, site_at: site?.site_at ?? null, ended_at: null },
    ]);
  return news;
}
