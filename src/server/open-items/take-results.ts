import type { Test } from '#domain/policy/facts';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { TestResult } from '#domain/test-result/test-result';
import { type Added, addFacts, type SaidFacts } from '../people/add-facts';
import type { News } from '../people/live-events';
import { addTestResults, checksByIds, openOfRecords, settleResult, waitingResults } from '../store/open-ends';
import type { TestResultRow } from '../store/open-ends-rows';
import { declarationsOfPasses } from '../store/passes';
import { personsOfHandles, readPerson } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';
import { holdPositive } from './hold-positive';
import { close } from './open-items';

/** A result as a post's phone said it. `area` is that of the post, `at` the corrected time, `shift` what that is ahead of the phone's clock. */
export type SaidResult = TestResult & {
  id: string;
  area: string;
  post: string;
  worker: string;
  at: number;
  shift: number;
  receivedAt: number;
};

/** Whom a result is about, as one text. */
const namesOf = (whom: TestResult['whom']): string =>
  'check' in whom ? `check:${whom.check}` : 'person' in whom ? `person:${whom.person}` : `pass:${whom.pass}`;

/** A result's row. The time of a sample that the worker took is on the phone's clock, one of a paper is not. */
function rowOf(said: SaidResult): TestResultRow {
  const moved = said.from === 'worker' ? said.sampledAt + said.shift : said.sampledAt;
  return {
    id: said.id,
    area: said.area,
    names: namesOf(said.whom),
    person: null,
    method: said.method,
    result: said.result,
    sampled_at: Math.max(0, Math.min(moved, said.at)),
    result_at: said.resultAt ?? null,
    source: said.from,
    said_by: `worker:${said.worker}`,
    post: said.post,
    corrected_at: said.at,
    received_at: said.receivedAt,
  };
}

type By = { policy: PreparedPolicy; now: number };

/**
 * Takes over results of tests, in the transaction that stores the records: those that were said now, and those that
 * waited for a check which came now. Each becomes a fact of its person, who is judged anew, and closes the test that the
 * check asked for. A post speaks for its own checks and for who is in its area; of what it says of others the record
 * stays in the history and changes nothing.
 * @param checks the checks that were stored
 */
export async function takeResults(
  tx: Db,
  came: { said: readonly SaidResult[]; checks: readonly string[] },
  by: By,
): Promise<Added> {
  const rows = came.said.map(rowOf);
  await addTestResults(tx, rows);
  const names = [...rows.map((row) => row.names), ...came.checks.map((check) => `check:${check}`)];
  const facts: SaidFacts[] = [];
  const closing: TestResultRow[] = [];
  for (const row of await waitingResults(tx, names)) {
    const person = await personOf(tx, row);
    if (person === null) continue;
    await settleResult(tx, row.id, person.id);
    const told = { at: row.corrected_at, record: row.id, facts: { tests: [factOf(row)] } };
    facts.push({ person: person.id, thing: row.names.replace(/^\w+:/, ''), ...told });
    closing.push(row);
  }
  const added = await addFacts(tx, facts, by);
  const closed = await closeTests(tx, closing);
  const held = await holdPositive(tx, closing.flatMap(positiveOf), by.now);
  return { ...added, news: [...added.news, ...closed, ...held] };
}

const positiveOf = ({ result, names, corrected_at: at }: TestResultRow) =>
  result === 'positive' ? [{ check: names.replace(/^check:/, ''), at }] : [];

/** Who a result is about, as far as its post may say it; null while that is not known. */
async function personOf(tx: Db, row: TestResultRow): Promise<PersonRow | null> {
  const [by = '', id = ''] = row.names.split(':');
  if (by === 'check') {
    const [check] = await checksByIds(tx, [id]);
    const person = check === undefined ? null : await readPerson(tx, check.person);
    return check?.post === row.post ? person : within(person, row);
  }
  if (by === 'person') return within(await readPerson(tx, id), row);
  const declaration = (await declarationsOfPasses(tx, [id])).get(id);
  const handle = declaration === undefined ? `pass:${id}` : `declaration:${declaration}`;
  return within((await personsOfHandles(tx, [handle])).get(handle) ?? null, row);
}

const within = (person: PersonRow | null, { area }: TestResultRow): PersonRow | null =>
  person?.area.startsWith(area) === true ? person : null;

/** A result as a fact of its person: one that answers a check counts as taken at the post. */
const factOf = (row: TestResultRow): Test => ({
  method: row.method === 'naat' ? 'naat' : 'antigen',
  result: row.result === 'positive' ? 'positive' : 'negative',
  sampledAt: row.sampled_at,
  known: row.source === 'evidence' ? 'evidence' : 'seen',
  onSpot: row.names.startsWith('check:'),
});

/** A result closes the test that its check asked for, whenever the sample was taken. */
async function closeTests(tx: Db, results: readonly TestResultRow[]): Promise<News[]> {
  const byRecord = new Map(results.map((row) => [row.names.replace(/^check:/, ''), row]));
  const news: News[] = [];
  for (const item of await openOfRecords(tx, [...byRecord.keys()])) {
    const row = byRecord.get(item.record);
    if (row === undefined || item.kind !== 'spot-test') continue;
    const outcome = row.result === 'positive' ? 'positive' : 'negative';
    const [, by = ''] = row.said_by.split(':');
    news.push(
      ...(await close(tx, item, { outcome, word: '', at: row.corrected_at, by, actor: row.said_by })),
    );
  }
  return news;
}
