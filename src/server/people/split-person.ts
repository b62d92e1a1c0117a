import { merge } from '#domain/person/person-file';
import { saidOfWhole } from '#domain/person/said-of-whole';
import { colourSeverity } from '#domain/policy/verdict';
import { fault, ok, type Result } from '#domain/result';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import { endWards } from '../followup/watch-persons';
import { type AuditEntry, record } from '../store/audit';
import { putWards, wardsOf } from '../store/follow-ups';
import { decideMatches, dropMatches, matchesOf } from '../store/near-matches';
import { joinPersons, leaveWhole, partsOf } from '../store/parts';
import { changePerson, readPerson } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';
import { decisionOf, isDecider } from './decide-near';
import { judge } from './judge';
import type { News } from './live-events';
import { fileOf } from './place-person';
import { settlePersons } from './settle-persons';
import { namesOf, together } from './whole-person';

type Splitting = { id: string; part: string; reason: string };
type Refused = 'not-found' | 'already-done';
type Apart = { whole: PersonRow; leaving: PersonRow[]; staying: PersonRow[] };

/**
 * Undoes a merge: takes one part out of a joined person; of two both stand alone again. Each has what its own records say,
 * and what was said of the joined person as a whole. All are judged at once, and not offered as one again without a new
 * reason.
 * @returns who they are now; `not-found` for nobody of the account's area, `already-done` when it is no part any more
 */
export async function splitPerson(
  context: Context,
  account: SignedIn,
  { id, part, reason }: Splitting,
): Promise<Result<{ persons: string[] }, Refused>> {
  const split = await context.store.write<Result<{ persons: string[]; news: News[] }, Refused>>(
    async (tx) => {
      const whole = await readPerson(tx, id);
      if (whole === null || !(await isDecider(tx, account, whole.id))) return fault('not-found');
      const parts = await partsOf(tx, whole.id);
      if (parts.length < 2 || !parts.some((one) => one.id === part)) return fault('already-done');
      const leaving = parts.length === 2 ? parts : parts.filter((one) => one.id === part);
      const staying = parts.filter((one) => !leaving.includes(one));
      const apart = { whole, leaving, staying };
      await takeApart(tx, context, apart);
      const now = context.now();
      await record(tx, entriesOf(apart, { account, now, reason }));
      await keepApart(tx, apart, decisionOf('apart', account, { now, reason }));
      const over = await giveWards(tx, apart, now);
      const persons = [...leaving, ...(staying.length === 0 ? [] : [whole])].map((one) => one.id);
      const news = [...over, ...(await settlePersons(tx, context, persons))];
      return ok({ persons, news });
    },
  );
  if (!split.ok) return split;
  context.live.publish(split.value.news);
  return ok({ persons: split.value.persons });
}

async function takeApart(tx: Db, context: Context, { whole, leaving, staying }: Apart): Promise<void> {
  const { documents } = context.keys;
  const parts = [...leaving, ...staying];
  const ofWhole = saidOfWhole(fileOf(whole), parts.map(fileOf));
  for (const part of leaving) {
    const file = merge(fileOf(part), ofWhole);
    await changePerson(tx, part.id, { ...namesOf(file), file: JSON.stringify(file) });
    await leaveWhole(tx, part.id, whole.id);
  }
  const [first, ...others] = staying;
  if (first === undefined) {
    // What hangs on nobody's own record goes with the one of whom there is more to fear.
    const into = (await severest(tx, context, leaving)).id;
    await joinPersons(tx, whole.id, { part: into, shown: into });
    return;
  }
  const left = together([first, ...others], documents);
  const file = merge(fileOf(left), ofWhole);
  const { colour, measure, verdict, verdict_at } = whole;
  const judged = { colour, measure, verdict, verdict_at };
  await changePerson(tx, whole.id, { ...left, ...judged, ...namesOf(file), file: JSON.stringify(file) });
}

async function severest(tx: Db, context: Context, parts: readonly PersonRow[]): Promise<{ id: string }> {
  const now = context.now();
  const policy = await context.policies.inForce(tx, now);
  const [worst] = parts
    .map((part) => ({ id: part.id, judged: judge(fileOf(part), part, { policy, now }) }))
    .sort((a, b) => colourSeverity(b.judged.verdict.colour) - colourSeverity(a.judged.verdict.colour));
  if (worst === undefined) throw new Error('nobody leaves');
  return worst;
}

type By = { account: SignedIn; now: number; reason: string };

function entriesOf({ whole, leaving, staying }: Apart, { account, now: at, reason }: By): AuditEntry[] {
  const entry = {
    at,
    actor: `account:${account.id}`,
    action: 'person-split',
    payload: { from: whole.id, reason },
  };
  return [...leaving, ...(staying.length === 0 ? [] : [whole])].map(({ id: subject, area }) => ({
    ...entry,
    subject,
    area,
  }));
}

/** Those who were one are not offered as one again for the same reasons. */
async function keepApart(
  tx: Db,
  { whole, leaving, staying }: Apart,
  decision: ReturnType<typeof decisionOf>,
): Promise<void> {
  const known = await matchesOf(
    tx,
    [whole, ...leaving].map(({ id }) => id),
  );
  const gone = (id: string) =>
    leaving.some((part) => part.id === id) || (staying.length === 0 && id === whole.id);
  const merged = known.filter(({ state, one, other }) => state === 'merged' && (gone(one) || gone(other)));
  await decideMatches(
    tx,
    merged.map(({ id }) => id),
    decision,
  );
  await dropMatches(
    tx,
    known.filter(({ state }) => state === 'open').map(({ id }) => id),
  );
}

/** Whoever is followed up goes on to be, as before they were joined; whom it is over for is let go when they are judged. */
async function giveWards(tx: Db, { whole, leaving, staying }: Apart, now: number): Promise<News[]> {
  const wards = await wardsOf(
    tx,
    [whole, ...leaving].map(({ id }) => id),
  );
  const ward = wards.find(({ person, ended_at }) => person === whole.id && ended_at === null);
  if (ward === undefined) return [];
  await putWards(
    tx,
    leaving.map(({ id: person, area }) => {
      const before = wards.find((one) => one.person === person);
      return { ...ward, person, area, since: before?.since ?? ward.since };
    }),
  );
  return staying.length === 0 ? await endWards(tx, [whole.id], now) : [];
}
