import type { PreparedPolicy } from '#domain/policy/prepared';
import type { KakouRecord } from '#domain/record/record';
import { takeSiteWords } from '../capacity/take-site-words';
import { compareSaid } from '../compare/compare-said';
import { isFollowUp } from '../followup/may-follow';
import { watchPersons } from '../followup/watch-persons';
import { instructPersons, type JudgedPerson } from '../instruct/instruct-persons';
import { type SaidStep, takeSteps } from '../instruct/take-steps';
import { type SaidObjection, takeObjections } from '../objections/take-objections';
import { seeToEnds } from '../open-items/find-ends';
import { findReleased } from '../open-items/find-released';
import { colourOf } from '../people/judge';
import type { News } from '../people/live-events';
import type { Placed } from '../people/place-person';
import type { Sayings } from '../store/sayings';
import type { Db } from '../store/store';
import type { InstallRow, RecordRow } from '../store/tables';
import { takeTransfers } from '../transfer/take-transfers';

/** A record that is in the history now, and the person whom it told of; null for one about nobody. */
export type Stored = { record: KakouRecord; row: RecordRow; person: string | null };

type Came = { stored: readonly Stored[]; placed: readonly Placed[]; sayings: Sayings };
type By = { policy: PreparedPolicy; install: InstallRow; receivedAt: number };
type Follows = Awaited<ReturnType<typeof seeToEnds>>;

/**
 * Sees to what follows from records, in the transaction that stores them: instructions, follow-ups, transfers, open
 * ends, objections and comparisons, each in its own room.
 * @returns what desks are told after the commit, and what goes on record
 */
export async function seeToWhatFollows(tx: Db, came: Came, by: By): Promise<Follows> {
  const { placed, sayings } = came;
  const { policy, receivedAt: now } = by;
  const stored = came.stored.map((one) => ({ ...one, person: one.person ?? '' }));
  const judged = placed.map(judgedOf);
  const instructed = await instructPersons(tx, judged, { policy, now });
  const watched = await watchPersons(tx, judged, now);
  const stepped = await takeSteps(tx, stored.flatMap(stepOf));
  const actor = `install:${by.install.id}`;
  const moved = await takeTransfers(tx, stored, { placed, policy, now, actor });
  const counted = await takeSiteWords(tx, stored);
  const objected = await takeObjections(tx, stored.flatMap(objectionOf), now);
  const hours = policy.policy.parameters.deadlinesHours.pushed;
  const released = await findReleased(tx, toldMoreOf(came).map(judgedOf), { now, hours });
  const known = placed.map(({ person, judged: { facts } }) => ({ person, facts }));
  const ends = await seeToEnds(tx, { stored, placed: known }, { policy, now });
  const compared = await compareSaid(tx, sayings, { policy, now });
  const news = [
    placed.flatMap(personNews),
    instructed,
    watched,
    stepped,
    moved,
    counted,
    objected,
    released,
    ends.news,
    compared,
  ].flat();
  return { news, audit: ends.audit };
}

const judgedOf = ({ person, area, judged }: Placed): JudgedPerson => ({
  person,
  area,
  verdict: judged.verdict,
});

/** Those of whom a batch tells more than how they are by now: who fell ill since was rightly let go. */
function toldMoreOf({ stored, placed }: Came): Placed[] {
  const told = new Set(stored.flatMap(({ record, person }) => (isFollowUp(record) ? [] : (person ?? []))));
  return placed.filter(({ person }) => told.has(person));
}

/** What a traveller says against a colour. */
function objectionOf({ record, row }: Stored): SaidObjection[] {
  if (record.kind !== 'objection') return [];
  return [{ ...record.body, id: record.id, install: row.install, at: row.corrected_at }];
}

/** What a village says of an instruction. */
function stepOf({ record, row }: Stored): SaidStep[] {
  if (record.kind !== 'instruction-step') return [];
  return [{ ...record.body, area: row.area, worker: row.worker ?? '', at: row.corrected_at }];
}

const personNews = ({ person, was, judged, area, rev }: Placed): News[] =>
  was === null || was === judged.verdict.colour
    ? []
    : [{ rev, areas: [area], event: { type: 'person', person, colour: colourOf(judged.verdict.colour) } }];
