import type { PreparedPolicy } from '#domain/policy/prepared';
import { colourSeverity } from '#domain/policy/verdict';
import type { Context } from '../context';
import { type AuditEntry, record } from '../store/audit';
import { touchExpectedOf } from '../store/expected';
import { takeRevs } from '../store/meta';
import { changePerson, personsAfter, personsDue } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';
import { colourOf, judge } from './judge';
import type { News } from './live-events';
import { fileOf } from './place-person';

const STEP = 500;

/** `red` and `orange`: how many became that and were milder before. */
type JudgedAnew = { red: number; orange: number; news: News[]; audit: AuditEntry[] };

type By = { policy: PreparedPolicy; now: number };

/** Judges everybody anew, in the transaction that changes the policy (PRODUCT.md rule 6). */
export async function judgeEverybody(tx: Db, by: By): Promise<JudgedAnew> {
  const whole: JudgedAnew = { red: 0, orange: 0, news: [], audit: [] };
  let last = '';
  for (;;) {
    const persons = await personsAfter(tx, last, STEP);
    if (persons.length === 0) return whole;
    await judgeSome(tx, by, { persons, whole });
    last = persons.at(-1)?.id ?? last;
  }
}

/** Judges those anew whose reasons may have ended with the day: a colour ends by itself. */
export async function judgeDue(context: Context): Promise<void> {
  const now = context.now();
  const due = await personsDue(context.store.db, now, 1);
  if (due.length === 0) return;
  const whole: JudgedAnew = { red: 0, orange: 0, news: [], audit: [] };
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

async function judgeSome(
  tx: Db,
  by: By,
  among: { persons: readonly PersonRow[]; whole: JudgedAnew },
): Promise<void> {
  const { persons, whole } = among;
  const changed: string[] = [];
  for (const person of persons) {
    const judged = judge(fileOf(person), person, by);
    if (judged.row.verdict !== person.verdict || judged.row.verdict_due !== person.verdict_due)
      await changePerson(tx, person.id, judged.row);
    if (!judged.changed) continue;
    changed.push(person.id);
    const { colour, measure, policy, reasons } = judged.verdict;
    if (colour !== person.colour) {
      if (colourSeverity(colour) > colourSeverity(colourOf(person.colour)) && colour !== 'green')
        whole[colour]++;
      const rev = await takeRevs(tx, 1);
      whole.news.push({ rev, areas: [person.area], event: { type: 'person', person: person.id, colour } });
    }
    whole.audit.push({
      at: by.now,
      actor: 'server',
      action: 'colour',
      subject: person.id,
      area: person.area,
      payload: {
        was: person.colour,
        colour,
        measure,
        policy,
        rows: [...new Set(reasons.map(({ row }) => row))],
      },
    });
  }
  await touchExpectedOf(tx, changed, by.now);
}
