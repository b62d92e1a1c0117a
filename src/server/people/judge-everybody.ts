import { colourEntry } from '#domain/audit/colour-entry';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { type Colour, colourSeverity } from '#domain/policy/verdict';
import type { Context } from '../context';
import { watchPersons } from '../followup/watch-persons';
import { instructPersons, type JudgedPerson } from '../instruct/instruct-persons';
import { type AuditEntry, record } from '../store/audit';
import { touchExpectedOf } from '../store/expected';
import { takeRevs } from '../store/meta';
import { changePerson, type JudgedRow, personsDue } from '../store/persons';
import type { Db } from '../store/store';
import { touchTransfersOf } from '../transfer/tell-transfers';
import { colourOf, type Judged, judge } from './judge';
import type { News } from './live-events';
import { storedFile } from './place-person';

const STEP = 500;

/** `red` and `orange`: how many became that and were milder before. */
export type JudgedAnew = { red: number; orange: number; news: News[]; audit: AuditEntry[] };

type By = { policy: PreparedPolicy; now: number };

/** Nobody was judged yet. */
export const nobodyJudged = (): JudgedAnew => ({ red: 0, orange: 0, news: [], audit: [] });

/** Judges those anew whose reasons may have ended with the day: a colour ends by itself. */
export async function judgeDue(context: Context): Promise<void> {
  const now = context.now();
  const due = await personsDue(context.store.db, now, 1);
  if (due.length === 0) return;
  const whole = nobodyJudged();
  await context.store.write(async (tx) => {
    const policy = await context.policies.inForce(tx, now);
    for (;;) {
      const persons = await personsDue(tx, now, STEP);
      if (persons.length === 0) break;
      await judgeSome(tx, { policy, now }, { persons, whole });
    }
    await record(tx, whole.audit);
  });
  context.live.publish(whole.news);
}

/** Judges some people by the policy in force, in a transaction; what came of it is added to `whole`. */
export async function judgeSome(
  tx: Db,
  by: By,
  among: { persons: readonly JudgedRow[]; whole: JudgedAnew },
): Promise<void> {
  const { persons, whole } = among;
  const changed: string[] = [];
  const judgedAnew: JudgedPerson[] = [];
  const watched: JudgedPerson[] = [];
  const recoloured: { person: JudgedRow; colour: Colour }[] = [];
  for (const person of persons) {
    const judged = judge(storedFile(person), person, by);
    const { verdict, verdict_due: due } = judged.row;
    if (judged.changed || due !== person.verdict_due || !saysTheSame(verdict, person.verdict))
      await changePerson(tx, person.id, judged.row);
    if (judged.changed || !saysTheSame(verdict, person.verdict))
      watched.push({ person: person.id, area: person.area, verdict: judged.verdict });
    if (!judged.changed) continue;
    changed.push(person.id);
    judgedAnew.push({ person: person.id, area: person.area, verdict: judged.verdict });
    if (judged.verdict.colour !== person.colour) recoloured.push({ person, colour: judged.verdict.colour });
    whole.audit.push(changeOf(person, judged, by.now));
  }
  await tell(tx, recoloured, whole);
  whole.news.push(...(await instructPersons(tx, judgedAnew, by)));
  whole.news.push(...(await watchPersons(tx, watched, by.now)));
  await touchExpectedOf(tx, changed, by.now);
  await touchTransfersOf(
    tx,
    watched.map(({ person }) => person),
  );
}

/** What goes on record of somebody whose colour or measure changed. */
const changeOf = (person: JudgedRow, { facts, verdict }: Judged, now: number): AuditEntry => ({
  at: now,
  actor: 'server',
  action: 'colour',
  subject: person.id,
  area: person.area,
  payload: colourEntry(person.colour, facts, verdict),
});

/** Counts who turned red and orange, and tells the desks of every new colour. */
async function tell(
  tx: Db,
  recoloured: readonly { person: JudgedRow; colour: Colour }[],
  whole: JudgedAnew,
): Promise<void> {
  if (recoloured.length === 0) return;
  let rev = await takeRevs(tx, recoloured.length);
  for (const { person, colour } of recoloured) {
    if (colour !== 'green' && colourSeverity(colour) > colourSeverity(colourOf(person.colour)))
      whole[colour]++;
    whole.news.push({
      rev: rev++,
      areas: [person.area],
      event: { type: 'person', person: person.id, colour },
    });
  }
}

/** Whether two stored verdicts differ in nothing but the number of the policy: that is no change of a person. */
const saysTheSame = (a: string, b: string): boolean => withoutNumber(a) === withoutNumber(b);

/** A stored verdict begins with the number of its policy. */
const withoutNumber = (verdict: string): string => verdict.replace(/^\{"policy":\d+,/, '{');
