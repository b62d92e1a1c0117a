import { factsOf, merge, type PersonFile, personFrom, type Told } from '#domain/person/person-file';
import type { Facts } from '#domain/policy/facts';
import type { PreparedPolicy } from '#domain/policy/prepared';
import { verdictSchema } from '#domain/policy/verdict';
import { findReleased } from '../open-items/find-released';
import type { AuditEntry } from '../store/audit';
import { addPartThings, partOfThing, partsOf } from '../store/parts';
import { changePerson, readPerson } from '../store/persons';
import type { Db } from '../store/store';
import { judgeSome, nobodyJudged } from './judge-everybody';
import type { News } from './live-events';
import { fileOf } from './place-person';

/**
 * Facts of one person, beside the records that are placed: `record` names what they are known by, `thing` what of the
 * person's they are about (a check), by which they stay with the right one when a desk takes a joined person apart.
 */
export type SaidFacts = Pick<Told, 'at' | 'record' | 'facts'> & { person: string; thing: string | null };

export type Added = {
  /** What desks are told after the commit. */
  news: News[];
  /** What goes on record of changed colours, after whatever else the transaction puts on record of those persons. */
  audit: AuditEntry[];
  /** What is known of them now. */
  persons: { person: string; facts: Facts }[];
};

/**
 * Adds facts to persons who are there and judges them anew, in the caller's transaction: colours, instructions and
 * everything that follows, as if a record had told of them. Whom nobody knows is left out.
 */
export async function addFacts(
  tx: Db,
  said: readonly SaidFacts[],
  by: { policy: PreparedPolicy; now: number },
): Promise<Added> {
  const files = new Map<string, PersonFile>();
  const whole = nobodyJudged();
  for (const { person: id, thing, ...told } of said) {
    const row = await readPerson(tx, id);
    if (row === null) continue;
    await addToPart(tx, row.id, { thing, told });
    const file = merge(files.get(row.id) ?? fileOf(row), personFrom(told));
    files.set(row.id, file);
    await changePerson(tx, row.id, { file: JSON.stringify(file) });
  }
  const persons: Added['persons'] = [];
  const judged: Parameters<typeof findReleased>[1][number][] = [];
  for (const [id, file] of files) {
    const before = await readPerson(tx, id);
    if (before === null) continue;
    await judgeSome(tx, by, { persons: [before], whole });
    const after = await readPerson(tx, id);
    persons.push({ person: id, facts: factsOf(file) });
    if (after !== null) judged.push({ person: id, verdict: verdictSchema.parse(JSON.parse(after.verdict)) });
  }
  const hours = by.policy.policy.parameters.deadlinesHours.pushed;
  const released = await findReleased(tx, judged, { now: by.now, hours });
  return { news: [...whole.news, ...released], audit: whole.audit, persons };
}

/** The part of a joined person whom the facts are about knows them too; of one who was never joined there is no part. */
async function addToPart(
  tx: Db,
  whole: string,
  { thing, told }: { thing: string | null; told: Omit<SaidFacts, 'person' | 'thing'> },
): Promise<void> {
  const parts = await partsOf(tx, whole);
  const named = thing === null ? null : await partOfThing(tx, thing);
  const part = parts.find(({ id }) => id === named) ?? parts[0];
  if (part === undefined) return;
  await changePerson(tx, part.id, { file: JSON.stringify(merge(fileOf(part), personFrom(told))) });
  await addPartThings(tx, [{ thing: told.record, area: part.area, part: part.id }]);
}
