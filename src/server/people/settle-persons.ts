import { verdictSchema } from '#domain/policy/verdict';
import { comparePersons } from '../compare/compare-persons';
import type { Context } from '../context';
import { watchPersons } from '../followup/watch-persons';
import { instructPersons, tellOf } from '../instruct/instruct-persons';
import { findReleased } from '../open-items/find-released';
import { record } from '../store/audit';
import { touchExpectedOf } from '../store/expected';
import { openOf } from '../store/instructions';
import { takeRevs } from '../store/meta';
import { personsByIds } from '../store/persons';
import type { Db } from '../store/store';
import { judgeSome, nobodyJudged } from './judge-everybody';
import type { News } from './live-events';

/**
 * What follows for persons who were joined or taken apart, in the same transaction: each is judged by what is known of them
 * now, has the instruction that the measure needs, is watched or is not, is compared anew, and the posts that wait for
 * them hear of it.
 * @returns what desks are told after the commit: rows name other persons now, so that everything is read again
 */
export async function settlePersons(tx: Db, context: Context, persons: readonly string[]): Promise<News[]> {
  const now = context.now();
  const policy = await context.policies.inForce(tx, now);
  const whole = nobodyJudged();
  await judgeSome(tx, { policy, now }, { persons: await personsByIds(tx, persons), whole });
  await record(tx, whole.audit);
  const rows = await personsByIds(tx, persons);
  const judged = rows.map(({ id: person, area, verdict }) => ({
    person,
    area,
    verdict: verdictSchema.parse(JSON.parse(verdict)),
  }));
  const instructed = await instructPersons(tx, judged, { policy, now });
  const open = (await openOf(tx, persons)).map(({ id, area }) => ({ id, area }));
  const told = await tellOf(tx, open);
  const watched = await watchPersons(tx, judged, now);
  const hours = policy.policy.parameters.deadlinesHours.pushed;
  const released = await findReleased(tx, judged, { now, hours });
  const compared = await comparePersons(tx, persons, { policy, now });
  await touchExpectedOf(tx, persons, now);
  const rev = await takeRevs(tx, 2);
  return [
    ...whole.news,
    ...instructed,
    ...told,
    ...watched,
    ...released,
    ...compared,
    { rev, areas: rows.map(({ area }) => area), event: { type: 'again' } },
    { rev: rev + 1, areas: null, event: { type: 'near-matches' } },
  ];
}
